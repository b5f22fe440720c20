/*
 * The book of actas: a community's closed actas of a year, as one PDF with its index, or in one archive with an index for a spreadsheet.
 *
 * Always the sealed version, also where a meeting was opened again and its next version is still being written.
 */
import { zipSync, type Zippable } from 'fflate'
import { followAgreements, type FollowedAgreement } from '@acta-viva/model/minutes'
import { contentIn } from '../minutes/about.ts'
import { table } from '../minutes/csv.ts'
import type { Acta, Directory } from '../store/store.ts'
import { Refusal } from '@acta-viva/model/wire'
import type { FileContent, MinutesFiles } from './files.ts'
import { laterReviews } from './later.ts'

const header = {
  es: ['N.°', 'Año', 'Fecha de la reunión', 'Título', 'Acuerdos', 'Versión', 'SHA-256', 'Archivo'],
  en: ['No.', 'Year', 'Date of the meeting', 'Title', 'Agreements', 'Version', 'SHA-256', 'File'],
} as const

/** The newest sealed actas in the order of their meetings. */
async function inOrder(directory: Directory, community: string): Promise<Acta[]> {
  const place = new Map((await directory.meetings(community)).map(({ id, series }) => [id, series]))
  return (await directory.communityActas(community)).toSorted((a, b) => (place.get(a.meeting) ?? 0) - (place.get(b.meeting) ?? 0))
}

/** Every agreement of the community with how far it is, oldest first. */
export async function agreementsOf(directory: Directory, community: string): Promise<FollowedAgreement[]> {
  const [actas, later] = await Promise.all([inOrder(directory, community), laterReviews(directory, community)])
  return followAgreements(actas.map(contentIn), later)
}

/** A day as spreadsheets read it, where the meetings take place. */
const dayOf = (at: number | null, timeZone: string): string => (at === null ? '' : new Intl.DateTimeFormat('en-CA', { timeZone }).format(at))

/** What a book is made with. */
export interface BookDeps { readonly directory: Directory; readonly minutes: MinutesFiles }

const ofYear = async (directory: Directory, community: string, year: number): Promise<Acta[]> =>
  (await directory.communityActas(community)).filter((acta) => acta.year === year).toSorted((a, b) => a.number - b.number)

/** The year as one PDF: an index, then every acta by its number, each with what proves it. @throws Refusal `not-found` for a year without actas */
export async function bookPdf({ directory, minutes }: BookDeps, community: { id: string; name: string }, year: number, language: 'es' | 'en'): Promise<FileContent> {
  const actas = await ofYear(directory, community.id, year)
  if (actas.length === 0) throw new Refusal('not-found')
  return minutes.book({ community: community.name, year, language, actas })
}

/** The year's actas as PDF and sealed JSON, and `index.csv`. Empty years give an archive with the index alone. */
export async function bookOf({ directory, minutes }: BookDeps, community: string, year: number, language: 'es' | 'en'): Promise<Uint8Array<ArrayBuffer>> {
  const actas = await ofYear(directory, community, year)
  const files: Zippable = {}
  const rows: string[][] = []
  for (const acta of actas) { // one after the other: each is a typesetting run
    const { sections, timeZone } = contentIn(acta)
    const pdf = await minutes.file(acta.meeting, 'minutes.pdf', acta.version)
    files[pdf.name] = [pdf.bytes, { level: 0, mtime: acta.closedAt }]
    files[pdf.name.replace(/\.pdf$/u, '.json')] = [new TextEncoder().encode(acta.json), { level: 6, mtime: acta.closedAt }]
    rows.push([
      String(acta.number), String(acta.year), dayOf(sections.data.startedAt, timeZone), sections.data.title,
      String(sections.agreements.agreements.length), String(acta.version), acta.sha256, pdf.name,
    ])
  }
  files['index.csv'] = [new TextEncoder().encode(table([header[language], ...rows])), { level: 6, mtime: actas.at(-1)?.closedAt ?? Date.UTC(year, 0, 2) }]
  return new Uint8Array(zipSync(files))
}
