/*
 * Reads a stranger's JSON as an event, or not at all.
 *
 * The record is written by the server alone, but it is read from a document, a file, an older or newer program. A total table
 * says what each field of each event must be; a field with the wrong type makes the whole event unreadable, which the fold
 * then ignores. Deliberately tiny, so that phones need no validation library to follow a meeting.
 */
import type { EventOf, EventType, MeetingEvent, Stamp } from './events.ts'
import { leadRoles } from './roles.ts'
import { own } from './rule.ts'
import { adjustments, answers, attendances, channels, evidenceKinds, progresses, rsvps, stepModes, turnKinds } from './words.ts'

type Check = (value: unknown) => boolean
type Fields<T extends EventType> = Exclude<keyof EventOf<T>, keyof Stamp | 'type' | 'meant'>

/** The latest moment a date can hold, in milliseconds. */
const LAST_MOMENT = 8.64e15

/** Free, but never a name every object inherits: ids become keys. */
const id: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= 128 && !(value in Object.prototype)
const text: Check = (value) => typeof value === 'string' && value.length <= 5000
const bool: Check = (value) => typeof value === 'boolean'
const whole: Check = (value) => Number.isSafeInteger(value)
const moment: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_MOMENT
const span: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_MOMENT
const oneOf = (words: readonly string[]): Check => (value) => typeof value === 'string' && words.includes(value)
const opt = (check: Check): Check => (value) => value === undefined || check(value)
const orNull = (check: Check): Check => (value) => value === null || check(value)
const listOf = (check: Check): Check => (value) => Array.isArray(value) && value.length <= 1000 && value.every(check)
const object = (fields: Record<string, Check>): Check => (value) =>
  typeof value === 'object' && value !== null
    && Object.entries(fields).every(([key, check]) => check((value as Record<string, unknown>)[key]))

const role = oneOf(leadRoles)
const seen = orNull(id)
const none = {}

const shapes: { [T in EventType]: Record<Fields<T>, Check> } = {
  'meeting.created': { title: text },
  'client.bound': { client: whole, person: id },
  'person.joined': { person: id, name: text, standing: oneOf(['participant', 'observer']), detail: opt(text),
    roles: opt(listOf(role)) },
  'person.left': { person: id, since: moment },
  'meeting.start': none, 'meeting.end': none, 'meeting.pause': { ms: opt(span) }, 'meeting.resume': none,
  'role.give': { role, person: orNull(id), from: orNull(id) }, 'role.claim': { role, from: orNull(id) },
  'block.start': { block: id, seen, title: text, ms: span }, 'block.pause': none, 'block.resume': none, 'block.end': { seen },
  'step.start': {
    step: id, seen, block: id, text, mode: oneOf(stepModes), board: text, queue: bool, ms: span, questions: listOf(text),
  },
  'question.show': { step: id, question: whole, text: opt(text) }, 'readback.show': { section: orNull(whole) },
  'time.add': { block: id, ms: whole },
  'plan.adjust': { kind: oneOf(adjustments), changes: listOf(object({ block: id, ms: whole, moved: opt(bool) })) },
  'act.undo': { event: id },
  'turn.request': { kind: opt(oneOf(turnKinds)), subject: opt(text), to: opt(id), person: opt(id) },
  'turn.withdraw': { person: opt(id) },
  'turn.grant': { person: id, ms: span, seen }, 'turn.pause': none, 'turn.resume': none, 'turn.extend': { ms: span },
  'turn.yield': { seen }, 'turn.end': { seen }, 'turn.restore': { seen }, 'turn.length': { ms: span },
  'queue.move': { person: id, before: orNull(id) }, 'queue.open': none, 'queue.close': none,
  'opener.propose': { block: id, person: id }, 'opener.answer': { block: id, accept: bool },
  'position.state': { on: id, answer: oneOf(answers), reason: opt(text) },
  'consult.open': { on: id, text }, 'consult.close': none,
  'answers.ready': { step: id, ready: bool }, 'answers.reveal': { step: id },
  'teams.form': { teams: listOf(object({ id, name: text, members: listOf(id), guide: opt(bool) })) },
  'teams.open': { ms: opt(span) }, 'teams.recall': none,
  'norm.remind': { norm: text },
  'presence.mark': {
    person: id, name: opt(text), detail: opt(text), channel: opt(oneOf(channels)), attendance: opt(oneOf(attendances)),
    moment: opt(moment),
    reason: opt(text),
  },
  'person.rename': { person: id, name: text, detail: opt(text) },
  'person.merge': { from: id, into: id }, 'person.remove': { person: id, restore: opt(bool) },
  'roster.set': { names: listOf(object({ name: text, detail: opt(text) })) }, 'rsvp.answer': { answer: oneOf(rsvps) },
  'link.replace': { role: oneOf([...leadRoles, 'participant', 'observer']) }, 'plenary.lock': { locked: bool },
  'event.redact': { event: id },
  'evidence.attach': { block: orNull(id), kind: oneOf(evidenceKinds), title: text, ref: opt(text) },
  'evidence.remove': { evidence: id },
  'review.mark': { agreement: id, progress: oneOf(progresses), note: opt(text), evidence: opt(text) },
  'gap.leave': { point: id },
  'next.plan': { startsAt: orNull(moment), purpose: opt(text), lead: opt(text), bring: opt(text), undecided: opt(bool) },
  'minutes.close': { reason: opt(text), days: opt(whole), number: whole, year: whole, version: whole, sha256: text },
  'minutes.reopen': { reason: text }, 'minutes.confirm': none,
  'minutes.correct': { section: whole, paragraph: opt(id), was: opt(text), text },
  'correction.resolve': { correction: id, accepted: bool, answer: opt(text) },
  'minutes.finish': { seal: opt(object({ number: whole, year: whole, version: whole, sha256: text })) },
}

/** Every type of event, commands first known among them. */
export const eventTypes = Object.keys(shapes) as EventType[]

/** The value as an event, or null if it is none we can read. Never throws. */
export function readEvent(value: unknown): MeetingEvent | null {
  if (typeof value !== 'object' || value === null) return null
  const raw = value as Record<string, unknown>
  if (!id(raw['id']) || !id(raw['by']) || !moment(raw['at']) || typeof raw['type'] !== 'string') return null
  const shape: Record<string, Check> | undefined = own(shapes as Record<string, Record<string, Check>>, raw['type'])
  if (!shape || !opt(moment)(raw['meant'])) return null
  for (const key in shape) if (!shape[key]?.(raw[key])) return null
  return value as MeetingEvent
}
