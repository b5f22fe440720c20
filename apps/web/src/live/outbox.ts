/*
 * Commands on their way: sent at once while there is a line, kept on this device while there is none.
 *
 * A command keeps its id however often it is sent, so a repeat changes nothing. Only what still makes sense later is kept
 * (`keepable`): asking for a turn, a position, an attendance mark. "Next block" pressed without signal is refused here and now
 * with 'offline', because half an hour later it would do harm; only in the first moments of a visit it waits for the line to open. What was
 * kept goes up in order, with the moment it was meant.
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

/** `about`: the block that was running when it was meant; `asks`: its block has passed, so its person is asked before it goes. */
export interface Kept { command: Command; at: Millis; about?: string | null; asks?: boolean }
/** It waits for the signal, not just for a line that is coming up: only then is that said. */
export const isLate = (one: Kept): boolean => one.asks === true || one.command.meant !== undefined
/** What to do with a kept command now: send it, wait until the record is known again, or ask its person first. */
export type Due = 'send' | 'wait' | 'ask'

const keepable: ReadonlySet<CommandType> = new Set<CommandType>([
  'turn.request', 'turn.withdraw', 'position.state', 'presence.mark', 'rsvp.answer', 'minutes.confirm', 'minutes.correct',
  'answers.ready', 'review.mark', 'evidence.attach', 'person.rename',
])

export interface OutboxDeps {
  makeId: () => EventId
  now: () => Millis
  /** The block that is running, as far as this device knows. */
  block: () => string | null
  due: (kept: Kept) => Due
  /** Puts the command on the line; false if there is none. */
  send: (command: Command) => boolean
  /** The first greeting of this visit is on its way: whoever has just come in is not without a line. */
  coming: () => boolean
  after: (ms: number, run: () => void) => () => void
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
  /** The line is back, or more is known: everything unanswered that is due goes up, in order, once per connection. */
  resume: () => void
  /** The line is gone: what was not answered goes up again on the next one. */
  cut: () => void
  /** Yes, still: a kept command that asked goes up. */
  insist: (id: string) => void
  kept: () => readonly Kept[]
  /** Takes back what was kept and never sent. */
  forget: (id: string) => void
}

/** How long a command waits for the first greeting before it is one kept for later, or none. */
const PATIENCE = 5_000

export function openOutbox(deps: OutboxDeps): Outbox {
  let kept = deps.read()
  const waiting = new Map<string, { command: Command; settle: (outcome: Outcome) => void }>()
  const sent = new Set<string>()
  const held = new Set<string>()
  const keep = (next: Kept[]) => { kept = next; deps.write(next); deps.changed(next) }
  const put = (command: Command) => { if (!sent.has(command.id) && deps.send(command)) { sent.add(command.id); held.delete(command.id) } }
  /** Tells whoever pressed and still waits; false if nobody does. */
  const settle = (id: string, outcome: Outcome) => {
    waiting.get(id)?.settle(outcome)
    return waiting.delete(id)
  }
  const pressed = (command: Command) => new Promise<Outcome>((tell) => { waiting.set(command.id, { command, settle: tell }) })
  /** Waits for the first greeting; where none comes, `never` says what becomes of it. */
  const greeted = (command: Command, never: () => Outcome) => {
    held.add(command.id)
    deps.after(PATIENCE, () => { if (held.delete(command.id) && waiting.has(command.id)) settle(command.id, never()) })
    return pressed(command)
  }
  const own = (type: CommandType, command: { type: string; person?: unknown }) => command.type === type && command.person === undefined

  return {
    send(wish) {
      const command = { ...wish, id: deps.makeId() } as Command
      if (deps.send(command)) {
        sent.add(command.id)
        return pressed(command)
      }
      if (!keepable.has(command.type)) {
        return deps.coming() ? greeted(command, () => ({ ok: false, reason: 'offline' })) : Promise.resolve({ ok: false, reason: 'offline' })
      }
      // One wish for the word is one place in the queue: said again it keeps its first moment, taken back it never leaves.
      const asked = kept.find((one) => own('turn.request', one.command))
      if (asked !== undefined && (own('turn.withdraw', command) || own('turn.request', command))) settle(asked.command.id, { ok: 'kept' })
      if (asked !== undefined && own('turn.withdraw', command)) {
        keep(kept.filter((one) => one !== asked))
        return Promise.resolve({ ok: 'kept' })
      }
      const at = (own('turn.request', command) ? asked?.at : undefined) ?? Math.round(deps.now()) // the record counts whole milliseconds
      const others = asked !== undefined && own('turn.request', command) ? kept.filter((one) => one !== asked) : kept
      const late = { command: { ...command, meant: at }, at, about: deps.block() }
      if (!deps.coming()) {
        keep([...others, late])
        return Promise.resolve({ ok: 'kept' })
      }
      // A line that is just coming up is no lack of signal: what was pressed meanwhile arrives as if it had been there.
      keep([...others, { ...late, command }])
      return greeted(command, () => {
        keep(kept.map((one) => (one.command.id === command.id ? { ...one, command: late.command } : one)))
        return { ok: 'kept' }
      })
    },
    answered(id, outcome) {
      const asked = settle(id, outcome)
      const mine = kept.find(({ command }) => command.id === id)
      if (mine === undefined) return
      keep(kept.filter((one) => one !== mine))
      if (!asked) deps.late(mine, outcome)
    },
    resume() {
      for (const { command } of waiting.values()) put(command)
      const asking = kept.filter((one) => deps.due(one) === 'ask' && one.asks !== true)
      if (asking.length > 0) keep(kept.map((one) => (asking.includes(one) ? { ...one, asks: true } : one)))
      for (const one of kept) if (one.asks !== true && deps.due(one) === 'send') put(one.command)
    },
    cut() { sent.clear() },
    insist(id) {
      keep(kept.map((one) => (one.command.id === id ? { ...one, asks: false, about: null } : one)))
      const one = kept.find(({ command }) => command.id === id)
      if (one !== undefined) put(one.command)
    },
    kept: () => kept,
    forget(id) { keep(kept.filter(({ command }) => command.id !== id)) },
  }
}
