/*
 * Attacks by hand, each with the verdict it must get. The verdict is exact: an attack refused for another reason means
 * that the check it was made for no longer works, and something else happened to stand behind it.
 */
import * as Y from 'yjs'
import { element, filler, item, mark, rawUpdate, sharedType, skip, small, string, tombstone, uint, values, words } from './raw.ts'
import { landmarks, seedClient, victimClient, victimState } from './victim.ts'
import { schema, serverClient } from './world.ts'
import type { GateCheck } from '../refusal.ts'
import type { RoomLimits } from '../schema.ts'

export interface Case {
  /** The rule of SPEC.md it belongs to; GT2 when it is no one's in particular. */
  rule?: string
  name: string
  expect: GateCheck | 'changed' | 'nothing'
  bytes: Uint8Array
  /** Sent (and expected to be taken) before. */
  before?: Uint8Array
  reader?: true
  limits?: RoomLimits
}

const at = landmarks()
/** Structs of the attacker's own client id from its first clock. */
const own = (...structs: ((bytes: number[]) => void)[]): Uint8Array => rawUpdate([{ client: 7, clock: 0, structs }])
const one = { ref: 8, write: values(small(1)).write }
const after = (id: readonly [number, number], by: number) => [id[0], id[1] + by] as const
const removing = (...ranges: [number, number][]): Uint8Array => rawUpdate([], [{ client: victimClient, ranges }])
const deep = values([...Array.from({ length: 60 }, () => [117, 1]).flat(), 126])
const link = (href: unknown) => own(item({ origin: at.inNote }, mark('link', JSON.stringify({ href }))))
const row = (key: string) => item({ root: 'cards', key }, sharedType(1))

