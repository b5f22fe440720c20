/*
 * Two real Tiptap editors (in jsdom) that write in one note, each with its own document, undo and network delay.
 *
 * What they send is recorded: the ground truth of what honest notes look like on the wire. Typing, formatting, lists,
 * links, paste, splitting and joining, whole words replaced at once as Android keyboards do, undo, two people in one paragraph.
 */
import { Editor } from '@tiptap/core'
import Bold from '@tiptap/extension-bold'
import { Collaboration } from '@tiptap/extension-collaboration'
import Document from '@tiptap/extension-document'
import Heading from '@tiptap/extension-heading'
import Italic from '@tiptap/extension-italic'
import { Link } from '../../apps/web/src/features/notes/link.ts'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { JSDOM } from 'jsdom'
import * as Y from 'yjs'
import { diceOf, type Dice } from '../../apps/server/src/rooms/gate/testing/dice.ts'
import type { Session } from '../../apps/server/src/rooms/gate/testing/replay.ts'

const window = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true }).window
const borrowed = ['document', 'Node', 'Element', 'HTMLElement', 'Text', 'DOMParser', 'MutationObserver', 'DocumentFragment', 'Event',
  'KeyboardEvent'] as const
for (const name of borrowed) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true })
}
Object.defineProperty(globalThis, 'window', { value: window, configurable: true, writable: true })
const waiting: FrameRequestCallback[] = []
globalThis.requestAnimationFrame = (callback) => waiting.push(callback)
globalThis.cancelAnimationFrame = () => {}
globalThis.getComputedStyle = window.getComputedStyle.bind(window)
globalThis.innerHeight = 800

interface Writer { person: string, doc: Y.Doc, editor: Editor, inbox: Uint8Array[] }

const note = 'notes:a'
const MOST_ROUNDS = 100
const words = ['hola ', 'acta ', 'quórum ', '😀', ' mañana', '.', 'x', 'acuerdo ']
const pasted = [
  '<p>uno <b>dos</b> <i>tres</i></p><p>cuatro</p>',
  '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
  '<ol start="3" type="a"><li><p>paso</p></li></ol>',
  '<h2>Título</h2><p>con <a href="https://www.gob.pe" target="_blank" class="x">enlace</a> y <b><i>ambos</i></b></p>',
  '<table><tr><td>celda</td></tr></table><img src="x">',
]

function writerOf(person: string, dice: Dice, send: (from: Writer, update: Uint8Array) => void): Writer {
  const doc = new Y.Doc()
  doc.clientID = 1 + dice.below(2 ** 31)
  const editor = new Editor({
    element: window.document.createElement('div'),
    extensions: [
      Document, Paragraph, Text, Bold, Italic, Heading.configure({ levels: [1, 2, 3] }), BulletList, OrderedList, ListItem,
      Link,
      Collaboration.configure({ document: doc, field: note }),
    ],
  })
  const writer: Writer = { person, doc, editor, inbox: [] }
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== writer) send(writer, update)
  })
  return writer
}

function select(dice: Dice, editor: Editor, longest: number): void {
  const size = editor.state.doc.content.size
  const from = dice.below(size + 1)
  editor.commands.setTextSelection({ from, to: Math.min(size, from + dice.below(longest + 1)) })
}

type Action = (dice: Dice, editor: Editor) => unknown
const type: Action = (dice, editor) => {
  const text = dice.of(words)
  for (const letter of text) editor.view.dispatch(editor.state.tr.insertText(letter))
}
const compose: Action = (dice, editor) => {
  const { from } = editor.state.selection
  const start = Math.max(1, from - 4)
  if (editor.state.doc.resolve(start).sameParent(editor.state.doc.resolve(from))) {
    editor.view.dispatch(editor.state.tr.insertText(dice.of(['mañana', 'acta', 'hoy']), start, from))
  }
}
/** How often each happens, by repeating it. */
const actions: Action[] = [
  ...Array.from({ length: 12 }, () => type), compose, compose, compose,
  (dice, editor) => select(dice, editor, 0), (dice, editor) => select(dice, editor, 0),
  (dice, editor) => select(dice, editor, 12),
  (_, editor) => editor.commands.enter(), (_, editor) => editor.commands.enter(),
  (_, editor) => editor.commands.joinBackward(), (_, editor) => editor.commands.joinForward(),
  (_, editor) => editor.commands.deleteSelection(), (_, editor) => editor.commands.deleteSelection(),
  (_, editor) => editor.commands.toggleBold(), (_, editor) => editor.commands.toggleItalic(),
  (_, editor) => editor.commands.toggleBold(),
  (_, editor) => editor.commands.setLink({ href: 'https://www.minedu.gob.pe' }), (_, editor) => editor.commands.unsetLink(),
  (dice, editor) => editor.commands.toggleHeading({ level: dice.of([1, 2, 3] as const) }),
  (_, editor) => editor.commands.setParagraph(),
  (_, editor) => editor.commands.toggleBulletList(), (_, editor) => editor.commands.toggleOrderedList(),
  (_, editor) => editor.commands.sinkListItem('listItem'), (_, editor) => editor.commands.liftListItem('listItem'),
  (dice, editor) => editor.commands.insertContent(dice.of(pasted)),
  (_, editor) => editor.commands.undo(), (_, editor) => editor.commands.undo(), (_, editor) => editor.commands.redo(),
]

/** Errors inside ProseMirror that leave both documents as they were. */
const isEditorsOwn = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && error.name === 'TransformError')

function hearSome(dice: Dice, writer: Writer, all = false): void {
  const count = all ? writer.inbox.length : dice.below(writer.inbox.length + 1)
  for (const update of writer.inbox.splice(0, count)) {
    try {
      Y.applyUpdate(writer.doc, update, writer)
    } catch (error) {
      if (!isEditorsOwn(error)) throw error // the binding restoring a selection; the document itself is up to date
    }
  }
}

/** What the others get of a message; null when nothing. */
export type Relay = (person: string, update: Uint8Array) => Uint8Array | null

/** A session of `steps` actions; messages go through `relay`. The same seed writes the same session. */
export function tiptapSession(seed: number, steps: number, relay: Relay = (_, update) => update): Session {
  const dice = diceOf(seed)
  const session: Session = { name: `two editors (seed ${seed})`, sent: [], ends: [] }
  const writers: Writer[] = []
  const send = (from: Writer, update: Uint8Array) => {
    session.sent.push({ person: from.person, bytes: Buffer.from(update).toString('base64') })
    const news = relay(from.person, update)
    if (news !== null) for (const writer of writers) if (news !== update || writer !== from) writer.inbox.push(news)
  }
  writers.push(writerOf('secretary', dice, send), writerOf('moderator', dice, send))
  const settle = () => {
    for (const callback of waiting.splice(0)) callback(0)
    // Hearing may make an editor tidy its text, which the other one has to hear: until nobody has anything more to say.
    for (let round = 0; round < MOST_ROUNDS && writers.some(({ inbox }) => inbox.length > 0); round++) {
      for (const writer of writers) hearSome(dice, writer, true)
    }
  }
  settle()
  for (let step = 0; step < steps; step++) {
    const writer = dice.of(writers)
    if (dice.chance(0.4)) hearSome(dice, writer)
    try {
      dice.of(actions)(dice, writer.editor)
    } catch (error) {
      if (!isEditorsOwn(error)) throw error // a command that does not fit what the other one has just done to the text
    }
  }
  settle()
  session.ends = writers.map(({ doc }) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'))
  for (const { editor } of writers) editor.destroy()
  waiting.splice(0)
  return session
}
