/*
 * The server's seal on a whole PDF: an incremental update with one stream, the signature over every other byte of the file.
 *
 *   set file ─► + head of the stream ─► (64 bytes of seal) ─► + cross-reference, padded to a fixed length
 *
 * Still PDF/A-3: an update is allowed where data after the end of a file is not. It must never change a byte of what was set; what it
 * appends is all it knows.
 */
import { AFTER_SEAL, fileStatement, SEAL_BYTES, SEAL_KEY } from '@acta-viva/model/minutes'
import { createHash } from 'node:crypto'

/** The last trailer of a file as our typesetter writes it. */
const trailer = /trailer\s*<<\s*\/Size (\d+)\s*\/Root (\d+ 0 R)\s*\/Info (\d+ 0 R)\s*\/ID (\[[^\]]*\])\s*>>\s*startxref\s+(\d+)\s+%%EOF\s*$/u
const NEAR_THE_END = 2048

/** `sign` gives the Base64 of the signature over a text. @throws Error for a PDF that our typesetter did not make */
export function stamped(pdf: Uint8Array, sign: (text: string) => string): Uint8Array<ArrayBuffer> {
  const [, size, root, info, id, previous] = trailer.exec(Buffer.from(pdf.subarray(-NEAR_THE_END)).toString('latin1')) ?? []
  if (size === undefined) throw new Error('the PDF has no trailer that a seal could follow')
  const object = Number(size)
  const start = pdf.length + 1
  const before = `\n${object} 0 obj\n<< /Length ${SEAL_BYTES} >>\nstream\n`
  const table = start + before.length - 1 + SEAL_BYTES + '\nendstream\nendobj\n'.length
  const opens = `\nendstream\nendobj\nxref\n${object} 1\n${String(start).padStart(10, '0')} 00000 n \n` +
    `trailer\n<< /Size ${object + 1} /Root ${root} /Info ${info} /ID ${id} /Prev ${previous} ${SEAL_KEY} ${object} 0 R`
  const closes = ` >>\nstartxref\n${table}\n%%EOF\n`
  const after = opens + ' '.repeat(Math.max(0, AFTER_SEAL - opens.length - closes.length)) + closes
  if (after.length !== AFTER_SEAL) throw new Error('the cross-reference behind the seal is too long')
  const [head, tail] = [Buffer.concat([pdf, Buffer.from(before, 'latin1')]), Buffer.from(after, 'latin1')]
  const seal = Buffer.from(sign(fileStatement(createHash('sha256').update(head).update(tail).digest('hex'))), 'base64')
  return new Uint8Array(Buffer.concat([head, seal, tail]))
}
