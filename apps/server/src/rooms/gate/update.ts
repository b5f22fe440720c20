/*
 * An update (Yjs v1) as a list of claims: structs by client, and ranges to delete.
 *
 * Reads, and judges only what can be judged without the document: sizes, spellings, lengths. A struct remembers where
 * its bytes lie, so that what is found good can be copied. Where a struct belongs is asked in `resolve.ts`.
 * Never hands out a list whose order, length or count Yjs would understand otherwise.
 */
import { refuse } from './refusal.ts'
import { updateLimits } from './limits.ts'
import { Reader } from './reader.ts'
import { typeKinds, type TypeKind } from './schema.ts'
import type { Home, Place } from './places.ts'

export interface Id { client: number, clock: number }

/** Yjs's numbers for what a struct carries. Those missing here (legacy JSON, bytes, embeds, subdocuments) we do not take. */
export const Ref = { gc: 0, deleted: 1, string: 4, format: 6, type: 7, any: 8, skip: 10 } as const

export interface Struct extends Id {
  length: number
  ref: number
  flags: number
  /** Where its bytes lie in the update, and where its content begins among them. */
  from: number
  body: number
  to: number
  origin: Id | null
  right: Id | null
  root: string | null
  parent: Id | null
  key: string | null
  content: Content
  /** Found by `resolve.ts`; undefined until then. */
  place: Place | undefined
  visiting: boolean
  /** The home it offers to others, if it is a type. */
  own: Home | null
}

export type Content =
  | { is: 'nothing' }
  | { is: 'string', text: string }
  | { is: 'format', mark: string, value: unknown }
  | { is: 'type', kind: TypeKind, node: string | null }
  /** The plain values, and where each begins in the update. */
  | { is: 'any', values: unknown[], starts: number[] }

export interface Section { client: number, clock: number, end: number, structs: Struct[] }
export interface Range { client: number, clock: number, length: number }
export interface Update {
  bytes: Uint8Array
  sections: Map<number, Section>
  /** By client and clock, without overlaps. */
  deletes: Range[]
}

const nothing: Content = { is: 'nothing' }

/** Throws a GateRefusal (malformed, too-big) unless every byte has its place. */
export function readUpdate(bytes: Uint8Array): Update {
  if (bytes.length > updateLimits.bytes) refuse('update-bytes')
  const reader = new Reader(bytes)
  const sections = readSections(reader)
  const deletes = readDeletes(reader)
  if (reader.left !== 0) refuse('trailing-bytes')
  return { bytes, sections, deletes }
}

function readSections(reader: Reader): Map<number, Section> {
  const sections = new Map<number, Section>()
  let total = 0
  const clients = reader.uint()
  if (clients > updateLimits.clients) refuse('update-clients')
  for (let i = 0; i < clients; i++) {
    const count = reader.uint()
    const client = reader.uint()
    const clock = reader.uint()
    if (client > 0xffffffff) refuse('client-id')
    if (sections.has(client)) refuse('client-twice') // Yjs has two readers: one keeps the last, the other both
    if (count === 0) refuse('empty-section')
    total += count
    if (total > updateLimits.structs) refuse('update-structs')
    const section: Section = { client, clock, end: clock, structs: [] }
    for (let j = 0; j < count; j++) {
      const struct = readStruct(reader, client, section.end)
      section.end += struct.length
      if (section.end > updateLimits.clock) refuse('clock')
      section.structs.push(struct)
    }
    sections.set(client, section)
  }
  return sections
}

function readStruct(reader: Reader, client: number, clock: number): Struct {
  const from = reader.at
  const flags = reader.byte()
  const ref = flags & 31
  const struct: Struct = {
    client, clock, length: 1, ref, flags, from, body: 0, to: 0, origin: null, right: null, root: null, parent: null, key: null,
    content: nothing, place: undefined, visiting: false, own: null,
  }
  if (ref === Ref.gc || ref === Ref.skip) {
    if (ref === Ref.gc && flags !== Ref.gc) refuse('gc-flags')
    if (ref === Ref.skip && flags !== Ref.skip) refuse('skip-flags') // Yjs's two readers disagree on these, too
    struct.length = reader.uint()
  } else {
    readLinks(reader, struct)
    struct.body = reader.at
    readContent(reader, struct)
  }
  if (struct.length < 1) refuse('zero-length') // Yjs stores it and can then never load the room again
  if (struct.length > updateLimits.length && ref !== Ref.skip) refuse('struct-length')
  struct.to = reader.at
  return struct
}

