/*
 * Commands on their way: sent at once while there is a line, kept on this device while there is none.
 *
 * A command keeps its id however often it is sent, so a repeat changes nothing. Only what still makes sense later is kept
 * (`keepable`): asking for a turn, a position, an attendance mark. "Next block" pressed without signal is refused here and now
 * with 'offline', because half an hour later it would do harm; only in the first moments of a visit it waits for the line to open. What
 * went up on a line that turned out to be dead is treated alike: kept if it may come late, else repeated for a quarter of a minute. What
 * was kept goes up in order, with the moment it was meant.
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
  /** Nothing of it is left to send: it took back what had not been sent, or a newer wish stands in its place. */
  | { ok: 'dropped' }

/** `about`: the block that was running when it was meant; `asks`: its block has passed, so its person is asked before it goes. */
export interface Kept { command: Command; at: Millis; about?: string | null; asks?: boolean }
/** A wish for this person, not one that somebody leads for another. */
export const isOwn = (command: Command, type: 'turn.request' | 'turn.withdraw'): boolean => command.type === type && command.person === undefined
/** It waits for the signal, not just for a line that is coming up: only then is that said. */
export const isLate = (one: Kept): boolean => one.asks === true || one.command.meant !== undefined
/** What to do with a kept command now: send it, wait until the record is known again, or ask its person first. */
export type Due = 'send' | 'wait' | 'ask'

const keepable: ReadonlySet<CommandType> = new Set<CommandType>([
  'turn.request', 'turn.withdraw', 'position.state', 'presence.mark', 'rsvp.answer', 'minutes.confirm', 'minutes.correct',
  'answers.ready', 'review.mark', 'evidence.attach', 'person.rename',
])
/** Of these only the last one said counts. */
const lastCounts: ReadonlySet<CommandType> = new Set<CommandType>(['rsvp.answer', 'minutes.confirm'])
/** Whoever leads takes somebody else out of the queue as it stands now, not as it was. */
const mayComeLate = (command: Command): boolean => keepable.has(command.type) && (command.type !== 'turn.withdraw' || isOwn(command, 'turn.withdraw'))

export interface OutboxDeps {
  makeId: () => EventId
  now: () => Millis
  /** The block that is running, as far as this device knows. */
  block: () => string | null
  due: (kept: Kept) => Due
  /** Puts the command on the line; false if there is none. */
  send: (command: Command) => boolean
  /** True until the first greeting of this visit: a press then is not treated as made offline. */
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
const GREETING = 5_000
/** How long after the press a command that may not come late is repeated on a new line. */
const REPEATS = 15_000

interface Pressed extends Kept { settle: (outcome: Outcome) => void }

export function openOutbox(deps: OutboxDeps): Outbox {
  let kept = deps.read()
  /** Whose screen waits for an answer. */
  const pressed = new Map<string, Pressed>()
  /** What went up on this connection. */
  const sent = new Set<string>()
  const keep = (next: Kept[]) => { kept = next; deps.write(next); deps.changed(next) }
  const put = (command: Command) => { if (!sent.has(command.id) && deps.send(command)) sent.add(command.id) }
  const press = (one: Kept) => new Promise<Outcome>((settle) => { pressed.set(one.command.id, { ...one, settle }) })
  /** Tells the screen that waits; false if none does. */
  const settle = (id: string, outcome: Outcome) => {
    pressed.get(id)?.settle(outcome)
    return pressed.delete(id)
  }
  const late = (one: Kept): Kept => ({ command: { ...one.command, meant: one.at }, at: one.at, about: one.about ?? null })
  /** It did not go up while that made sense. */
  const giveUp = (id: string) => {
    const one = pressed.get(id)
    if (one === undefined || sent.has(id)) return
    if (!mayComeLate(one.command)) { settle(id, { ok: false, reason: 'offline' }); return }
    keep([...kept.filter(({ command }) => command.id !== id), late(one)])
    settle(id, { ok: 'kept' })
  }

  return {
    send(wish) {
      const command = { ...wish, id: deps.makeId() } as Command
      // A kept request for the word is the only one: asked again it keeps its first moment, withdrawn it is removed unsent.
      const again = isOwn(command, 'turn.request')
      const asked = kept.find((one) => !sent.has(one.command.id) && (isOwn(one.command, 'turn.request')
        ? again || isOwn(command, 'turn.withdraw') : lastCounts.has(command.type) && one.command.type === command.type))
      if (asked !== undefined) {
        settle(asked.command.id, { ok: 'dropped' })
        keep(kept.filter((one) => one !== asked))
        if (isOwn(command, 'turn.withdraw')) return Promise.resolve({ ok: 'dropped' })
      }
      const at = (again ? asked?.at : undefined) ?? Math.round(deps.now()) // the record counts whole milliseconds
      const one: Kept = { command, at, about: deps.block() }
      if (deps.send(command)) {
        sent.add(command.id)
        return press(one)
      }
      if (!deps.coming()) {
        if (!mayComeLate(command)) return Promise.resolve({ ok: false, reason: 'offline' })
        keep([...kept, late(one)])
        return Promise.resolve({ ok: 'kept' })
      }
      // A line that is just coming up is no lack of signal: what was pressed meanwhile arrives as if it had been there.
      if (mayComeLate(command)) keep([...kept, one])
      deps.after(GREETING, () => giveUp(command.id))
      return press(one)
    },
    answered(id, outcome) {
      const awaited = settle(id, outcome)
      const mine = kept.find(({ command }) => command.id === id)
      if (mine === undefined) return
      keep(kept.filter((one) => one !== mine))
      if (!awaited) deps.late(mine, outcome)
    },
    resume() {
      for (const { command } of pressed.values()) put(command)
      const asking = kept.filter((one) => deps.due(one) === 'ask' && one.asks !== true)
      if (asking.length > 0) keep(kept.map((one) => (asking.includes(one) ? { ...one, asks: true } : one)))
      for (const one of kept) if (one.asks !== true && deps.due(one) === 'send') put(one.command)
    },
    cut() {
      const unanswered = [...pressed.values()].filter(({ command }) => sent.has(command.id))
      sent.clear()
      for (const { command, at } of unanswered) {
        if (mayComeLate(command)) giveUp(command.id)
        else deps.after(Math.max(0, at + REPEATS - deps.now()), () => giveUp(command.id))
      }
    },
    insist(id) {
      keep(kept.map((one) => (one.command.id === id ? { ...one, asks: false, about: null } : one)))
      const one = kept.find(({ command }) => command.id === id)
      if (one !== undefined) put(one.command)
    },
    kept: () => kept,
    forget(id) { keep(kept.filter(({ command }) => command.id !== id)) },
  }
}
