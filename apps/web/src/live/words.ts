/*
 * The words inside updates: what an author must be able to copy when an edit was not taken.
 * Reads only what was typed (strings of texts and plain values), in the order it was written; formatting is lost on purpose.
 */
import * as Y from 'yjs'

export function wordsOf(updates: readonly Uint8Array[]): string {
  if (updates.length === 0) return ''
  const found: string[] = []
  for (const struct of Y.decodeUpdate(Y.mergeUpdates([...updates])).structs) {
    if (!(struct instanceof Y.Item)) continue
    const { content } = struct
    if (content instanceof Y.ContentString) found.push(content.str)
    else if (content instanceof Y.ContentType) found.push('\n')
  }
  return found.join('').replace(/\n{2,}/g, '\n').trim()
}