const shape: Case[] = [
  { name: 'nothing at all', expect: 'truncated', bytes: new Uint8Array() },
  { name: 'bytes after the end', expect: 'trailing-bytes', bytes: Uint8Array.of(0, 0, 9, 9) },
  { name: 'update v2', expect: 'trailing-bytes', bytes: Y.encodeStateAsUpdateV2(new Y.Doc()) },
  { name: 'too many bytes', expect: 'update-bytes', bytes: new Uint8Array((1 << 20) + 1) },
  { name: 'count of clients', expect: 'update-clients', bytes: Uint8Array.of(255, 255, 255, 255, 15) },
  { name: 'news of too many clients', expect: 'update-clients', bytes: rawUpdate(Array.from({ length: 65 }, (_, i) => ({ client: 100 + i, clock: 0, structs: [filler(1)] }))) },
  { name: 'count of structs', expect: 'update-structs', bytes: rawUpdate([{ client: 7, clock: 0, structs: [], count: 2 ** 40 }]) },
  { name: 'count of structs beyond the bytes', expect: 'truncated', bytes: rawUpdate([{ client: 7, clock: 0, structs: [], count: 4000 }]) },
  { name: 'count of deletes', expect: 'update-ranges', bytes: rawUpdate([], [{ client: 7, ranges: [], count: 2 ** 40 }]) },
  { name: 'count of deleting clients', expect: 'update-ranges', bytes: Uint8Array.of(0, 255, 255, 255, 15) },
  { name: 'number over 53 bits', expect: 'integer', bytes: Uint8Array.of(1, 1, 255, 255, 255, 255, 255, 255, 255, 127) },
  { name: 'number without end', expect: 'integer', bytes: Uint8Array.of(1, 1, 7, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1) },
  { name: 'value over 53 bits', expect: 'integer', bytes: own(item({ root: 'meeting', key: 'a' }, values([125, 191, 255, 255, 255, 255, 255, 255, 127]))) },
  { name: 'value number without end', expect: 'integer', bytes: own(item({ root: 'meeting', key: 'a' }, values([125, 255, 255, 255, 255, 255, 255, 255, 255, 1]))) },
  { name: 'client id above 32 bits', expect: 'client-id', bytes: rawUpdate([{ client: 2 ** 33, clock: 0, structs: [item({ root: 'free' }, string('X'))] }]) },
  { name: 'one client twice', expect: 'client-twice', bytes: rawUpdate([{ client: 7, clock: 0, structs: [item({ root: 'free' }, string('X'))] }, { client: 7, clock: 0, structs: [item({ root: 'meeting', key: 't' }, one)] }]) },
  { name: 'section of nothing', expect: 'empty-section', bytes: rawUpdate([{ client: 7, clock: 0, structs: [] }]) },
  { name: 'flags on filler', expect: 'gc-flags', bytes: own((bytes) => { bytes.push(64); uint(bytes, 1) }) },
  { name: 'flags on a skip', expect: 'skip-flags', bytes: own((bytes) => { bytes.push(10 | 64); uint(bytes, 3) }) },
  { name: 'parent neither root nor id', expect: 'parent-info', bytes: own((bytes) => { bytes.push(4); uint(bytes, 2); uint(bytes, 0); uint(bytes, 0) }) },
  { name: 'string of length zero', expect: 'zero-length', bytes: own(item({ root: 'free' }, string(''))) },
  { name: 'filler of length zero', expect: 'zero-length', bytes: own(filler(0)) },
  { name: 'tombstone of length zero', expect: 'zero-length', bytes: own(item({ root: 'free' }, tombstone(0))) },
  { name: 'values of length zero', expect: 'zero-length', bytes: own(item({ root: 'meeting', key: 'a' }, values())) },
  { name: 'delete of length zero inside an emoji', expect: 'zero-length-delete', bytes: removing([at.emoji[1] + 1, 0]) },
  { name: 'huge filler', expect: 'struct-length', bytes: own(filler(2 ** 50)) },
  { name: 'clock beyond the limit', expect: 'clock', bytes: own(skip(2 ** 41)) },
  { name: 'delete beyond the limit', expect: 'clock', bytes: removing([0, 2 ** 41]) },
  { name: 'broken UTF-8', expect: 'utf8', bytes: own(item({ root: 'free' }, { ref: 4, write: (bytes) => bytes.push(2, 0xc3, 0x28) })) },
  { name: 'string longer than the bytes', expect: 'truncated', bytes: own(item({ root: 'free' }, { ref: 4, write: (bytes) => bytes.push(90, 65) })) },
  { name: 'values more than the bytes', expect: 'truncated', bytes: own(item({ root: 'meeting', key: 'a' }, { ref: 8, write: (bytes) => uint(bytes, 2 ** 30) })) },
  { name: 'long key', expect: 'string-length', bytes: own(item({ root: 'meeting', key: 'k'.repeat(300) }, one)) },
  { name: 'broken JSON in a mark', expect: 'json', bytes: own(item({ origin: at.inNote }, mark('bold', '{no'))) },
  { name: 'prototype key in a mark', expect: 'bad-key', bytes: own(item({ origin: at.inNote }, mark('bold', '{"__proto__":1}'))) },
  { name: 'prototype key as mark', expect: 'bad-key', bytes: own(item({ origin: at.inNote }, mark('constructor', '{}'))) },
  { name: 'prototype key in a map', expect: 'bad-key', bytes: own(item({ root: 'meeting', key: '__proto__' }, one)) },
  { name: 'prototype key in a value', expect: 'bad-key', bytes: own(item({ root: 'meeting', key: 'q' }, values([118, 1, ...words('__proto__').slice(1), 126]))) },
  { name: 'BigInt', expect: 'value-type', bytes: own(item({ root: 'meeting', key: 'a' }, values([122, 1, 1, 1, 1, 1, 1, 1, 1]))) },
  { name: 'deep value', expect: 'value-size', bytes: own(item({ root: 'meeting', key: 'a' }, deep)) },
  { name: 'value of many parts', expect: 'value-size', bytes: own(item({ root: 'meeting', key: 'a' }, values([117, 0xc0, 0xb8, 0x02, ...Array.from({ length: 40_000 }, () => 126)]))) },
  { name: 'unknown content', expect: 'content-ref', bytes: own((bytes) => { bytes.push(31, 1, 4, 102, 114, 101, 101) }) },
  { name: 'subdocument', expect: 'content-ref', bytes: own(item({ root: 'meeting', key: 'd' }, { ref: 9, write: (bytes) => bytes.push(1, 65, 118, 0) })) },
  { name: 'bytes as value', expect: 'content-ref', bytes: own(item({ root: 'meeting', key: 'd' }, { ref: 3, write: (bytes) => bytes.push(1, 65) })) },
  { name: 'XML hook', expect: 'type-ref', bytes: own(item({ root: 'meeting', key: 'h' }, sharedType(5))) },
]

