/*
 * A list of names as people have it: pasted from a message, or the text of a CSV file. One person a line; what follows a comma, a
 * semicolon or a tab is the grade or the school. Pure: reads text, knows nothing of where it came from.
 */
import type { MeetingState } from '@acta-viva/model/record'

export interface Expected { name: string; detail: string }

const MOST = 300
const heading = /^(n[.°º]{0,2}|nro\.?|nombres?( y apellidos?)?|apellidos y nombres|name)$/i
const clean = (text: string) => text.replace(/^"(.*)"$/, '$1').replaceAll('""', '"').replace(/^\s*(\d{1,3}[.)-]\s|[-•*])\s*/, '').trim().replaceAll(/\s+/g, ' ').slice(0, 80)
/** What makes two spellings one name: case and accents do not. */
const key = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** The people in a pasted list, once each, in its order. A heading row and a column of numbers are passed over. */
export function readRoster(text: string): Expected[] {
  const found = new Map<string, Expected>()
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const cells = (line.match(/"(?:[^"]|"")*"|[^,;\t]+/g) ?? []).map((cell) => clean(cell.trim())).filter((cell) => cell !== '')
    const [name = '', detail = ''] = /^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells
    if (!/\p{L}/u.test(name) || heading.test(name) || found.has(key(name)) || found.size >= MOST) continue
    found.set(key(name), { name, detail })
  }
  return [...found.values()]
}

/** Those of the list whom nobody here is called, and nobody was marked under that name. */
export function stillExpected(state: MeetingState): Expected[] {
  const known = new Set(Object.values(state.people).filter((one) => !one.removed).map((one) => key(one.name)))
  return state.roster.filter((one) => !known.has(key(one.name)))
}

/** Whoever of those here is called so and takes part. */
export const personCalled = (state: MeetingState, name: string): { id: string; name: string } | undefined =>
  Object.values(state.people).find((one) => !one.removed && one.mergedInto === null && one.standing === 'participant' && key(one.name) === key(name))

/** Two entries that look like one person: the later one, and the earlier one it would become. */
export interface Double { from: string; into: string; name: string }

/** Who is listed twice under one name, without a grade or school that tells them apart. People come in the order they entered. */
export function doubles(state: MeetingState): Double[] {
  const first = new Map<string, string>()
  return Object.values(state.people).filter((one) => !one.removed && one.mergedInto === null && one.standing === 'participant').flatMap((one) => {
    const same = `${key(one.name)}\n${key(one.detail)}`
    const into = first.get(same)
    if (into === undefined) first.set(same, one.id)
    return into === undefined ? [] : [{ from: one.id, into, name: one.name }]
  })
}