function readLinks(reader: Reader, struct: Struct): void {
  if (struct.flags & 128) struct.origin = readId(reader)
  if (struct.flags & 64) struct.right = readId(reader)
  if (struct.flags & 192) return
  const named = reader.uint()
  if (named > 1) refuse('parent-info')
  if (named === 1) struct.root = reader.text(updateLimits.key)
  else struct.parent = readId(reader)
  if (struct.flags & 32) struct.key = reader.key()
}

const readId = (reader: Reader): Id => {
  const client = reader.uint()
  return { client, clock: reader.uint() }
}

function readContent(reader: Reader, struct: Struct): void {
  switch (struct.ref) {
    case Ref.deleted:
      struct.length = reader.uint()
      return
    case Ref.string: {
      const text = reader.text(updateLimits.length)
      struct.length = text.length
      struct.content = { is: 'string', text }
      return
    }
    case Ref.format:
      struct.content = { is: 'format', mark: reader.key(), value: reader.json() }
      return
    case Ref.type: {
      const kind = typeKinds[reader.uint()] ?? null
      if (kind === null) refuse('type-ref')
      struct.content = { is: 'type', kind, node: kind === 'element' ? reader.key() : null }
      return
    }
    case Ref.any: {
      struct.length = reader.uint()
      if (struct.length > reader.left) refuse('truncated')
      const values: unknown[] = []
      const starts: number[] = []
      for (let i = 0; i < struct.length; i++) {
        starts.push(reader.at)
        values.push(reader.value())
      }
      struct.content = { is: 'any', values, starts }
      return
    }
  }
  refuse('content-ref')
}

function readDeletes(reader: Reader): Range[] {
  const deletes: Range[] = []
  const clients = reader.uint()
  if (clients > updateLimits.ranges) refuse('update-ranges')
  for (let i = 0; i < clients; i++) {
    const client = reader.uint()
    const count = reader.uint()
    if (deletes.length + count > updateLimits.ranges) refuse('update-ranges')
    for (let j = 0; j < count; j++) {
      const clock = reader.uint()
      const length = reader.uint()
      if (length < 1) refuse('zero-length-delete') // Yjs would split text there without telling anybody
      if (clock + length > updateLimits.clock) refuse('clock')
      deletes.push({ client, clock, length })
    }
  }
  return merged(deletes)
}

/** By client and clock, each unit once: thousands of ranges over the same units would each be walked. */
function merged(deletes: Range[]): Range[] {
  const out: Range[] = []
  for (const range of deletes.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = out.at(-1)
    if (last === undefined || last.client !== range.client || last.clock + last.length < range.clock) out.push({ ...range })
    else last.length = Math.max(last.length, range.clock + range.length - last.clock)
  }
  return out
}

/** Whether the update deletes all of a struct. */
export function deletesWhole({ deletes }: Update, { client, clock, length }: Struct): boolean {
  let low = 0
  let high = deletes.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = deletes[middle]!
    if (range.client < client || (range.client === client && range.clock + range.length <= clock)) low = middle + 1
    else if (range.client > client || range.clock > clock) high = middle - 1
    else return range.clock + range.length >= clock + length
  }
  return false
}

/** The struct of this update that holds the id, or null. */
export function structAt(update: Update, client: number, clock: number): Struct | null {
  const section = update.sections.get(client)
  if (section === undefined || clock < section.clock || clock >= section.end) return null
  let low = 0
  let high = section.structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (section.structs[middle]!.clock <= clock) low = middle
    else high = middle - 1
  }
  return section.structs[low]!
}
