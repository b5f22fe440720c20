/* The files inside a .docx, by its central directory; enough for what our own documents are made of. */
import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const STORED = 0

/** Name → text. @throws when there is no directory */
export function unzip(bytes: Buffer): Map<string, string> {
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end--
  if (end < 0) throw new Error('not a zip file')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, local] = [
      bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42),
    ]
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const body = bytes.subarray(from, from + size)
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), (method === STORED ? body : inflateRawSync(body)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}
