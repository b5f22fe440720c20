/*
 * Sealing an acta: number, projection, canonical text, hash, signature. The room writes what comes out of here together with the
 * closing event, or not at all.
 *
 * Nothing is reserved: if another meeting takes the number first, the room asks again. A version that only takes up corrections is made
 * from the sealed one before it, so nothing else can differ. The next meeting's draft is made first, so that its link is in the acta; if
 * the closing fails after all, the draft waits for the next try.
 */
import { acceptedIn, amend, canonical, contentOf, project, type Closing, type MinutesContent } from '@acta-viva/model/minutes'
import type { NextMeeting } from '@acta-viva/model/record'
import type { Seal } from '../rooms/ports.ts'
import { aboutMeeting, contentIn, yearOf, type AboutDeps } from './about.ts'
import { sha256, type Signer } from './sign.ts'

/** What has to be there before an acta is closed. */
export interface BeforeClosing {
  /** The meeting waits to become final. */
  closing(meeting: string): Promise<void>
  /** Makes the draft of the next meeting, unless there is one. */
  prepareNext(meeting: string, next: NextMeeting): Promise<void>
}

/** The room's `Seal`. Documents and state must be the committed ones. */
export const openSeal = (deps: AboutDeps, signer: () => Promise<Signer>, ready: BeforeClosing): Seal =>
  async ({ meeting, state, table, plenary, teams, by, at, reason, finishes }) => {
  await ready.closing(meeting)
  if (!finishes && state.next?.at != null) await ready.prepareNext(meeting, state.next)
  const about = await aboutMeeting(deps, meeting, at)
  const asked = yearOf(state.startedAt ?? at)
  const { year, number, version } = await deps.directory.nextActa(meeting, about.community.id, asked)
  const before = version > 1 ? await deps.directory.acta(meeting, version - 1) : null
  const closing: Closing = {
    at, by: state.people[by]?.name ?? '', reason: reason ?? '', before: before === null ? null : { version: before.version, sha256: before.sha256 },
  }
  const ended = { ...state, phase: 'ended' as const, endedAt: state.endedAt ?? at }
  const fresh = (): MinutesContent => contentOf(project({
    table, plenary, state: ended, teams: [...teams].map(([id, doc]) => ({ id, doc })), now: at,
    about: {
      ...about, number, year, version, closing,
    },
  }))
  const content = finishes && before !== null ? amend(contentIn(before), acceptedIn(state, (one) => one.version === null), version, closing) : fresh()
  const json = canonical(content)
  const hash = sha256(json)
  return {
    extras: { number, year, version, sha256: hash },
    acta: {
      meeting, version, community: about.community.id, year, number, closedAt: at, closedBy: by, reason, sha256: hash, json,
      signature: (await signer()).sign(json),
    },
  }
}
