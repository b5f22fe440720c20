/*
 * The texts of a team's work guide, by field.
 *
 * A field has no text until somebody begins it, and two may begin it at once without seeing each other. Under one key only one of their
 * texts would live, so each begins under a key of their own (`<field>~<Yjs client>`). A field reads as all of its texts, one under the
 * other, and whoever writes in it next gathers them into the first.
 */
import * as Y from 'yjs'
import { setText, textOf, type Row } from './cells.ts'

const ROOT = 'guide'
const fieldOf = (key: string) => key.split('~', 1)[0] ?? key

/** Keys of a field, the same order on every device. */
const keysOf = (map: Row, field: string): string[] => [...map.keys()].filter((key) => fieldOf(key) === field).toSorted()

/** What each field says; fields nobody began are not there. */
export function readGuide(doc: Y.Doc): Readonly<Record<string, string>> {
  const map: Row = doc.getMap(ROOT)
  const fields = [...new Set([...map.keys()].map(fieldOf))].toSorted()
  return Object.fromEntries(fields.map((field) =>
    [field, keysOf(map, field).map((key) => textOf(map.get(key))).filter((text) => text !== '').join('\n')]))
}

/** Makes a field say `text`, by the smallest change. */
export function writeGuide(doc: Y.Doc, field: string, text: string): void {
  const map: Row = doc.getMap(ROOT)
  const [first = `${field}~${doc.clientID}`, ...others] = keysOf(map, field)
  doc.transact(() => {
    setText(doc, map, first, text)
    for (const key of others) if (textOf(map.get(key)) !== '') setText(doc, map, key, '')
  })
}
