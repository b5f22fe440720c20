/* What an acta leaves to one person: agreements and tasks that carry their name, as a list and as calendar entries (RFC 5545). */
import type { Minutes } from '@acta-viva/model/minutes'

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

const escape = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')
/** Lines of at most 75 octets, folded as the format asks. */
const folded = (line: string): string => {
  const out: string[] = []
  let rest = [...line]
  while (rest.length > 0) {
    out.push((out.length === 0 ? '' : ' ') + rest.slice(0, 35).join('')) // 35 letters are at most 70 octets of Spanish
    rest = rest.slice(35)
  }
  return out.join('\r\n')
}

/** A calendar of the duties that have a date; `stamp` is now. Undefined if none has one. */
export function calendarOf(duties: readonly Duty[], meeting: string, stamp: Date): string | undefined {
  const dated = duties.filter(({ due }) => /^\d{4}-\d{2}-\d{2}$/.test(due))
  if (dated.length === 0) return undefined
  const at = `${stamp.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
  const events = dated.flatMap(({ id, what, due }) => [
    'BEGIN:VEVENT', `UID:${id}@${meeting}.acta-viva`, `DTSTAMP:${at}`, `DTSTART;VALUE=DATE:${due.replaceAll('-', '')}`, `SUMMARY:${escape(what)}`, 'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acta Viva//ES', ...events, 'END:VCALENDAR'].map(folded).join('\r\n') + '\r\n'
}
