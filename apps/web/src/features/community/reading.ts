/*
 * What the page says of a community's rows: how many meetings a year has seen (R2), which actas are due (R1), what will come back
 * (R14). Pure; the year is the one people live in where the meetings take place.
 */
import { confirmationEnd } from '@acta-viva/model/record'
import type { BookRow, CommunityMeeting, Followed } from '../../api/communities.ts'

/** Meetings a team should hold in a year (R2). */
export const YEARLY = 3
export const yearIn = (at: number): number => Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/Lima', year: 'numeric' }).format(at))

export const dateOf = (meeting: CommunityMeeting): number => meeting.startsAt ?? meeting.createdAt

/** Meetings of a year that took place: convened ones do not count yet. */
export const heldIn = (meetings: readonly CommunityMeeting[], year: number): number =>
  meetings.filter((meeting) => meeting.phase !== 'draft' && yearIn(dateOf(meeting)) === year).length

export interface Due { meeting: CommunityMeeting; at: number; late: boolean }

/** Meetings whose acta is not closed yet, the most pressing first. */
export const dueActas = (meetings: readonly CommunityMeeting[], now: number): Due[] =>
  meetings.flatMap((meeting): Due[] => {
    const at = meeting.endedAt === null ? null : confirmationEnd(meeting.endedAt)
    return at === null ? [] : [{ meeting, at, late: at < now }]
  }).toSorted((a, b) => a.at - b.at)

export const returning = (agreements: readonly Followed[]): Followed[] =>
  agreements.filter(({ progress }) => progress !== 'concluded' && progress !== 'withdrawn')

export const settled = (agreements: readonly Followed[]): Followed[] =>
  agreements.filter(({ progress }) => progress === 'concluded' || progress === 'withdrawn')

/** The book year by year, the last year first, each by number. */
export const byYear = (actas: readonly BookRow[]): { year: number; actas: BookRow[] }[] =>
  [...new Set(actas.map(({ year }) => year))].toSorted((a, b) => b - a)
    .map((year) => ({ year, actas: actas.filter((acta) => acta.year === year).toSorted((a, b) => a.number - b.number) }))

export const codeOf = ({ number, year }: Pick<BookRow, 'number' | 'year'>): string => `${String(number).padStart(2, '0')}-${year}`

/** The moment of a day that was written down (noon, so that no zone moves it), or undefined for a period in words. */
export const dayOf = (due: string): number | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(due) ? Date.parse(`${due}T12:00:00-05:00`) : undefined)

/** The meeting a new one starts from: the last of the series. */
export const lastOf = (meetings: readonly CommunityMeeting[]): CommunityMeeting | undefined =>
  meetings.toSorted((a, b) => b.series - a.series)[0]
