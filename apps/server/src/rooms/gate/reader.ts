/*
 * Bytes into numbers, strings and values, in the one spelling that Yjs itself writes.
 *
 * Stricter than lib0 on purpose: what lib0 would throw at in the middle of a transaction, or read differently from us,
 * must already have been refused here. Never builds more than the bytes at hand can pay for.
 */
import { refuse } from './refusal.ts'
import { updateLimits } from './limits.ts'

/** Names that reach into JavaScript's own objects when somebody copies them key by key. */
const harmful = new Set(['__proto__', 'constructor', 'prototype'])

/** Stands for an array, object or anything else that is not one plain value. */
export const compound = Symbol('compound')

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class Reader {
  readonly bytes: Uint8Array
  at = 0
  #nodes = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  byte(): number {
    if (this.at >= this.bytes.length) refuse('truncated')
    return this.bytes[this.at++]!
  }

  /** Passes over `count` bytes and tells where they began. */
  pass(count: number): number {
    if (count > this.left) refuse('truncated')
    const from = this.at
    this.at += count
    return from
  }

  /** At most 53 bits. */
  uint(): number {
    const first = this.byte()
    if (first < 128) return first
    let value = first & 127
    let unit = 128
    for (let i = 1; i < 8; i++) {
      const next = this.byte()
      value += (next & 127) * unit
      if (next < 128) {
        if (value > Number.MAX_SAFE_INTEGER) refuse('integer')
        return value
      }
      unit *= 128
    }
    return refuse('integer')
  }

  /** lib0's signed form: 6 bits, then sevens. Longer than 8 bytes lib0 may throw. */
  int(): number {
    const first = this.byte()
    let value = first & 63
    const sign = (first & 64) === 0 ? 1 : -1
    if (first < 128) return sign * value
    let unit = 64
    for (let i = 1; i < 8; i++) {
      const next = this.byte()
      value += (next & 127) * unit
      if (next < 128) {
        if (value > Number.MAX_SAFE_INTEGER) refuse('integer')
        return sign * value
      }
      unit *= 128
    }
    return refuse('integer')
  }

  text(most: number): string {
    const length = this.uint()
    const from = this.pass(length)
    if (length > most) refuse('string-length')
    if (length < 24) {
      let short = ''
      let i = from
      for (; i < this.at; i++) {
        const code = this.bytes[i]!
        if (code > 127) break
        short += String.fromCharCode(code)
      }
      if (i === this.at) return short
    }
    try {
      return utf8.decode(this.bytes.subarray(from, this.at))
    } catch {
      return refuse('utf8')
    }
  }

  key(): string {
    const key = this.text(updateLimits.key)
    if (harmful.has(key)) refuse('bad-key')
    return key
  }

  /** A plain value as it is, anything larger as `compound` once it proved sound. */
  value(depth = 0): unknown {
    if (depth === 0) this.#nodes = 0
    if (depth > updateLimits.valueDepth) refuse('value-size')
    if (++this.#nodes > updateLimits.valueNodes) refuse('value-size')
    const tag = this.byte()
    switch (tag) {
      case 127: return undefined
      case 126: return null
      case 125: return this.int()
      case 124: return this.#float(4)
      case 123: return this.#float(8)
      case 121: return false
      case 120: return true
      case 119: return this.text(updateLimits.length)
      case 118:
        for (let n = this.uint(); n > 0; n--) {
          this.key()
          this.value(depth + 1)
        }
        return compound
      case 117:
        for (let n = this.uint(); n > 0; n--) this.value(depth + 1)
        return compound
    }
    return refuse('value-type') // 122 is BigInt and breaks JSON.stringify for everybody; 116, bytes, nobody writes
  }

  /** JSON inside a string, as marks carry it. */
  json(): unknown {
    const source = this.text(updateLimits.length)
    let harm = false
    let read: unknown
    try {
      read = JSON.parse(source, (key, value: unknown) => {
        if (harmful.has(key)) harm = true
        return value
      })
    } catch {
      refuse('json')
    }
    if (harm) refuse('bad-key')
    return read
  }

  #float(size: 4 | 8): number {
    const from = this.pass(size)
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + from, size)
    return size === 4 ? view.getFloat32(0) : view.getFloat64(0)
  }
}
