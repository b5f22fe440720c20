/*
 * The acta's flat list items as the trees that HTML, DOCX and typesetting want.
 */
import type { Item } from '@acta-viva/model/minutes'

export interface Nested { item: Item; children: Nested[] }

/** Items by depth. One that is deeper than its neighbours allow hangs on the last one above it. */
export function nest(items: readonly Item[]): Nested[] {
  const root: Nested[] = []
  const open: { depth: number; children: Nested[] }[] = [{ depth: -1, children: root }]
  for (const item of items) {
    while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= item.depth) open.pop()
    const made: Nested = { item, children: [] }
    open.at(-1)?.children.push(made)
    open.push({ depth: item.depth, children: made.children })
  }
  return root
}

/** Neighbours of one kind, so that each run is one numbered or one plain list. */
export function runs(nested: readonly Nested[]): { ordered: boolean; entries: Nested[] }[] {
  const made: { ordered: boolean; entries: Nested[] }[] = []
  for (const entry of nested) {
    const last = made.at(-1)
    if (last?.ordered === entry.item.ordered) last.entries.push(entry)
    else made.push({ ordered: entry.item.ordered, entries: [entry] })
  }
  return made
}