const places: Case[] = [
  { name: 'unknown root', expect: 'unknown-root', bytes: own(item({ root: 'junk' }, string('X'))) },
  { name: 'root named like a property', expect: 'unknown-root', bytes: own(item({ root: 'toString', key: 'a' }, one)) },
  { name: 'a live root outside the schema', expect: 'unknown-root', bytes: own(item({ origin: at.legacy }, one)) },
  { name: 'deleting in a live root outside the schema', expect: 'unknown-root', bytes: removing([at.legacy[1], 1]) },
  { name: 'pattern root with a bad id', expect: 'unknown-root', bytes: own(item({ root: 'notes:../x' }, element('paragraph'))) },
  { name: 'pattern root without id', expect: 'unknown-root', bytes: own(item({ root: 'notes:' }, element('paragraph'))) },
  { name: 'pattern root, first use', expect: 'changed', bytes: own(item({ root: 'notes:c' }, element('paragraph'))) },
  { name: 'one pattern root too many', expect: 'pattern-roots', bytes: own(...['a', 'b', 'c', 'd', 'e'].map((id) => item({ root: `notes:${id}` }, element('paragraph')))) },
  { name: 'neighbours in two roots, splitting an emoji', expect: 'cross-parent', bytes: own(item({ origin: at.inFree, right: after(at.emoji, 1) }, string('X'))) },
  { name: 'neighbours in two roots', expect: 'cross-parent', bytes: own(item({ origin: at.inFree, right: at.inNote }, string('X'))) },
  { name: 'neighbours under two keys', expect: 'cross-parent', bytes: own(item({ origin: at.title, right: at.rowOrder }, one)) },
  { name: 'parent that is no type', expect: 'parent-not-a-type', bytes: own(item({ parent: at.inArray }, string('X'))) },
  { name: 'parent in the update that is no type', expect: 'parent-not-a-type', bytes: own(item({ root: 'meeting', key: 'p' }, one), item({ parent: [7, 0] }, string('X'))) },
  { name: 'two clients waiting for each other', expect: 'cycle', bytes: rawUpdate([{ client: 7, clock: 0, structs: [item({ origin: [8, 0] }, string('X'))] }, { client: 8, clock: 0, structs: [item({ origin: [7, 0] }, string('Y'))] }]) },
  { name: 'an order that cannot be', expect: 'cycle', bytes: rawUpdate([
    { client: 7, clock: 0, structs: [item({ origin: [8, 1] }, string('X')), item({ root: 'free' }, string('Z'))] },
    { client: 8, clock: 0, structs: [item({ origin: [7, 1] }, string('Y')), item({ root: 'free' }, string('W'))] }]) },
  { name: 'neighbour in its own future', expect: 'self-future', bytes: own(item({ root: 'free' }, string('ok')), item({ origin: [7, 90] }, string('X'))) },
  { name: 'right neighbour in its own future', expect: 'self-future', bytes: own(item({ root: 'free' }, string('ok')), item({ right: [7, 2] }, string('X'))) },
  { name: 'parent in its own future', expect: 'self-future', bytes: own(item({ parent: [7, 1] }, string('ok')), item({ root: 'conclusions' }, element('paragraph'))) },
  { name: 'unknown neighbour', expect: 'missing', bytes: own(item({ origin: [99, 5] }, string('X'))) },
  { name: 'unknown parent', expect: 'missing', bytes: own(item({ parent: [99, 5] }, string('X'))) },
  { name: 'neighbour inside a skip', expect: 'missing', bytes: rawUpdate([{ client: 7, clock: 0, structs: [item({ origin: [8, 1] }, string('X'))] }, { client: 8, clock: 0, structs: [item({ root: 'free' }, string('Y')), skip(5)] }]) },
  { name: 'clock gap', expect: 'clock-gap', bytes: rawUpdate([{ client: 7, clock: 5, structs: [item({ root: 'free' }, string('X'))] }]) },
  { name: 'skip, then a struct', expect: 'clock-gap', bytes: own(skip(5), item({ root: 'free' }, string('X'))) },
  { name: 'two values under one key', expect: 'keyed-values', bytes: own(item({ root: 'meeting', key: 'a' }, values(small(1), small(2)))) },
  { name: 'two values under one key that are gone already', expect: 'changed',
    bytes: rawUpdate([{ client: 7, clock: 0, structs: [item({ root: 'meeting', key: 'a' }, values(small(1), small(2)))] }], [{ client: 7, ranges: [[0, 2]] }]) },
  { name: 'keyed write with a right neighbour', expect: 'keyed-right', bytes: own(item({ right: at.title }, one)) },
  { name: 'right before left', expect: 'changed', bytes: own(item({ origin: after(at.inFree, 3), right: at.inFree }, string('X'))) },
  { name: 'right is first although its left is known', expect: 'changed', bytes: own(item({ right: after(at.inFree, 1) }, string('X'))) },
  { name: 'last although its right is known', expect: 'changed', before: rawUpdate([{ client: 8, clock: 0, structs: [item({ origin: at.inFree, right: after(at.inFree, 1) }, string('abc'))] }]),
    bytes: own(item({ origin: [8, 2] }, string('X'))) },
  { name: 'a right neighbour before what the left one had', expect: 'changed', bytes: own(item({ origin: at.inFree, right: after(at.inFree, 1) }, string('abc')), item({ origin: [7, 2], right: [7, 0] }, string('X'))) },
  { name: 'order that only applying shows', expect: 'changed', bytes: rawUpdate([
    { client: 7, clock: 0, structs: [item({ origin: at.inFree, right: after(at.inFree, 1) }, string('a'))] },
    { client: 8, clock: 0, structs: [item({ origin: at.inFree, right: after(at.inFree, 1) }, string('b'))] },
    { client: 9, clock: 0, structs: [item({ origin: [8, 0], right: [7, 0] }, string('c'))] }]) },
  { name: 'delete of what does not exist yet', expect: 'delete-of-unknown', bytes: rawUpdate([], [{ client: victimClient, ranges: [[at.end, 1000]] }]) },
  { name: 'delete of what never was', expect: 'delete-of-unknown', bytes: rawUpdate([], [{ client: 99, ranges: [[0, 1]] }]) },
  { name: 'known struct with a neighbour inside an emoji', expect: 'nothing', bytes: rawUpdate([{ client: victimClient, clock: 0, structs: [item({ right: after(at.emoji, 1) }, sharedType(1))] }]) },
  { name: 'delete of what is deleted', expect: 'nothing', bytes: removing([at.oldTitle[1], 1]) },
  { name: 'child of a deleted type', expect: 'changed', bytes: own(item({ origin: at.oldTitle }, one)) },
  { name: 'items on the victim\'s id', expect: 'foreign-client', bytes: rawUpdate([{ client: victimClient, clock: at.end, structs: [item({ root: 'free' }, string('X'))] }]) },
  { name: 'items on the server\'s id', expect: 'foreign-client', bytes: rawUpdate([{ client: serverClient, clock: 0, structs: [item({ root: 'cards', key: 'r' }, sharedType(1))] }]) },
  { name: 'items on an id that wrote and has no owner', expect: 'foreign-client', bytes: rawUpdate([{ client: seedClient, clock: 1, structs: [item({ root: 'cards', key: 'r' }, sharedType(1))] }]) },
  { name: 'filler on the victim\'s id', expect: 'foreign-client', bytes: rawUpdate([{ client: victimClient, clock: at.end, structs: [filler(500)] }]) },
]

