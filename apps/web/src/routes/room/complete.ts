/*
 * From a missing point of the acta to the very field that fills it: opens what is folded around it and puts the writer there. Somebody's own
 * tap asked for it, so it may move the focus; where the field does not come, nothing happens and the place is open all the same.
 */
import type { Spot } from './following.ts'
import type { Walk } from './walk.ts'

export interface Point { key: string; agreement: string | null; gap: string | null }

/** Where a missing point of the acta is completed. */
const completedIn: Readonly<Record<string, Spot>> = {
  data: 'agenda', purpose: 'agenda', roles: 'agenda', attendance: 'agenda', review: 'agreements', agreements: 'agreements', development: 'notes', conclusions: 'notes', next: 'acta',
}

const TRIES = 20
const EVERY_MS = 60

/** What holds the field, by the point's key; folds and forms inside open on the way. */
const holders: Readonly<Record<string, string>> = {
  purpose: '[data-field="purpose"]', data: '[data-field="startsAt"]', conclusions: '[data-field="conclusions"]', development: '[data-field="notes"]',
  next: '#next-card', review: '#previous-title', agreements: '#propose-agreement',
}
const typed = 'input:not([type=hidden]), textarea, select, button:not([aria-expanded="true"])'

const selectorOf = (spot: Spot, point: Point): string => {
  if (point.agreement === null) return `#panel-${spot} ${holders[point.key] ?? ''}`.trim()
  return `#panel-${spot} [data-agreement="${CSS.escape(point.agreement)}"]`
}

/** Opens folds around the place and the agreement's own form. */
function unfold(place: HTMLElement): void {
  for (let fold = place.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
  place.querySelector<HTMLElement>('[data-complete][aria-expanded="false"], [data-write]')?.click() // an agreement's form; a note's editor, which takes the caret itself
}

/** Goes to where this point is completed, and into its field. */
export function complete(walk: Walk, point: Point): void {
  const spot = completedIn[point.key] ?? 'acta'
  if (spot === 'agenda') walk.setEditing(true)
  walk.go(spot)
  bringToField(spot, point)
}

/** Looks for the field until it is there: places of the room are fetched when they are first shown. */
function bringToField(spot: Spot, point: Point, left = TRIES): void {
  const place = document.querySelector<HTMLElement>(selectorOf(spot, point))
  if (place === null) {
    if (left > 0) setTimeout(() => bringToField(spot, point, left - 1), EVERY_MS)
    return
  }
  unfold(place)
  requestAnimationFrame(() => {
    const inner = point.gap === null ? place : place.querySelector<HTMLElement>(`[data-field="${point.gap}"]`) ?? place
    const field = inner.matches(typed) ? inner : inner.querySelector<HTMLElement>(typed)
    inner.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  })
}
