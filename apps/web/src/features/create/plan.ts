/*
 * What the form of Crear works out by itself: which templates fit where you are, how long a call lasts, when it starts.
 * Pure: the template list, the clock and the typed texts come in.
 */
import type { TemplateEntry } from '@acta-viva/model/templates'

/** The templates for what was typed as community: a network's own when it says "red", else a school's. Three of them. */
export function templatesInContext(index: readonly TemplateEntry[], community: string): readonly TemplateEntry[] {
  const network = /\b(red|network)\b/i.test(community)
  const fitting = index.filter((entry) => (network ? entry.level === 'network' : entry.level !== 'network'))
  return (fitting.length >= 3 ? fitting : index).slice(0, 3)
}

const limits: readonly (readonly [host: RegExp, minutes: number | null])[] = [
  [/(^|\.)zoom\.us$/, 40], [/(^|\.)meet\.google\.com$/, 60], [/(^|\.)teams\.(live|microsoft)\.com$/, 60],
]

/** After how many minutes a free call of that service cuts off; null when it does not or we do not know. */
export function callLimit(url: string): number | null {
  const host = callHost(url)
  return host === undefined ? null : limits.find(([pattern]) => pattern.test(host))?.[1] ?? null
}

/** The host of a web address, or undefined if it is not a whole one. */
export function callHost(url: string): string | undefined {
  const parsed = URL.parse?.(url) ?? safeUrl(url)
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.') ? parsed.hostname : undefined
}
const safeUrl = (url: string): URL | null => {
  try { return new URL(url) } catch { return null }
}

/** The offered length nearest to what the template was made for. */
export const nearestLength = (offered: readonly number[], wanted: number): number =>
  offered.reduce((best, minutes) => (Math.abs(minutes - wanted) < Math.abs(best - wanted) ? minutes : best), offered[0] ?? wanted)

/** Both inputs are in the device's zone; null unless both are there. */
export function startMoment(date: string, time: string): number | null {
  const ms = date && time ? new Date(`${date}T${time}`).getTime() : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

/** The next whole hour, as the inputs write it: what the form opens with. */
export function nextHour(now: number): { date: string; time: string } {
  const at = new Date(now + 3_600_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return { date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, time: `${two(at.getHours())}:00` }
}