const overlapping = own(item({ origin: at.inFree, right: after(at.inFree, 1) }, string('abc')))
const overlaps: Case[] = [
  { name: 'longer resend, same place', before: overlapping, expect: 'changed', bytes: own(item({ origin: at.inFree, right: after(at.inFree, 1) }, string('abcXYZ'))) },
  { name: 'longer resend into another root', before: overlapping, expect: 'overlap-mismatch', bytes: own(item({ root: 'meeting', key: 'z' }, string('abcXYZ'))) },
  { name: 'longer resend into another run', before: overlapping, expect: 'overlap-mismatch', bytes: own(item({ origin: at.inNote }, string('abcXYZ'))) },
  { name: 'longer resend in another order', before: overlapping, expect: 'changed', bytes: own(item({ origin: after(at.inFree, 2), right: after(at.inFree, 3) }, string('abcXYZ'))) },
  { name: 'longer resend before what it knew behind it', before: overlapping, expect: 'changed', bytes: own(item({ origin: at.inFree }, string('abcXYZ'))) },
]

const kinds: Case[] = [
  { name: 'list in a map', expect: 'content-kind', bytes: own(item({ root: 'meeting' }, one)) },
  { name: 'string in a map', expect: 'content-kind', bytes: own(item({ root: 'meeting' }, string('hidden'))) },
  { name: 'key on a text', expect: 'content-kind', bytes: own(item({ root: 'free', key: 'h' }, one)) },
  { name: 'mark in a map', expect: 'content-kind', bytes: own(item({ root: 'meeting', key: 'h' }, mark('bold', '{}'))) },
  { name: 'mark in plain text', expect: 'content-kind', bytes: own(item({ origin: at.inFree }, mark('bold', '{}'))) },
  { name: 'type in plain text', expect: 'content-kind', bytes: own(item({ origin: at.inFree }, sharedType(1))) },
  { name: 'value in a note', expect: 'content-kind', bytes: own(item({ root: 'conclusions' }, one)) },
  { name: 'string between paragraphs', expect: 'content-kind', bytes: own(item({ root: 'conclusions' }, string('X'))) },
  { name: 'key on a note', expect: 'content-kind', bytes: own(item({ root: 'conclusions', key: 'a' }, one)) },
  { name: 'key on a run of text', expect: 'content-kind', bytes: own(item({ parent: at.run, key: 'a' }, one)) },
  { name: 'map in a note', expect: 'child-type', bytes: own(item({ root: 'conclusions' }, sharedType(1))) },
  { name: 'element in a map', expect: 'child-type', bytes: own(item({ root: 'meeting', key: 'h' }, element('paragraph'))) },
  { name: 'fragment in a map', expect: 'child-type', bytes: own(item({ root: 'meeting', key: 'h' }, sharedType(4))) },
  { name: 'run of text in a row', expect: 'child-type', bytes: own(item({ parent: at.row, key: 'h' }, sharedType(6))) },
  { name: 'nesting without end', expect: 'depth', bytes: own(...Array.from({ length: 3000 }, (_, i) => item(i === 0 ? { root: 'meeting', key: 'n' } : { parent: [7, i - 1], key: 'n' }, sharedType(1)))) },
  { name: 'lists without end', expect: 'depth', bytes: own(...Array.from({ length: 60 }, (_, i) => item(i === 0 ? { root: 'conclusions', origin: undefined } : { parent: [7, i - 1] }, element(i % 2 === 0 ? 'bulletList' : 'listItem')))) },
  { name: 'event by a client', expect: 'server-only', bytes: own(item({ root: 'events' }, one)) },
  { name: 'event beside an event', expect: 'server-only', bytes: own(item({ origin: at.event }, one)) },
  { name: 'deleting an event', expect: 'server-only', bytes: removing([at.event[1], 1]) },
]

