/*
 * Updates written by hand, byte for byte as an attacker would: nothing here cares what Yjs would have written.
 */
type Write = (bytes: number[]) => void
type Pair = readonly [client: number, clock: number]

const utf8 = new TextEncoder()

export const uint = (bytes: number[], value: number): void => {
  let rest = value
  while (rest > 127) {
    bytes.push(128 | (rest % 128))
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
export const text = (bytes: number[], value: string): void => {
  const encoded = utf8.encode(value)
  uint(bytes, encoded.length)
  for (const byte of encoded) bytes.push(byte)
}

export interface RawSection { client: number, clock: number, structs: Write[], count?: number }
export interface RawDeletes { client: number, ranges: Pair[], count?: number }

export function rawUpdate(sections: RawSection[], deletes: RawDeletes[] = []): Uint8Array {
  const bytes: number[] = []
  uint(bytes, sections.length)
  for (const { client, clock, structs, count } of sections) {
    uint(bytes, count ?? structs.length)
    uint(bytes, client)
    uint(bytes, clock)
    for (const write of structs) write(bytes)
  }
  uint(bytes, deletes.length)
  for (const { client, ranges, count } of deletes) {
    uint(bytes, client)
    uint(bytes, count ?? ranges.length)
    for (const [clock, length] of ranges) {
      uint(bytes, clock)
      uint(bytes, length)
    }
  }
  return Uint8Array.from(bytes)
}

export interface RawContent { ref: number, write: Write }
export interface RawPlace { origin?: Pair | undefined, right?: Pair | undefined, root?: string, parent?: Pair, key?: string }

/** An item; it names root or parent only where Yjs would read them. */
export const item = (place: RawPlace, { ref, write }: RawContent): Write => (bytes) => {
  const { origin, right, root, parent, key } = place
  bytes.push(ref | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32))
  if (origin) origin.forEach((part) => uint(bytes, part))
  if (right) right.forEach((part) => uint(bytes, part))
  if (!origin && !right) {
    uint(bytes, root === undefined ? 0 : 1)
    if (root === undefined) parent!.forEach((part) => uint(bytes, part))
    else text(bytes, root)
    if (key !== undefined) text(bytes, key)
  }
  write(bytes)
}

export const string = (value: string): RawContent => ({ ref: 4, write: (bytes) => text(bytes, value) })
export const tombstone = (length: number): RawContent => ({ ref: 1, write: (bytes) => uint(bytes, length) })
export const mark = (key: string, json: string): RawContent =>
  ({ ref: 6, write: (bytes) => { text(bytes, key); text(bytes, json) } })
/** lib0 "any" values, each already spelled as bytes. */
export const values = (...each: number[][]): RawContent =>
  ({ ref: 8, write: (bytes) => { uint(bytes, each.length); for (const value of each) bytes.push(...value) } })
export const small = (n: number): number[] => [125, n & 63]
export const words = (value: string): number[] => {
  const bytes = [119]
  text(bytes, value)
  return bytes
}
export const element = (node: string): RawContent => ({ ref: 7, write: (bytes) => { uint(bytes, 3); text(bytes, node) } })
/** A shared type by Yjs's number: 0 array, 1 map, 2 text, 4 fragment, 5 hook, 6 XML text. */
export const sharedType = (number: number): RawContent => ({ ref: 7, write: (bytes) => { uint(bytes, number); if (number === 5) text(bytes, 'x') } })
export const filler = (length: number): Write => (bytes) => { bytes.push(0); uint(bytes, length) }
export const skip = (length: number): Write => (bytes) => { bytes.push(10); uint(bytes, length) }
