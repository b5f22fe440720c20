/*
 * A large update cut into small ones, so that whoever sends it holds up nobody: the room lets the event loop go on between them.
 *
 *   sections by client ─an order in which each struct finds what it names─► slices of so many structs, with the deletes of their own
 *                                                                         └► deletes of what was there before, so many at a time
 *
 * Copies bytes and judges nothing: each slice goes through the whole gate. What a slice deletes of itself stays in it, because a row that
 * comes already deleted is no deleted row. What cannot be cut (a circle, or too much work to find out) stays whole and is judged whole.
 */
import { writeRaw } from './writer.ts'
import { readUpdate, structAt, type Id, type Range, type Struct, type Update } from './update.ts'

/** Structs or ranges in one slice: some 8 ms at the worst that is known. */
const SLICE = 150
/** Smaller updates are never looked at twice. */
const LOOK_ABOVE_BYTES = 2 * 1024
/** Looks at a section for its next struct, over all. */
const MOST_LOOKS = 200_000

/** The update in slices, to be received one after the other; itself alone if it is small. @throws GateRefusal */
export function slicesOf(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length <= LOOK_ABOVE_BYTES) return [bytes]
  const update = readUpdate(bytes)
  const count = [...update.sections.values()].reduce((sum, { structs }) => sum + structs.length, 0)
  if (count + update.deletes.length <= SLICE) return [bytes]
  const order = inOrder(update, count)
  if (order === null) return [bytes]
  const slices: Struct[][] = []
  for (let at = 0; at < order.length; at += SLICE) slices.push(order.slice(at, at + SLICE))
  const { own, others } = deletesBy(update, slices)
  const written = slices.map((structs, i) => writeRaw(bytes, structs, own[i]!))
  for (let at = 0; at < others.length; at += SLICE) written.push(writeRaw(bytes, [], others.slice(at, at + SLICE)))
  return written
}

/** All structs, each behind what it names in this update; null when there is no such order. */
function inOrder(update: Update, count: number): Struct[] | null {
  const sections = [...update.sections.values()]
  const reached = new Map(sections.map(({ client, clock }) => [client, clock]))
  const next = sections.map(() => 0)
  const isThere = (id: Id | null): boolean => id === null || id.clock < (reached.get(id.client) ?? Infinity)
    || id.clock >= update.sections.get(id.client)!.end
  const order: Struct[] = []
  for (let looks = 0; order.length < count;) {
    const before = order.length
    for (const [i, { client, structs }] of sections.entries()) {
      if ((looks += 1) > MOST_LOOKS) return null
      for (; next[i]! < structs.length; next[i]! += 1) {
        const struct = structs[next[i]!]!
        if (!isThere(struct.origin) || !isThere(struct.right) || !isThere(struct.parent)) break
        order.push(struct)
        reached.set(client, struct.clock + struct.length)
      }
    }
    if (order.length === before) return null
  }
  return order
}

/** Deletes by the slice that brings what they delete, and those of what came earlier. */
function deletesBy(update: Update, slices: readonly (readonly Struct[])[]): { own: Range[][]; others: Range[] } {
  const sliceOf = new Map<Struct, number>()
  for (const [i, structs] of slices.entries()) for (const struct of structs) sliceOf.set(struct, i)
  const own: Range[][] = slices.map(() => [])
  const others: Range[] = []
  for (const { client, clock, length } of update.deletes) {
    const end = clock + length
    const section = update.sections.get(client)
    const from = section ? Math.min(end, Math.max(clock, section.clock)) : end
    const to = section ? Math.max(from, Math.min(end, section.end)) : end
    if (clock < from) others.push({ client, clock, length: from - clock })
    for (let at = from; at < to;) {
      const struct = structAt(update, client, at)!
      const until = Math.min(to, struct.clock + struct.length)
      own[sliceOf.get(struct)!]!.push({ client, clock: at, length: until - at })
      at = until
    }
    if (to < end) others.push({ client, clock: to, length: end - to })
  }
  return { own, others }
}