const long = rawUpdate([{ client: 8, clock: 0, structs: Array.from({ length: 2000 }, (_, i) => item(i === 0 ? { root: 'notes:a' } : { origin: [8, i - 1] }, element('paragraph'))) }])
/** A0 B1…B30 X31…X1 R0, where every B knew its forerunner and R0 only, and every X knew A0 and the X after it. */
const twoChains = rawUpdate([
  { client: 8, clock: 0, structs: [item({ root: 'notes:a' }, element('paragraph')), item({ right: [8, 0] }, element('paragraph')),
    ...Array.from({ length: 31 }, (_, i) => item({ origin: [8, 1], right: i === 0 ? [8, 0] : [8, 1 + i] }, element('paragraph')))] },
  { client: 6, clock: 0, structs: Array.from({ length: 30 }, (_, i) => item({ origin: i === 0 ? [8, 1] : [6, i - 1], right: [8, 0] }, element('paragraph'))) },
])
const large: Case[] = [
  { name: 'clients that take turns', expect: 'work', bytes: rawUpdate(Array.from({ length: 64 }, (_, c) => ({ client: 100 + c, clock: 0, structs: Array.from({ length: 150 }, (_, i) =>
    item(c === 63 && i === 0 ? { root: 'notes:a' } : { origin: c === 63 ? [100, i - 1] : [101 + c, i] }, element('paragraph'))) }))) },
  { name: 'long proofs, again and again', expect: 'work', before: twoChains, bytes: own(...Array.from({ length: 4000 }, () => item({ origin: [6, 29], right: [8, 32] }, element('paragraph')))) },
  { name: 'beside one lie, each client past all the clients before it', expect: 'work', bytes: rawUpdate([
    { client: 7, clock: 0, structs: [item({ root: 'notes:a' }, element('paragraph')), item({ origin: [7, 0] }, element('paragraph')), item({ origin: [7, 1], right: [7, 0] }, element('paragraph'))] },
    ...Array.from({ length: 62 }, (_, c) => ({ client: 100 + c, clock: 0, structs: Array.from({ length: 150 }, () => item({ origin: [7, 0] }, element('paragraph'))) })),
  ]) },
  { name: 'the same deleted a thousand times', expect: 'changed', before: long, bytes: rawUpdate([], Array.from({ length: 1000 }, () => ({ client: 8, ranges: [[0, 2000] as const] }))) },
  { name: 'neighbours in no order, far apart', expect: 'work', before: long, bytes: own(...Array.from({ length: 200 }, () => item({ origin: [8, 1], right: [8, 0] }, element('paragraph')))) },
  { name: 'the beginning of a key written often', expect: 'work', before: rawUpdate([{ client: 8, clock: 0, structs: Array.from({ length: 2000 }, (_, i) => i % 2 === 1 ? filler(1) : item(i === 0 ? { root: 'meeting', key: 'a' } : { origin: [8, i - 2] }, one)) }]),
    bytes: own(...Array.from({ length: 200 }, () => item({ root: 'meeting', key: 'a' }, one))) },
  { name: 'more news than one update may bring', expect: 'update-fresh', bytes: own(...Array.from({ length: 10_001 }, (_, i) => item(i === 0 ? { root: 'notes:a' } : { origin: [7, i - 1] }, element('paragraph')))) },
  { name: 'each before all others', expect: 'work', before: long,
    bytes: rawUpdate([{ client: 9, clock: 0, structs: Array.from({ length: 2000 }, (_, i) => item(i === 0 ? { root: 'notes:a' } : { right: [9, i - 1] }, element('paragraph'))) }]) },
  { name: 'few among all', expect: 'work', before: long,
    bytes: rawUpdate([{ client: 9, clock: 0, structs: Array.from({ length: 100 }, () => item({ root: 'notes:a' }, element('paragraph'))) }]) },
  { name: 'a text cut everywhere', expect: 'work', before: own(item({ root: 'free' }, string('x'.repeat(40_000)))), bytes: rawUpdate([], [{ client: 7, ranges: Array.from({ length: 19_000 }, (_, i) => [1 + 2 * i, 1] as const) }]) },
  { name: 'shredded marked text deleted at once', expect: 'work', before: own(item({ root: 'notes:a' }, element('paragraph')), item({ parent: [7, 0] }, sharedType(6)), item({ parent: [7, 1] }, mark('bold', '{}')),
    ...Array.from({ length: 3000 }, (_, i) => item({ origin: [7, 2], right: i === 0 ? undefined : [7, 2 + i] }, string('x')))), bytes: rawUpdate([], [{ client: 7, ranges: [[0, 1]] }]) },
]

