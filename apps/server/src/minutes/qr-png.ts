/*
 * A QR code as a PNG (RFC 2083), for documents that take pictures but no drawings everywhere: one bit per dot, black on white.
 *
 * A module is a square of dots, so that it prints sharp; the quiet border that readers want is part of the picture.
 */
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const DOTS = 8
const BORDER = 4

const number = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes }
const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  return Buffer.concat([number(data.length), named, number(crc32(named))])
}

/** The bytes of a square picture of `text`. */
export function qrPng(text: string): Uint8Array<ArrayBuffer> {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const width = size * DOTS
  const line = (modules: readonly boolean[]): Buffer => {
    const bytes = Buffer.alloc(1 + Math.ceil(width / 8), 0xff) // the first one says that the line is not filtered
    bytes[0] = 0
    for (let dot = 0; dot < width; dot++) if (modules[Math.floor(dot / DOTS)] === true) bytes[1 + (dot >> 3)]! &= ~(0x80 >> (dot & 7))
    return bytes
  }
  const pixels = Buffer.concat(data.flatMap((modules) => Array.from({ length: DOTS }, () => line(modules))))
  const head = Buffer.concat([number(width), number(width), Buffer.from([1, 0, 0, 0, 0])]) // one bit, grey, deflate, no filter kinds, no interlace
  return new Uint8Array(Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0)),
  ]))
}
