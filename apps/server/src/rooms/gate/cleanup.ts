/*
 * The work of Yjs's clean-up of marks, counted before it happens.
 *
 * When text with marks loses items, Yjs looks around each lost one for marks that have become needless, as far as the run
 * of dead items reaches: the square of a run in the worst case, here and in every browser that hears of it. Typing and
 * honest deleting stay far below the budget; a text shredded into thousands of pieces and deleted at once does not.
 */
import * as Y from 'yjs'
import { refuse } from './refusal.ts'
import { updateLimits } from './limits.ts'
import type { SharedType } from './schema.ts'

/** So few lost items cost little, however long their run. */
const few = 32

/** Refuses when the clean-up after deleting these items would take too many steps. */
export function countCleanup(doomed: readonly Y.Item[]): void {
  if (doomed.length === 0) return
  const lost = new Map<Y.Text, Set<Y.Item>>()
  const opened = new Set<SharedType>()
  const stack = [...doomed]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (item.parent instanceof Y.Text && item.parent._hasFormatting) {
      const items = lost.get(item.parent)
      if (items === undefined) lost.set(item.parent, new Set([item]))
      else items.add(item)
    } else if (item.content instanceof Y.ContentType && !opened.has(item.content.type)) {
      opened.add(item.content.type)
      pushLiving(item.content.type, stack)
    }
  }
  let steps = 0
  for (const [text, items] of lost) if (items.size > few) steps += stepsIn(text, items)
  if (steps > updateLimits.cleanup) refuse('work')
}

function pushLiving(type: SharedType, stack: Y.Item[]): void {
  for (let child = type._start; child !== null; child = child.right) if (!child.deleted) stack.push(child)
}

/** Each lost item walks its whole run of dead and uncountable items, there and back. */
function stepsIn(text: Y.Text, items: ReadonlySet<Y.Item>): number {
  let steps = 0
  let run = 0
  let lost = 0
  for (let item = text._start; item !== null; item = item.right) {
    const isLost = items.has(item)
    if (isLost) lost++
    if (isLost || item.deleted || !item.countable) run++
    else {
      steps += 2 * run * lost
      run = 0
      lost = 0
    }
  }
  return steps + 2 * run * lost
}
