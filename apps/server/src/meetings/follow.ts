/*
 * What the directory learns from the record: phases for lists, names, who was merged or taken out, and which links end.
 *
 *   event on the disk ─► the rows that only mirror it ─► next event of the same meeting
 *
 * The record stays the truth: a row that could not be written is logged and the meeting goes on. Events of one meeting are followed
 * in their order.
 */
import type { EventOf, EventType, MeetingEvent } from '@acta-viva/model/record'
import { hashOf, newSecret, type RandomBytes } from '../access/keys.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'

export interface FollowDeps {
  readonly store: Pick<Store, 'directory'>
  readonly log: Log
  readonly now: () => number
  readonly random: RandomBytes
}

export interface Follower {
  told(meeting: string, event: MeetingEvent): void
  /** Resolves when everything told so far is written or logged. */
  idle(): Promise<void>
}

type Follow = (meeting: string, event: MeetingEvent) => Promise<unknown>

const phases: Partial<Record<EventType, string>> = {
  'meeting.start': 'open', 'meeting.end': 'ended', 'minutes.close': 'closed', 'minutes.reopen': 'ended',
}

export function openFollower({ store: { directory }, log, now, random }: FollowDeps): Follower {
  /** What was in force when the command was accepted opens nothing any more; a key given out since then stays. */
  const revoke = async (meeting: string, { role, at }: EventOf<'link.replace'>): Promise<void> => {
    const old = (await directory.links(meeting)).filter((link) => link.createdAt < at && (role === 'participant' || link.role === role))
    for (const link of old) {
      await directory.replaceLink({ ...link, keyHash: hashOf(newSecret(random)), createdAt: at })
    }
  }

  const follow: Follow = async (meeting, event) => {
    const phase = phases[event.type]
    if (phase !== undefined) await directory.updateMeeting(meeting, { phase })
    switch (event.type) {
      case 'person.rename': return directory.updatePerson(meeting, event.person, { name: event.name })
      case 'person.merge': return directory.mergePeople(meeting, event.from, event.into)
      case 'link.replace': return revoke(meeting, event)
      case 'person.remove':
        await directory.updatePerson(meeting, event.person, { removedAt: event.restore === true ? null : now() })
        return event.restore === true ? undefined : directory.endSessions(meeting, event.person)
      default: return undefined
    }
  }
  const turns = new Map<string, Promise<void>>()
  return {
    told(meeting, event) {
      const before = turns.get(meeting) ?? Promise.resolve()
      const mine = before.then(() => follow(meeting, event)).then(
        () => undefined,
        (error: unknown) => log.error('the directory could not follow', { meeting, event: event.type, error: String(error) }),
      ).then(() => { if (turns.get(meeting) === mine) turns.delete(meeting) })
      turns.set(meeting, mine)
    },
    idle: async () => { await Promise.all(turns.values()) },
  }
}
