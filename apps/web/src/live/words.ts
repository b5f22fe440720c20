/*
 * The words inside updates: what an author must be able to copy when an edit was not taken.
 * Reads only what was typed (strings of texts and plain values), in the order it was written; formatting is lost on purpose.
 */
import * as Y from 'yjs'
import type { Own } from './local-store.ts'

/** `own` says which clients' words, and from which clock on; everybody's without it. */
export function wordsOf(updates: readonly Uint8Array[], own?: Own): string {
  if (updates.length === 0) return ''
  const found: string[] = []
  for (const struct of Y.decodeUpdate(Y.mergeUpdates([...updates])).structs) {
    if (!(struct instanceof Y.Item)) continue
    const { content, id } = struct
    const from = own === undefined ? 0 : own.get(id.client)
    if (from === undefined || id.clock + struct.length <= from) continue
    if (content instanceof Y.ContentString) found.push(content.str.slice(Math.max(0, from - id.clock)))
    else if (content instanceof Y.ContentType) found.push('\n')
  }
  return found.join('').replace(/\n{2,}/g, '\n').trim()
}
