/*
 * Checksum and chained hash of a row: the two things that tell a sound row from a damaged one.
 *
 * The checksum covers bytes, hash and place, so that a flipped bit anywhere in a row shows; the hash ties a row to all before it,
 * so that a row which is whole but belongs to another history shows too. Pure, and cheap: about 2 µs for a keystroke.
 */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

export const NO_HISTORY: Uint8Array = new Uint8Array(32)

/** sha256(previous ‖ bytes) */
export const chain = (previous: Uint8Array, bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(previous).update(bytes).digest()

/** CRC-32 of sequence number, hash and bytes. */
export const checksum = (seq: number, hash: Uint8Array, bytes: Uint8Array): number =>
  crc32(bytes, crc32(hash, crc32(String(seq))))

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')

export interface LogRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  readonly checksum: number
  readonly person: string | null
}

export interface SnapshotRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  readonly checksum: number
}

export const sound = (row: Pick<LogRow, 'seq' | 'bytes' | 'hash' | 'checksum'>): boolean =>
  row.checksum === checksum(row.seq, row.hash, row.bytes)