const rows: Case[] = [
  { name: 'a new row', expect: 'changed', bytes: own(row('r1'), item({ parent: [7, 0], key: 'text' }, sharedType(2)), item({ parent: [7, 1] }, string('hola'))) },
  { name: 'deleting a row', expect: 'row-deleted', bytes: removing([at.row[1], 1]) },
  { name: 'deleting everything', expect: 'row-deleted', bytes: removing([0, at.end]) },
  { name: 'deleting a field of a row', expect: 'changed', bytes: removing([at.rowOrder[1], 1]) },
  { name: 'writing over a row', expect: 'row-replaced', bytes: own(item({ origin: at.row }, sharedType(1))) },
  { name: 'a row at the same time under the same id', expect: 'row-replaced', bytes: own(item({ root: 'agenda', key: 'block1' }, sharedType(1))) },
  { name: 'a tombstone over a row', expect: 'row-replaced', bytes: own(item({ root: 'agenda', key: 'block1' }, tombstone(1))) },
  { name: 'one row twice in an update', expect: 'row-replaced', bytes: own(row('r1'), item({ origin: [7, 0] }, sharedType(1))) },
  { name: 'a row that came deleted', expect: 'changed', bytes: rawUpdate([{ client: 7, clock: 0, structs: [row('r1')] }], [{ client: 7, ranges: [[0, 1]] }]) },
  { name: 'a row again after its tombstone', expect: 'changed', bytes: own(item({ root: 'cards', key: 'r1' }, tombstone(1)), item({ origin: [7, 0] }, sharedType(1))) },
  { name: 'a row again, deleted in the same update', expect: 'changed', bytes: rawUpdate([{ client: 7, clock: 0, structs: [row('r1'), item({ origin: [7, 0] }, sharedType(1))] }], [{ client: 7, ranges: [[0, 1]] }]) },
  { name: 'a row beside a tombstone it did not see', expect: 'row-replaced', before: own(item({ root: 'cards', key: 'r1' }, tombstone(1))),
    bytes: rawUpdate([{ client: 8, clock: 0, structs: [row('r1')] }]) },
  { name: 'a value for a row', expect: 'row-type', bytes: own(item({ root: 'cards', key: 'r1' }, one)) },
  { name: 'a text for a row', expect: 'row-type', bytes: own(item({ root: 'cards', key: 'r1' }, sharedType(2))) },
]

