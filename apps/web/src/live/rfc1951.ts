/*
 * Raw inflate (RFC 1951), synchronous and small.
 *
 * Reads what our own server deflated; still it never reads past its input and never grows past `MOST`, so a broken proxy cannot
 * hang the page. Codes are decoded by counting lengths (RFC 1951 section 3.2.2): slower than lookup tables, and 1 kB of code.
 */
const MOST = 64 * 1024 * 1024

const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
]
const distanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

interface Code { counts: Uint16Array; symbols: Uint16Array }

/** A canonical code from its code lengths. */
function codeOf(lengths: ArrayLike<number>): Code {
  const counts = new Uint16Array(16)
  const symbols = new Uint16Array(lengths.length)
  for (let i = 0; i < lengths.length; i++) counts[lengths[i] ?? 0]!++
  counts[0] = 0
  const offsets = new Uint16Array(16)
  for (let bits = 1; bits < 15; bits++) offsets[bits + 1] = offsets[bits]! + counts[bits]!
  for (let i = 0; i < lengths.length; i++) {
    const bits = lengths[i] ?? 0
    if (bits > 0) symbols[offsets[bits]!++] = i
  }
  return { counts, symbols }
}

const run = (count: number, value: number): number[] => Array.from({ length: count }, () => value)

/** @throws RangeError if the bytes are no complete deflate stream. */
export function inflateRaw(input: Uint8Array): Uint8Array {
  let at = 0
  let held = 0
  let heldBits = 0
  let out = new Uint8Array(Math.max(1024, input.length * 4))
  let written = 0

  const bits = (count: number): number => {
    while (heldBits < count) {
      if (at >= input.length) throw new RangeError('deflate stream ends early')
      held |= input[at++]! << heldBits
      heldBits += 8
    }
    const value = held & ((1 << count) - 1)
    held >>>= count
    heldBits -= count
    return value
  }
  const symbol = (code: Code): number => {
    let value = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      value |= bits(1)
      const count = code.counts[length]!
      if (value - count < first) return code.symbols[index + (value - first)]!
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw new RangeError('deflate code is broken')
  }
  const room = (more: number) => {
    if (written + more <= out.length) return
    if (written + more > MOST) throw new RangeError('deflate stream is too large')
    const bigger = new Uint8Array(Math.max(out.length * 2, written + more))
    bigger.set(out.subarray(0, written))
    out = bigger
  }
  const stored = () => {
    held = 0
    heldBits = 0
    const length = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8)
    at += 4
    if (at + length > input.length) throw new RangeError('deflate stream ends early')
    room(length)
    out.set(input.subarray(at, at + length), written)
    written += length
    at += length
  }
  const copies = (literals: Code, distances: Code) => {
    for (;;) {
      const value = symbol(literals)
      if (value === 256) return
      if (value < 256) { room(1); out[written++] = value; continue }
      const length = (lengthBase[value - 257] ?? 0) + bits(lengthExtra[value - 257] ?? 0)
      const far = symbol(distances)
      const distance = (distanceBase[far] ?? 0) + bits(distanceExtra[far] ?? 0)
      if (distance === 0 || distance > written || length === 0) throw new RangeError('deflate copy is broken')
      room(length)
      for (let i = 0; i < length; i++, written++) out[written] = out[written - distance]!
    }
  }
  const dynamic = (): [Code, Code] => {
    const literalCount = bits(5) + 257
    const distanceCount = bits(5) + 1
    const codeCount = bits(4) + 4
    const codeLengths = new Uint8Array(19)
    for (let i = 0; i < codeCount; i++) codeLengths[codeOrder[i]!] = bits(3)
    const lengthCode = codeOf(codeLengths)
    const lengths: number[] = []
    while (lengths.length < literalCount + distanceCount) {
      const value = symbol(lengthCode)
      if (value < 16) lengths.push(value)
      else if (value === 16) lengths.push(...run(3 + bits(2), lengths.at(-1) ?? 0))
      else if (value === 17) lengths.push(...run(3 + bits(3), 0))
      else lengths.push(...run(11 + bits(7), 0))
    }
    return [codeOf(lengths.slice(0, literalCount)), codeOf(lengths.slice(literalCount))]
  }

  for (let last = 0; last === 0;) {
    last = bits(1)
    const kind = bits(2)
    if (kind === 0) stored()
    else if (kind === 1) copies(codeOf([...run(144, 8), ...run(112, 9), ...run(24, 7), ...run(8, 8)]), codeOf(run(30, 5)))
    else if (kind === 2) copies(...dynamic())
    else throw new RangeError('deflate block is broken')
  }
  return out.slice(0, written)
}
