/*
 * What one version of an acta says otherwise than the one before, place by place.
 *
 * A place is the same as long as its id is; so a sentence that moved is no change, and one that was rewritten shows both texts. Only the
 * content is compared: conformities and annexes come and go without a new version.
 */
import type { Paragraph } from './lines.ts'

/** `was` is empty for what is new, `text` for what is gone. */
export interface Difference { id: string; section: number; was: string; text: string }

const LAST_CONTENT = 15
/** What every version says of itself. */
const OWN: readonly string[] = ['data/version', 'data/closed']

/** In the order of the newer version; what is gone comes last in its section. */
export function differences(before: readonly Paragraph[], after: readonly Paragraph[]): Difference[] {
  const content = (all: readonly Paragraph[]) => all.filter(({ id, section }) => section <= LAST_CONTENT && !OWN.includes(id))
  const old = new Map(content(before).map((one) => [one.id, one]))
  const now = new Set(content(after).map(({ id }) => id))
  const changed = content(after).flatMap(({ id, section, text }): Difference[] => {
    const was = old.get(id)?.text ?? ''
    return was === text ? [] : [{ id, section, was, text }]
  })
  const gone = [...old.values()].filter(({ id }) => !now.has(id)).map(({ id, section, text }): Difference => ({ id, section, was: text, text: '' }))
  return [...changed, ...gone].toSorted((a, b) => a.section - b.section)
}
