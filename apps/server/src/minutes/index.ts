/*
 * The minutes on the server: sealing, and the files of a closed acta or a live draft. `openMinutes` is the only door.
 *
 *   room ─ seal ─► row with its hash          closed: row + conformities from the record ─► file
 *                                             draft:  committed documents + record ─► project ─► file
 */
import { canonical, conformitiesOf, project, type ConformitiesSection, type Minutes, type PreviousAgreement } from '@acta-viva/model/minutes'
import { foldAll, type MeetingState } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import * as Y from 'yjs'
import type { MinutesFile, MinutesFiles } from '../meetings/files.ts'
import type { Rooms, Seal } from '../rooms/index.ts'
import type { Acta, Store } from '../store/store.ts'
import { aboutMeeting, checkPage, contentIn, previousOf, type AboutDeps } from './about.ts'
import { binderLimits, openPrinter, printerLimits, type Finish } from './printer.ts'
import { fileName, types, type BookJob, type Format, type Proof } from './render.ts'
import { openSeal, type BeforeClosing } from './seal.ts'
import { openSigner, type Signer } from './sign.ts'
import { stamped } from './stamp.ts'

export interface MinutesOptions {
  readonly store: Pick<Store, 'directory'>
  readonly now: () => number
  readonly publicUrl: string | null
  readonly ready: BeforeClosing
}
/** What the minutes need of the rooms: committed states, and nothing live. */
export type Committed = Pick<Rooms, 'state' | 'document'>

/** The minutes of a meeting, and what proves them once they are closed. */
export interface Shown { readonly minutes: Minutes; readonly proof: Proof | null }

export interface MinutesService {
  readonly seal: Seal
  /** The closed acta (`version`, or its newest), or the live draft. @throws Refusal `not-found` */
  shown(rooms: Committed, meeting: string, version?: number | null): Promise<Shown>
  /** Agreements of earlier meetings that come back in this one. @throws Refusal `not-found` */
  previous(meeting: string): Promise<PreviousAgreement[]>
  files(rooms: Committed): MinutesFiles
  /** The public key that closed actas are checked with, in PEM. @throws StoreError */
  publicKey(): Promise<string>
  close(): Promise<void>
}

const formatOf = (file: MinutesFile): Format => {
  if (file === 'agreements.csv' || file === 'minutes.csv') return 'agreements'
  return file === 'attendance.csv' ? 'attendance' : file.slice('minutes.'.length) as Format
}

const docFrom = (update: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** What the record says, folded from its committed events. */
function stateIn(record: Uint8Array): MeetingState {
  const doc = docFrom(record)
  try { return foldAll(doc.getArray('events').toArray()) } finally { doc.destroy() }
}

/** Opens at once; the key is read (or made) when it is first needed. */
export function openMinutes({ store, now, publicUrl, ready }: MinutesOptions): MinutesService {
  const deps: AboutDeps = { directory: store.directory, publicUrl }
  let opened: Signer | null = null
  const signer = async (): Promise<Signer> => opened ??= await openSigner(store.directory)
  const finish: Finish = async (job, bytes) =>
    (job.format === 'book' || (job.format === 'pdf' && job.proof !== null) ? stamped(bytes, (await signer()).sign) : bytes)
  const printer = openPrinter(printerLimits, finish)
  const binder = openPrinter(binderLimits, finish)
  const seal = openSeal(deps, signer, ready)

  const draft = async (rooms: Committed, meeting: string): Promise<Minutes> => {
    const { table, plenary, record } = await rooms.state(meeting)
    const state = stateIn(record)
    const [about, last] = await Promise.all([aboutMeeting(deps, meeting, state.startedAt ?? now()), deps.directory.acta(meeting)])
    const docs = new Map<string, Y.Doc>()
    try {
      for (const [name, update] of [['table', table], ['plenary', plenary]] as const) docs.set(name, docFrom(update))
      for (const { id } of state.teams.list) docs.set(id, docFrom(await rooms.document(meeting, `team-${id}`)))
      return project({
        table: docs.get('table')!, plenary: docs.get('plenary')!, state, now: now(),
        teams: state.teams.list.map(({ id }) => ({ id, doc: docs.get(id)! })),
        about: { ...about, version: (last?.version ?? 0) + 1 },
      })
    } finally {
      for (const doc of docs.values()) doc.destroy()
    }
  }

  const shown: MinutesService['shown'] = async (rooms, meeting, version = null) => {
    const state = stateIn((await rooms.state(meeting)).record)
    if (version === null && state.phase !== 'closed') return { minutes: await draft(rooms, meeting), proof: null }
    const acta = await deps.directory.acta(meeting, version ?? undefined)
    if (acta === null) throw new Refusal('not-found')
    const conformities = conformitiesOf(state)
    return { minutes: { ...contentIn(acta), conformities },
      proof: proofOf(acta, conformities, await signer(), checkPage(publicUrl)) }
  }

  return {
    seal: (sealing) => {
      printer.warm()
      return seal(sealing)
    },
    shown, publicKey: async () => (await signer()).publicKey, close: async () => { await Promise.all([printer.close(), binder.close()]) },
    previous: async (id) => {
      const meeting = await deps.directory.meeting(id)
      if (meeting === null) throw new Refusal('not-found')
      return previousOf(deps, meeting)
    },
    files: (rooms) => ({
      file: async (meeting, file, version) => {
        const format = formatOf(file)
        const { minutes, proof } = await shown(rooms, meeting, version)
        const bytes = await printer.print({ minutes, format, proof })
        return { bytes, type: types[format], name: fileName(minutes, format), closed: proof !== null }
      },
      book: async ({ community, year, language, actas }) => {
        const shownActas: { minutes: Minutes; proof: Proof }[] = []
        for (const { meeting, version } of actas) {
          const { minutes, proof } = await shown(rooms, meeting, version)
          if (proof !== null) shownActas.push({ minutes, proof })
        }
        const job: BookJob = { format: 'book', year, community, language, actas: shownActas }
        return { bytes: await binder.print(job), type: types.pdf, name: `libro-de-actas-${year}.pdf`, closed: true }
      },
    }),
  }
}

/** Conformities come after the seal, so they are sealed apart, together with the hash of the acta they belong to. */
function proofOf({ json, sha256, signature }: Acta, conformities: ConformitiesSection, signer: Signer, page: string): Proof {
  const annex = canonical({ format: 'acta-viva/conformities/1', acta: sha256, conformities })
  return { json, sha256, signature, publicKey: signer.publicKey, page, annex: { json: annex, signature: signer.sign(annex) } }
}
