/*
 * Commands on their way: sent at once while there is a line, kept on this device while there is none.
 *
 * A command keeps its id however often it is sent, so a repeat changes nothing. Only what still makes sense later is kept
 * (`keepable`): asking for a turn, a position, an attendance mark. "Next block" pressed without signal is refused here and now
 * with 'offline', because half an hour later it would do harm. What was kept goes up in order, with the moment it was meant.
 */
import type { EventId, Millis } from '@acta-viva/model/ids'
import type { Command, CommandType, MeetingEvent } from '@acta-viva/model/record'
import type { RefusalReason } from '@acta-viva/model/wire'

/** A command as a screen says it: the outbox gives it its id. */
export type Wish = { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'id' | 'meant'> }[CommandType]
export type Outcome =
  | { ok: true; event: MeetingEvent }
  | { ok: false; reason: RefusalReason | 'offline' }
  /** Kept on this device; it will be sent when the line is back. */
  | { ok: 'kept' }

export interface Kept { command: Command; at: Millis }

const keepable: ReadonlySet<CommandType> = new Set<CommandType>([
  'turn.request', 'turn.withdraw', 'position.state', 'presence.mark', 'rsvp.answer', 'minutes.confirm', 'minutes.correct',
  'answers.ready', 'review.mark', 'evidence.attach', 'person.rename',
])

export interface OutboxDeps {
  makeId: () => EventId
  now: () => Millis
  /** Puts the command on the line; false if there is none. */
  send: (command: Command) => boolean
  read: () => Kept[]
  write: (kept: Kept[]) => void
  changed: (kept: readonly Kept[]) => void
  /** A kept command was answered, long after its screen stopped waiting. */
  late: (kept: Kept, outcome: Outcome) => void
}

export interface Outbox {
  send: (wish: Wish) => Promise<Outcome>
  /** The server answered this id. */
  answered: (id: string, outcome: Outcome) => void
  /** The line is back: everything unanswered goes up again, in order. */
  resume: () => void
  kept: () => readonly Kept[]
  /** Takes back what was kept and never sent. */
  forget: (id: string) => void
}

export function openOutbox(deps: OutboxDeps): Outbox {
  let kept = deps.read()
  const waiting = new Map<string, { command: Command; settle: (outcome: Outcome) => void }>()
  const keep = (next: Kept[]) => { kept = next; deps.write(next); deps.changed(next) }

  return {
    send(wish) {
      const command = { ...wish, id: deps.makeId() } as Command
      if (deps.send(command)) return new Promise((settle) => { waiting.set(command.id, { command, settle }) })
      if (!keepable.has(command.type)) return Promise.resolve({ ok: false, reason: 'offline' })
      const at = deps.now()
      keep([...kept, { command: { ...command, meant: at }, at }])
      return Promise.resolve({ ok: 'kept' })
    },
    answered(id, outcome) {
      waiting.get(id)?.settle(outcome)
      waiting.delete(id)
      const mine = kept.find(({ command }) => command.id === id)
      if (mine === undefined) return
      keep(kept.filter((one) => one !== mine))
      deps.late(mine, outcome)
    },
    resume() {
      for (const { command } of waiting.values()) deps.send(command)
      for (const { command } of kept) deps.send(command)
    },
    kept: () => kept,
    forget(id) { keep(kept.filter(({ command }) => command.id !== id)) },
  }
}
