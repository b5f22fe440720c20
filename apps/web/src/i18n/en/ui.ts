import type { Translation } from '../dictionary.ts'
import type { ui as base } from '../es/ui.ts'

export const ui: Translation<typeof base> = {
  close: 'Close',
  undo: 'Undo',
  notices: 'Notices',
  moveUp: 'Move up: {name}',
  moveDown: 'Move down: {name}',
  drag: 'Move: {name}',
  dragHint: 'Drag, or use Alt with the arrow keys',
  moved: '{name}, now in place {place} of {total}',
  atStart: '{name} is already at the start',
  atEnd: '{name} is already at the end',
  news: { one: '{n} new', other: '{n} new' },
  overBy: 'Over by {minutes} min {seconds} s',
  left: '{minutes} min {seconds} s left',
}
