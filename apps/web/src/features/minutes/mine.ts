/* What an acta leaves to one person: agreements and tasks that carry their name, as a list and as calendar entries (RFC 5545). */
import type { Minutes } from '@acta-viva/model/minutes'
import { calendar, escaped, utc } from '../../parts/icalendar.ts'

export interface Duty { id: string; what: string; due: string }

const same = (a: string, b: string) => a.trim().toLocaleLowerCase('es') === b.trim().toLocaleLowerCase('es')

/** Agreements someone is responsible for or takes part in by name, their commitments, and their tasks. */
export function dutiesOf({ sections }: Minutes, name: string): Duty[] {
  const agreements = sections.agreements.agreements.flatMap((one): Duty[] => [
    ...(same(one.responsible, name) || one.actors.some((actor) => same(actor, name)) ? [{ id: one.id, what: one.text, due: one.due }] : []),
    ...one.commitments.filter(({ who }) => same(who, name)).map(({ what, due }, at) => ({ id: `${one.id}-${at}`, what, due })),
  ])
  const tasks = sections.next.tasks.filter(({ who }) => same(who, name)).map(({ id, what, due }) => ({ id, what, due }))
  return [...agreements, ...tasks]
}

/** A calendar of the duties that have a date; `stamp` is now. Undefined if none has one. */
export function calendarOf(duties: readonly Duty[], meeting: string, stamp: Date): string | undefined {
  const dated = duties.filter(({ due }) => /^\d{4}-\d{2}-\d{2}$/.test(due))
  if (dated.length === 0) return undefined
  const events = dated.flatMap(({ id, what, due }) => [
    'BEGIN:VEVENT', `UID:${id}@${meeting}.acta-viva`, `DTSTAMP:${utc(stamp.getTime())}`, `DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`, `SUMMARY:${escaped(what)}`, 'END:VEVENT',
  ])
  return calendar(events)
}
