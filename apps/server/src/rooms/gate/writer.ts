/*
 * Writes a plan as a Yjs v1 update: only what is new, only deletes that delete something.
 *
 * A struct that is whole is copied byte by byte, since the reader has judged every byte of it; one that was cut or whose
 * neighbours were straightened gets new links. What Yjs would turn into filler is written as filler, because otherwise Yjs
 * would first split the neighbours it names.
 */
import { Ref, type Range, type Struct } from './update.ts'
import type { Entry, FreshSection } from './plan.ts'

const utf8 = new TextEncoder()

class Writer {
  #bytes: Uint8Array<ArrayBuffer>
  #at = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + count))
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }

  byte(value: number): void {
    this.#room(1)
    this.#bytes[this.#at++] = value
  }

  uint(value: number): void {
    this.#room(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#at++] = 128 | (rest % 128)
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#at++] = rest
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#at)
  }
}

/** The update that `source`'s entries and these deletes make. */
export function writeUpdate(source: Uint8Array, fresh: readonly FreshSection[], deletes: readonly Range[]): Uint8Array {
  const writer = new Writer(64 + fresh.reduce((sum, { entries }) => sum + entries.at(-1)!.struct.to - entries[0]!.struct.from, 0))
  writer.uint(fresh.length)
  for (const section of fresh) {
    writer.uint(section.entries.length)
    writer.uint(section.client)
    writer.uint(section.clock)
    for (const entry of section.entries) writeEntry(writer, source, entry)
  }
  writeDeletes(writer, deletes)
  return writer.done()
}

/** An update of structs as they stand in `source`, whatever they are; those of one client in the order of their clocks. */
export function writeRaw(source: Uint8Array, structs: readonly Struct[], deletes: readonly Range[]): Uint8Array {
  const writer = new Writer(64 + structs.reduce((sum, { from, to }) => sum + to - from, 0))
  const byClient = Map.groupBy(structs, ({ client }) => client)
  writer.uint(byClient.size)
  for (const [client, own] of byClient) {
    writer.uint(own.length)
    writer.uint(client)
    writer.uint(own[0]!.clock)
    for (const { from, to } of own) writer.raw(source.subarray(from, to))
  }
  writeDeletes(writer, deletes)
  return writer.done()
}

function writeEntry(writer: Writer, source: Uint8Array, { struct, cut, origin, right, place, relinked }: Entry): void {
  const filler = place.home === null
  if (!relinked && (!filler || struct.ref === Ref.gc)) return writer.raw(source.subarray(struct.from, struct.to))
  if (filler) {
    writer.byte(Ref.gc)
    writer.uint(struct.length - cut)
    return
  }
  writer.byte(struct.ref | (origin === null ? 0 : 128) | (right === null ? 0 : 64) | (struct.flags & 32))
  for (const id of [origin, right]) {
    if (id === null) continue
    writer.uint(id.client)
    writer.uint(id.clock)
  }
  if (cut === 0) return writer.raw(source.subarray(struct.body, struct.to))
  const { content } = struct
  if (struct.ref === Ref.deleted) writer.uint(struct.length - cut)
  else if (content.is === 'string') {
    const rest = utf8.encode(content.text.slice(cut))
    writer.uint(rest.length)
    writer.raw(rest)
  } else if (content.is === 'any') {
    writer.uint(struct.length - cut)
    writer.raw(source.subarray(content.starts[cut], struct.to))
  }
}

function writeDeletes(writer: Writer, deletes: readonly Range[]): void {
  const byClient = Map.groupBy(deletes, (range) => range.client)
  writer.uint(byClient.size)
  for (const [client, ranges] of byClient) {
    writer.uint(client)
    writer.uint(ranges.length)
    for (const range of ranges) {
      writer.uint(range.clock)
      writer.uint(range.length)
    }
  }
}
