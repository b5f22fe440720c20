/*
 * Links in notes: the mark `link` with `href`, as the gate and the acta know it. An address that is typed or pasted becomes one by
 * itself when it starts with http, https or mailto; nothing else ever does, so no list of the world's domains is needed here.
 * It never opens anything: whoever writes puts the cursor there, whoever reads follows it in the acta.
 */
import { InputRule, Mark, markPasteRule } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isLink } from './address.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      setLink: (attributes: { href: string }) => ReturnType
      unsetLink: () => ReturnType
    }
  }
}

const typed = /(?:^|\s)((?:https?:\/\/|mailto:)\S*[^\s.,;:!?)»"'])[.,;:!?)»"']*$/i
const pasted = /(?:https?:\/\/|mailto:)[^\s<>"']*[^\s<>"'.,;:!?)»]/gi

/** Marks the address that ends at `end`, if one does. `before` is the text of its paragraph up to there. */
function linkUp(tr: Transaction, state: EditorState, before: string, end: number): boolean {
  const found = typed.exec(before)
  const href = found?.[1]
  const type = state.schema.marks['link']
  if (found === null || href === undefined || type === undefined) return false
  const from = end - (before.length - found.index - found[0].indexOf(href))
  if (state.doc.rangeHasMark(from, from + href.length, type)) return false
  tr.addMark(from, from + href.length, type.create({ href }))
  return true
}

export const Link = Mark.create({
  name: 'link', priority: 1_000, keepOnSplit: false, exitable: true, inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isLink(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => {
    const href = String(HTMLAttributes['href'] ?? '')
    return ['a', { rel: 'noopener noreferrer nofollow', target: '_blank', ...(isLink(href) && { href }) }, 0]
  },
  addCommands() {
    return {
      setLink: ({ href }) => ({ chain }) => isLink(href) && chain().setMark('link', { href }).run(),
      unsetLink: () => ({ chain }) => chain().unsetMark('link', { extendEmptyMarkRange: true }).run(),
    }
  },
  addInputRules: () => [new InputRule({
    find: (text) => {
      const found = /\s$/.test(text) ? typed.exec(text.slice(0, -1)) : null
      return found ? { index: found.index, text: text.slice(found.index) } : null
    },
    handler: ({ state, range, match }) => {
      const before = match[0].slice(0, -1)
      const isThere = /\s/.test(state.doc.textBetween(range.to - 1, range.to)) // a keyboard that composes has written the space already
      if (linkUp(state.tr, state, before, isThere ? range.to - 1 : range.to) && !isThere) state.tr.insertText(match[0].slice(-1), range.to)
    },
  })],
  addPasteRules() {
    return [markPasteRule({ find: pasted, type: this.type, getAttributes: ([href]) => ({ href }) })]
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { state, view } = this.editor
        const { $from, empty } = state.selection
        const before = empty ? $from.parent.textBetween(0, $from.parentOffset, undefined, '￼') : ''
        const { tr } = state
        if (linkUp(tr, state, before, $from.pos)) view.dispatch(tr)
        return false // the new line is somebody else's work
      },
    }
  },
})