const notes: Case[] = [
  { name: 'unknown node', expect: 'node-name', bytes: own(item({ root: 'conclusions', origin: at.paragraph, right: at.heading }, element('iframe'))) },
  { name: 'node named like a property', expect: 'node-name', bytes: own(item({ origin: at.paragraph, right: at.heading }, element('toString'))) },
  { name: 'list item outside a list', expect: 'node-place', bytes: own(item({ origin: at.paragraph, right: at.heading }, element('listItem'))) },
  { name: 'paragraph inside a paragraph', expect: 'node-place', bytes: own(item({ origin: at.run }, element('paragraph'))) },
  { name: 'paragraph right inside a list', expect: 'node-place', bytes: own(item({ parent: at.list }, element('paragraph'))) },
  { name: 'run of text outside a paragraph', expect: 'node-place', bytes: own(item({ origin: at.paragraph, right: at.heading }, sharedType(6))) },
  { name: 'attribute of another node', expect: 'attribute', bytes: own(item({ parent: at.paragraph, key: 'level' }, one)) },
  { name: 'attribute nobody has', expect: 'attribute', bytes: own(item({ parent: at.heading, key: 'onclick' }, values(words('alert(1)')))) },
  { name: 'attribute with an odd value', expect: 'attribute', bytes: own(item({ origin: at.level }, values(small(9)))) },
  { name: 'attribute as object', expect: 'attribute', bytes: own(item({ origin: at.level }, values([118, 0]))) },
  { name: 'attribute with a good value', expect: 'changed', bytes: own(item({ origin: at.level }, values(small(3)))) },
  { name: 'unknown mark', expect: 'mark', bytes: own(item({ origin: at.inNote }, mark('script', '{}'))) },
  { name: 'mark with a value of its own', expect: 'mark', bytes: own(item({ origin: at.inNote }, mark('bold', '{"x":1}'))) },
  { name: 'mark that is true', expect: 'mark', bytes: own(item({ origin: at.inNote }, mark('bold', 'true'))) },
  { name: 'link without address', expect: 'mark', bytes: own(item({ origin: at.inNote }, mark('link', '{"target":null}'))) },
]

