/*
 * The rich-text editor itself, in a chunk of its own: it is fetched after the room works and created late.
 *
 * The schema is the text schema the gate lets through: paragraph, heading 2–3, two lists, bold, italic, and links to the web or to
 * mail. Undo belongs to the shared document, so Tiptap's own history must stay out. Styles come from our sheet (`injectCSS: false`),
 * because the page's policy allows no style element.
 */
import { Editor } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { Document } from '@tiptap/extension-document'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { Link } from './link.ts'

export type { Editor } from '@tiptap/core'
export { createCarets } from '../../live/carets.ts'

export interface EditorPlace {
  element: HTMLElement
  fragment: Y.XmlFragment
  awareness: Awareness
  me: { name: string; color: string }
  label: string
  /** Something the toolbar shows may have changed. */
  changed: () => void
}

/** Others' carets carry one of eight classes, so no style attribute is needed; the name stands beside the line. */
function caretElement(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'note-caret'
  caret.dataset['color'] = String(user['color'] ?? '0')
  const label = document.createElement('span')
  label.className = 'note-caret-name'
  label.textContent = String(user['name'] ?? '')
  caret.append(label)
  return caret
}

/** Creates the editor in `element`; the caller destroys it. */
export const createEditor = (place: EditorPlace): Editor => new Editor({
  element: place.element, injectCSS: false,
  extensions: [
    Document, Paragraph, Text, Heading.configure({ levels: [2, 3] }), Bold, Italic, BulletList, OrderedList, ListItem, ListKeymap,
    Link,
    Collaboration.configure({ fragment: place.fragment }),
    CollaborationCaret.configure({
      provider: { awareness: place.awareness }, user: place.me, render: caretElement,
      selectionRender: (user) => ({ nodeName: 'span', class: 'note-selection', 'data-color': String(user['color'] ?? '0') }),
    }),
  ],
  editorProps: { attributes: { 'aria-label': place.label, 'aria-multiline': 'true', role: 'textbox', class: 'note-text', 'data-shared': '' } },
  onTransaction: place.changed, onFocus: place.changed, onBlur: place.changed,
})
