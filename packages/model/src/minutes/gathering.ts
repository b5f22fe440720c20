/*
 * Sections 1 to 6: what the meeting was, who came, who led it, what for, under which norms, and what had been agreed before.
 *
 * Attendance is a list by name, never by punctuality or by how much anybody spoke.
 */
import { readCards } from '../documents/index.ts'
import type { Millis } from '../ids.ts'
import { used } from '../record/intervals.ts'
import type { Person } from '../record/state.ts'
import { cleanLine, cleanLink, cleanText } from './clean.ts'
import { cardsOn, contributionOf, nameFor, personFor, wholeMinutes, type Source } from './source.ts'
import type {
  AttendanceSection, Attendee, DataSection, NormsSection, PurposeSection, ReviewSection, RolesSection, Section,
} from './types.ts'

type Body<S extends Section> = Omit<S, keyof Section>

/** Whoever came in within ten minutes of the start was punctual (F13). */
export const PUNCTUAL_MS = 600_000

const lines = (entries: readonly string[]): string[] => entries.map(cleanLine).filter((entry) => entry !== '')

/** A moment that a calendar has (ECMAScript's range), else null. */
const momentOf = (at: Millis | null): Millis | null => (at !== null && Math.abs(at) <= 8.64e15 ? Math.trunc(at) : null)

/** "03-2026"; empty until there is a number. */
export const codeOf = (number: number | null, year: number): string =>
  (number === null ? '' : `${String(number).padStart(2, '0')}-${year}`)

export function dataOf({ data, state, about, blocks, now }: Source): Body<DataSection> {
  const end = state.endedAt ?? now
  const whole = state.startedAt === null ? 0 : Math.max(0, end - state.startedAt)
  return {
    title: cleanLine(data.title), code: codeOf(about.number, about.year),
    startedAt: state.startedAt, endedAt: state.endedAt, plannedAt: momentOf(data.startsAt),
    minutes: wholeMinutes(Math.max(0, whole - used(state.breaks, end))),
    plannedMinutes: blocks.filter((block) => !block.removed).reduce((sum, block) => sum + block.minutes, 0),
    breaks: state.breaks.map(({ from, to }) => ({ from, to })),
    modality: data.modality, callUrl: cleanLink(data.callUrl), link: cleanLink(about.link ?? ''),
    institution: cleanLine(data.institution), template: cleanLine(data.template),
  }
}

/** Compares names the way a list of people is read: case and accents do not count, ties by the name itself. */
const nameKey = (name: string): string => cleanLine(name).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
const byName = (a: Attendee & { id: string }, b: Attendee & { id: string }): number => {
  const [one, two] = [nameKey(a.name) + a.id, nameKey(b.name) + b.id]
  return one < two ? -1 : one > two ? 1 : 0
}

const here = (person: Pick<Attendee, 'state'>): boolean => person.state === 'present' || person.state === 'left'

function attendeeOf({ state }: Source, person: Person): { id: string } & Attendee {
  const came = person.attendance === 'present' || person.attendance === 'left'
  const leftEarly = person.leftAt !== null && (state.endedAt === null || person.leftAt < state.endedAt)
  return {
    id: person.id, name: cleanLine(person.name), detail: cleanLine(person.detail), state: person.attendance,
    channel: person.channel,
    joinedAt: came ? person.joinedAt : null, leftAt: came && leftEarly ? person.leftAt : null, returns: person.returns,
    punctual: came && isPunctual(person.joinedAt, state.startedAt), observer: person.standing === 'observer',
    reason: cleanLine(person.reason), markedBy: nameFor(state, person.addedBy),
  }
}

const isPunctual = (joined: Millis | null, started: Millis | null): boolean =>
  started === null || joined === null || joined <= started + PUNCTUAL_MS

export function attendanceOf(source: Source): Body<AttendanceSection> {
  const { state } = source
  const met = source.people.map((person) => attendeeOf(source, person))
  const known = new Set(met.map((person) => nameKey(person.name)))
  const expected = state.roster.filter((entry) => cleanLine(entry.name) !== '' && !known.has(nameKey(entry.name)))
  const absent = expected.map((entry, at): { id: string } & Attendee => ({
    id: `roster-${at + 1}`, name: cleanLine(entry.name), detail: cleanLine(entry.detail), state: 'absent', channel: 'room',
    joinedAt: null, leftAt: null, returns: 0, punctual: false, observer: false, reason: '', markedBy: '',
  }))
  const people = [...met, ...absent].sort(byName)
  const active = activeIn(source)
  const members = people.filter((person) => here(person) && !person.observer)
  return {
    people, present: people.filter(here).length, punctual: people.filter((person) => here(person) && person.punctual).length,
    absent: people.filter((person) => person.state === 'absent').length,
    justified: people.filter((person) => person.state === 'justified').length,
    members: members.length, participated: members.filter((person) => active.has(person.id)).length,
  }
}

/** Who spoke, wrote a card or stated a position. Only ever counted. */
function activeIn({ state, cards, teams = [] }: Source): Set<string> {
  const ids = [
    ...state.turns.map((turn) => turn.person), ...(state.turn === null ? [] : [state.turn.person]),
    ...cards.map((card) => card.by),
    ...teams.flatMap(({ doc }) => readCards(doc, state.clients).map((card) => card.by)),
    ...Object.values(state.positions).flatMap((on) => Object.values(on).map((position) => position.person)),
  ]
  return new Set(ids.flatMap((id) => personFor(state, id)?.id ?? []))
}

export const rolesOf = ({ state }: Source): Body<RolesSection> => ({
  coordinator: nameFor(state, state.roles.coordinator), moderator: nameFor(state, state.roles.moderator),
  secretary: nameFor(state, state.roles.secretary),
  handovers: state.handovers.map(({ role, from, to, by, at, how }) =>
    ({ role, from: nameFor(state, from), to: nameFor(state, to), by: nameFor(state, by), at, how })),
})

export const purposeOf = ({ data }: Source): Body<PurposeSection> => ({
  topic: cleanText(data.topic), purpose: cleanText(data.purpose), axis: cleanText(data.axis), problem: cleanText(data.problem),
  problemData: cleanText(data.problemData), inputs: lines(data.inputs), outputs: lines(data.outputs),
})

export const normsOf = (source: Source): Body<NormsSection> => ({
  norms: lines(source.data.groundRules),
  proposed: cardsOn(source, 'groundRules').map((card) => contributionOf(source.state, card)),
})

export const reviewOf = ({ about, state }: Source): Body<ReviewSection> => ({
  agreements: (about.previous ?? []).map((previous) => {
    const review = Object.hasOwn(state.reviews, previous.ref) ? state.reviews[previous.ref] : undefined
    return {
      ...previous, before: previous.progress, progress: review?.progress ?? 'unreviewed',
      note: cleanText(review?.note ?? ''), evidence: cleanText(review?.evidence ?? ''),
      markedBy: nameFor(state, review?.by ?? null), at: review?.at ?? null,
    }
  }),
})