const spellings = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:alert(1)', 'https: //x',
  'data:text/html,x', 'vbscript:x', '//evil.example', 'file:///etc/passwd', 7, null]
const links: Case[] = [
  ...spellings.map((href): Case => ({ name: `link to ${JSON.stringify(href)}`, expect: 'mark', bytes: link(href) })),
  { name: 'link hidden behind a hash', expect: 'mark', bytes: own(item({ origin: at.inNote }, mark('link--AAAAAAAA', '{"href":"javascript:1"}'))) },
  ...['https://gob.pe/x', 'HTTP://gob.pe', 'mailto:cap@colegio.pe'].map((href): Case => ({ name: `link to ${href}`, expect: 'changed', bytes: link(href) })),
]

const readers: Case[] = [
  { name: 'a reader writes', expect: 'read-only', reader: true, bytes: own(item({ origin: at.inFree, right: after(at.inFree, 1) }, string('X'))) },
  { name: 'a reader sends filler', expect: 'read-only', reader: true, bytes: own(filler(3)) },
  { name: 'a reader deletes text', expect: 'read-only', reader: true, bytes: removing([at.inFree[1], 1]) },
  { name: 'a reader deletes a mark', expect: 'nothing', reader: true, bytes: removing([at.mark[1], 1]) },
  { name: 'a reader sends all it knows', expect: 'nothing', reader: true, bytes: victimState() },
]

const paragraph = own(item({ origin: at.paragraph, right: at.heading }, element('paragraph')))
const full: Case[] = [
  { name: 'no bytes left', expect: 'room-bytes', limits: { ...schema.limits, bytes: 100 }, bytes: paragraph },
  { name: 'no structs left', expect: 'room-structs', limits: { ...schema.limits, structs: 10 }, bytes: paragraph },
  { name: 'no clients left', expect: 'room-clients', limits: { ...schema.limits, clients: 2 }, bytes: paragraph },
  { name: 'full, but a delete', expect: 'changed', limits: { bytes: 100, structs: 10, clients: 2 }, bytes: removing([at.heading[1], 1]) },
]

const under = (rule: string, cases: Case[]): Case[] => cases.map((each) => ({ ...each, rule }))

export const corpus: Case[] = [
  ...shape, ...places, ...overlaps, ...under('GT9', readers), ...under('GT10', large), ...under('GT11', full), ...under('GT15', rows),
  ...under('GT16', [...kinds, ...notes]), ...under('GT17', links),
]
