/*
 * One acta, one format, bytes; or a year's actas as one PDF. Pure but for the typesetter it is handed; runs in the press (press.ts).
 */
import { canonical, datesFor, headOf, textsFor, whatsapp, type Minutes } from '@acta-viva/model/minutes'
import { agreementsCsv, attendanceCsv } from './csv.ts'
import { docxOf } from './docx.ts'
import { htmlOf } from './html.ts'
import { markdownOf } from './markdown.ts'
import { dateOf, sheetOf } from './sheet.ts'
import type { Attachment, Paper, Typesetter } from './typeset.ts'

export const formats = ['json', 'md', 'html', 'pdf', 'docx', 'txt', 'agreements', 'attendance'] as const
export type Format = (typeof formats)[number]

/** What a closed acta was sealed with. `json` is the sealed text itself; `signature` is Base64 of its Ed25519 signature. */
export interface Proof {
  json: string; sha256: string; signature: string; publicKey: string; page: string
  /** The conformities as they stand, sealed apart. */
  annex: { json: string; signature: string }
}

export interface ActaJob { minutes: Minutes; format: Format; proof: Proof | null }
/** The closed actas of a year, in their order, as one PDF. */
export interface BookJob {
  format: 'book'; year: number; community: string; language: 'es' | 'en'; actas: readonly { minutes: Minutes; proof: Proof }[]
}
export type Job = ActaJob | BookJob

const utf8 = new TextEncoder()

/** Types as browsers and phones know them. */
export const types: Record<Format, string> = {
  json: 'application/json; charset=utf-8', md: 'text/markdown; charset=utf-8', html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', txt: 'text/plain; charset=utf-8',
  agreements: 'text/csv; charset=utf-8', attendance: 'text/csv; charset=utf-8',
}

/** The files that prove a closed acta with common tools; see docs/verify.md. In a book each name says whose it is. */
const attachmentsOf = ({ json, signature, annex }: Proof, whose = ''): Attachment[] => [
  { name: `acta${whose}.json`, bytes: utf8.encode(json), type: 'application/json', relationship: 'data', description: 'Contenido sellado del acta' },
  { name: `acta${whose}.sig`, bytes: new Uint8Array(Buffer.from(signature, 'base64')), type: 'application/octet-stream',
    relationship: 'supplement', description: `Sello Ed25519 de acta${whose}.json` },
  { name: `conformidades${whose}.json`, bytes: utf8.encode(annex.json), type: 'application/json', relationship: 'supplement',
    description: 'Conformidades, correcciones y versiones' },
  { name: `conformidades${whose}.sig`, bytes: new Uint8Array(Buffer.from(annex.signature, 'base64')), type: 'application/octet-stream',
    relationship: 'supplement', description: `Sello Ed25519 de conformidades${whose}.json` },
]
const keyFile = (publicKey: string): Attachment => ({
  name: 'sello.pem', bytes: utf8.encode(publicKey), type: 'application/x-pem-file', relationship: 'supplement', description: 'Llave pública del sello',
})

function actaPaper({ minutes, proof }: ActaJob): Paper {
  const texts = textsFor(minutes.language)
  const { document, code, institution, title, language } = headOf(minutes, texts)
  return {
    title: `${document} ${code}`, author: institution, description: title, language, date: dateOf(minutes), book: null,
    sheets: [sheetOf(minutes, texts, proof ?? undefined)], attached: proof === null ? [] : [...attachmentsOf(proof), keyFile(proof.publicKey)],
    standIn: texts.standIn,
  }
}

function bookPaper({ year, community, language, actas }: BookJob): Paper {
  const texts = textsFor(language)
  const { book } = texts
  const key = actas[0]?.proof.publicKey
  return {
    title: `${book.title} ${year}`, author: community, description: book.how, language, date: [year, 12, 31],
    book: {
      title: book.title, year, community, how: book.how, page: texts.page('{n}', '{of}'), columns: book.columns,
      rows: actas.map(({ minutes: { sections: { data, agreements }, timeZone, version }, proof }) => ({
        code: data.code, day: data.startedAt === null ? '' : datesFor(texts, timeZone).shortDay(data.startedAt), title: data.title,
        sha256: proof.sha256, agreements: agreements.agreements.length, version,
      })),
    },
    sheets: actas.map(({ minutes, proof }) => sheetOf(minutes, textsFor(minutes.language), proof)),
    attached: [...actas.flatMap(({ minutes, proof }) => attachmentsOf(proof, `-${minutes.sections.data.code}`)), ...(key === undefined ? [] : [keyFile(key)])],
    standIn: texts.standIn,
  }
}

/** The bytes of one file. A closed acta's JSON is the sealed text, byte by byte. */
export async function render(job: Job, typesetter: Typesetter): Promise<Uint8Array> {
  if (job.format === 'book') return typesetter.pdf(bookPaper(job))
  const { minutes, format, proof } = job
  const texts = textsFor(minutes.language)
  const seal = proof ?? undefined
  switch (format) {
    case 'json': return utf8.encode(proof?.json ?? canonical(minutes))
    case 'md': return utf8.encode(markdownOf(minutes, texts, seal))
    case 'html': return utf8.encode(htmlOf(minutes, texts, seal))
    case 'pdf': return typesetter.pdf(actaPaper(job))
    case 'docx': return docxOf(minutes, texts, seal)
    case 'txt': return utf8.encode(`${whatsapp(minutes, minutes.sections.data.link, texts)}\n`)
    case 'agreements': return utf8.encode(agreementsCsv(minutes, texts))
    case 'attendance': return utf8.encode(attendanceCsv(minutes, texts))
  }
}

/** "acta-03-2026.pdf"; a draft is called so. Letters, digits, dots and dashes only. */
export function fileName({ language, sections }: Minutes, format: Format): string {
  const acta = language === 'es' ? 'acta' : 'minutes'
  const draft = language === 'es' ? 'borrador' : 'draft'
  const name = `${acta}-${sections.data.code || draft}`
  const table = { agreements: language === 'es' ? 'acuerdos' : 'agreements',
    attendance: language === 'es' ? 'asistencia' : 'attendance' }
  return format === 'agreements' || format === 'attendance' ? `${name}-${table[format]}.csv` : `${name}.${format}`
}
