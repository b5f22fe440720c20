/*
 * Words, dates and lengths of the acta, by language.
 *
 * Dates are put together from numbers and our own words, so that a phone and the server print the same line whatever their
 * version of the Unicode data. Moments are shown in the acta's time zone, never in the reader's.
 */
import type { Millis } from '../ids.ts'
import { en } from './texts-en.ts'
import { es, type MinutesTexts } from './texts-es.ts'

export type { MinutesTexts }

export const textsFor = (language: 'es' | 'en'): MinutesTexts => ({ es, en })[language]

export interface Dates {
  /** "jueves 7 de mayo de 2026" */
  day(at: Millis): string
  /** "7 de mayo de 2026" */
  shortDay(at: Millis): string
  /** "4:00 p. m." */
  time(at: Millis): string
  /** Day and time. */
  moment(at: Millis): string
  /** "30 de junio de 2026" for YYYY-MM-DD; a period in words stays as it is. */
  due(text: string): string
  /** "1 h 48 min" */
  length(minutes: number): string
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', weekday: 'short',
    hourCycle: 'h23' } as const
  try { return new Intl.DateTimeFormat('en-US', { ...parts, timeZone }) } catch (unknownZone) {
    if (!(unknownZone instanceof RangeError)) throw unknownZone
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'America/Lima' })
  }
}

/** Dates in one language and time zone (an unknown zone is read as Lima's). */
export function datesFor(texts: MinutesTexts, timeZone: string): Dates {
  const format = formatFor(timeZone)
  const read = (at: Millis) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    return { ...parts, weekday: weekdays.indexOf(parts['weekday'] ?? ''), month: Number(parts['month']),
      day: Number(parts['day']), year: Number(parts['year']), hour: Number(parts['hour']) % 24, minute: parts['minute'] ?? '00' }
  }
  const day = (at: Millis) => {
    const { weekday, day: number, month, year } = read(at)
    return texts.date(texts.days[weekday] ?? '', number, texts.months[month - 1] ?? '', year)
  }
  const shortDay = (at: Millis) => {
    const { day: number, month, year } = read(at)
    return texts.shortDate(number, texts.months[month - 1] ?? '', year)
  }
  const time = (at: Millis) => {
    const { hour, minute } = read(at)
    return `${hour % 12 === 0 ? 12 : hour % 12}:${minute.padStart(2, '0')} ${texts.halves[hour < 12 ? 0 : 1]}`
  }
  return {
    day, shortDay, time, moment: (at) => texts.at(day(at), time(at)),
    due: (text) => {
      const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
      const name = texts.months[Number(month) - 1]
      return year === undefined || name === undefined ? text : texts.shortDate(Number(date), name, Number(year))
    },
    length: (minutes) => (minutes < 60 ? texts.minutes(minutes) : texts.hours(Math.floor(minutes / 60), minutes % 60)),
  }
}
