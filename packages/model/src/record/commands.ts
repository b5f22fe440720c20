/*
 * What people may ask the server to write into the record.
 *
 * A command is a wish: it carries an id (a repeat changes nothing) and, where it acts on "the current one", `seen`: what its
 * sender was looking at (null = nothing), so that a stale "next" is refused instead of skipping somebody. The server stamps
 * `by` and `at` and turns it into one event. The schemas are strict: an unknown field is refused at the edge.
 * The web imports only the types of this file, so that the room's code stays small.
 */
import * as v from 'valibot'
import { adjustments, answers, attendances, channels, evidenceKinds, progresses, rsvps, turnKinds } from './words.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const ref = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
const seen = v.nullable(id)
const line = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const named = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
/** A length people may ask for: up to four hours. */
const span = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(14_400_000))
const change = v.pipe(v.number(), v.integer(), v.minValue(-14_400_000), v.maxValue(14_400_000))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0))
const leadRole = v.picklist(['coordinator', 'moderator', 'secretary'])

/** `meant`: the moment the person pressed while without signal; a label only, clamped by the server. */
const asked = { id, meant: v.optional(moment) }
const ask = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.strictObject({ type: v.literal(type), ...asked, ...entries })

export const commandSchemas = [
  ask('meeting.start', {}), ask('meeting.end', {}),
  ask('meeting.pause', { ms: v.optional(span) }), ask('meeting.resume', {}),
  ask('role.give', { role: leadRole, person: v.nullable(id) }), ask('role.claim', { role: leadRole }),
  ask('block.start', { block: id, seen }), ask('block.pause', {}), ask('block.resume', {}), ask('block.end', { seen }),
  ask('step.start', { step: id, seen }),
  ask('question.show', { step: id, question: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
    text: v.optional(line(300)) }),
  ask('readback.show', { section: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16))) }),
  ask('time.add', { block: id, ms: change }),
  ask('plan.adjust', {
    kind: v.picklist(adjustments),
    changes: v.pipe(v.array(v.strictObject({ block: id, ms: change, moved: v.optional(v.boolean()) })), v.minLength(1),
      v.maxLength(40)),
  }),
  ask('act.undo', { event: id }),
  ask('turn.request', { kind: v.optional(v.picklist(turnKinds)), subject: v.optional(line(60)), to: v.optional(id),
    person: v.optional(id) }),
  ask('turn.withdraw', { person: v.optional(id) }),
  ask('turn.grant', { person: id, ms: v.optional(span), seen }),
  ask('turn.pause', {}), ask('turn.resume', {}), ask('turn.extend', { ms: v.optional(span) }),
  ask('turn.yield', { seen }), ask('turn.end', { seen }), ask('turn.restore', { seen }),
  ask('turn.length', { ms: span }),
  ask('queue.move', { person: id, before: v.nullable(id) }), ask('queue.open', {}), ask('queue.close', {}),
  ask('opener.propose', { block: id, person: id }), ask('opener.answer', { block: id, accept: v.boolean() }),
  ask('position.state', { on: ref, answer: v.picklist(answers), reason: v.optional(line(300)) }),
  ask('consult.open', { on: ref, text: v.optional(line(500)) }), ask('consult.close', {}),
  ask('answers.ready', { step: id, ready: v.boolean() }), ask('answers.reveal', { step: id }),
  ask('teams.form', {
    teams: v.pipe(v.array(v.strictObject({
      id, name: named(60), members: v.pipe(v.array(id), v.maxLength(100)), guide: v.optional(v.boolean()),
    })), v.maxLength(60)),
  }),
  ask('teams.open', { ms: v.optional(span) }), ask('teams.recall', {}),
  ask('norm.remind', { norm: named(200) }),
  ask('presence.mark', {
    person: v.optional(id), name: v.optional(named(80)), detail: v.optional(line(80)), channel: v.optional(v.picklist(channels)),
    attendance: v.optional(v.picklist(attendances)), moment: v.optional(moment), reason: v.optional(line(200)),
  }),
  ask('person.rename', { person: v.optional(id), name: named(80), detail: v.optional(line(80)) }),
  ask('person.merge', { from: id, into: id }), ask('person.remove', { person: id, restore: v.optional(v.boolean()) }),
  ask('roster.set', { names: v.pipe(v.array(v.strictObject({ name: named(80), detail: v.optional(line(80)) })),
    v.maxLength(400)) }),
  ask('rsvp.answer', { answer: v.picklist(rsvps) }),
  ask('link.replace', { role: v.picklist(['coordinator', 'moderator', 'secretary', 'participant', 'observer']) }),
  ask('plenary.lock', { locked: v.boolean() }), ask('event.redact', { event: id }),
  ask('evidence.attach', { block: v.nullable(id), kind: v.picklist(evidenceKinds), title: named(120),
    ref: v.optional(line(2000)) }),
  ask('evidence.remove', { evidence: id }),
  ask('review.mark', { agreement: ref, progress: v.picklist(progresses), note: v.optional(line(500)),
    evidence: v.optional(line(2000)) }),
  ask('gap.leave', { point: ref }),
  ask('next.plan', {
    startsAt: v.nullable(moment), purpose: v.optional(line(500)), lead: v.optional(line(80)), bring: v.optional(line(1000)),
    undecided: v.optional(v.boolean()),
  }),
  ask('minutes.close', { reason: v.optional(line(500)), days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))) }),
  ask('minutes.reopen', { reason: named(500) }),
  ask('minutes.confirm', {}),
  ask('minutes.correct', { section: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)), paragraph: v.optional(ref), was: v.optional(line(2000)),
    text: named(2000) }),
  ask('correction.resolve', { correction: id, accepted: v.boolean(), answer: v.optional(line(500)) }),
  ask('minutes.finish', {}),
] as const

export const commandSchema = v.variant('type', commandSchemas)
export type Command = v.InferOutput<typeof commandSchema>
export type CommandType = Command['type']
/** One command by its type: `CommandOf<'turn.grant'>`. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
