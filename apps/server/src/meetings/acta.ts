/*
 * Minutes of a meeting as a server gives them: sealed once, drafted at any moment before.
 *
 *   closing:  room ─► seal: project ─► canonical ─► hash ─► acta row (written by the room, with its event)
 *   asking:   acta row, or else a draft projected from committed documents ─► one of the formats
 *
 * A closed acta is given back from its row, never projected again; only conformities, which come later, are added beside it.
 */
import { canonical, conformitiesOf, contentOf, project, textsFor, whatsapp, type Closing, type Minutes, type MinutesContent } from '@acta-viva/model/minutes'
import { readMeeting } from '@acta-viva/model/documents'
import type { MeetingState } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import { hashOf } from '../access/keys.ts'
import { agreementsCsv, attendanceCsv } from '../minutes/csv.ts'
import { docxOf } from '../minutes/docx.ts'
import { htmlOf } from '../minutes/html.ts'
import { markdownOf } from '../minutes/markdown.ts'
import type { Rooms, Seal } from '../rooms/index.ts'
import type { Acta, Meeting, Store } from '../store/store.ts'
import type { MinutesFile, MinutesFiles } from './files.ts'

export interface ActaDeps {
  readonly store: Store
  readonly now: () => number
}

interface Papers { readonly table: Y.Doc; readonly plenary: Y.Doc; readonly teams: ReadonlyMap<string, Y.Doc>; readonly state: MeetingState }
interface Place { readonly number: number | null; readonly year: number; readonly version: number }

/** The year of a moment where the meetings take place. */
const yearOf = (at: number): number => Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'America/Lima' }).format(at))

export function openActas({ store, now }: ActaDeps): { seal: Seal; files: (rooms: Rooms) => MinutesFiles } {
  const known = async (id: string): Promise<Meeting> => {
    const meeting = await store.directory.meeting(id)
    if (meeting === null) throw new Refusal('not-found')
    return meeting
  }
  const projected = async (meeting: Meeting, { table, plenary, teams, state }: Papers, place: Place, closing: Closing | null) => {
    const community = await store.directory.community(meeting.community)
    return project({
      table, plenary, state, teams: [...teams].map(([id, doc]) => ({ id, doc })), now: closing?.at ?? now(),
      about: { meeting: meeting.id, community: { id: meeting.community, name: community?.name ?? '' }, ...place, language: readMeeting(table).language, closing },
    })
  }

  const seal: Seal = async ({ meeting: id, state, table, plenary, teams, by, at, reason }) => {
    const meeting = await known(id)
    const place = await store.directory.nextActa(id, meeting.community, yearOf(at))
    const last = await store.directory.acta(id)
    const before = last === null ? null : { version: last.version, sha256: last.sha256 }
    const closing: Closing = { at, by: state.people[by]?.name ?? '', reason: reason ?? '', before }
    const json = canonical(contentOf(await projected(meeting, { table, plenary, teams, state }, place, closing)))
    const sha256 = hashOf(json)
    const acta: Acta = { meeting: id, community: meeting.community, ...place, closedAt: at, closedBy: by, reason, sha256, json, signature: '' }
    return { extras: { ...place, sha256 }, acta }
  }

  const draft = async (rooms: Rooms, id: string): Promise<Minutes> => {
    const meeting = await known(id)
    const state = await rooms.view(id)
    const read = async (name: string) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, await rooms.document(id, name))
      return doc
    }
    const [table, plenary, ...teams] = await Promise.all([read('table'), read('plenary'), ...state.teams.list.map((team) => read(`team-${team.id}`))])
    const named = new Map(state.teams.list.flatMap((team, at) => { const doc = teams[at]; return doc === undefined ? [] : [[team.id, doc] as const] }))
    try {
      return await projected(meeting, { table, plenary, teams: named, state }, { number: null, year: yearOf(now()), version: 0 }, null)
    } finally {
      for (const doc of [table, plenary, ...teams]) doc.destroy()
    }
  }

  const written = async (file: MinutesFile, minutes: Minutes): Promise<{ bytes: Uint8Array; type: string }> => {
    const texts = textsFor(minutes.language)
    const text = (of: string, type: string) => ({ bytes: new TextEncoder().encode(of), type: `${type}; charset=utf-8` })
    switch (file) {
      case 'minutes.json': return text(canonical(minutes), 'application/json')
      case 'minutes.md': return text(markdownOf(minutes, texts), 'text/markdown')
      case 'minutes.html': return text(htmlOf(minutes, texts), 'text/html')
      case 'minutes.txt': return text(whatsapp(minutes, minutes.sections.data.link, texts), 'text/plain')
      case 'agreements.csv': return text(agreementsCsv(minutes, texts), 'text/csv')
      case 'attendance.csv': return text(attendanceCsv(minutes, texts), 'text/csv')
      case 'minutes.docx': return { bytes: await docxOf(minutes, texts), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }
      case 'minutes.pdf': throw new Refusal('not-found')
      default: return file satisfies never
    }
  }

  return {
    seal,
    files: (rooms) => ({
      async file(meeting, file, version) {
        const acta = await store.directory.acta(meeting, version ?? undefined)
        if (acta === null && version !== null) throw new Refusal('not-found')
        const state = await rooms.view(meeting)
        const closed = acta !== null && (version !== null || state.phase === 'closed')
        const minutes = closed ? { ...(JSON.parse(acta.json) as MinutesContent), conformities: conformitiesOf(state) } : await draft(rooms, meeting)
        const { bytes, type } = await written(file, minutes)
        const [stem, ending] = file.split('.')
        const name = closed ? `${stem === 'minutes' ? 'acta' : stem}-${acta.year}-${String(acta.number).padStart(2, '0')}` : `${stem === 'minutes' ? 'acta' : stem}-borrador`
        return { bytes: new Uint8Array(bytes), type, name: `${name}.${ending}`, closed }
      },
    }),
  }
}
