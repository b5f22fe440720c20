/*
 * What each kind of document may hold and how large it may grow, in the gate's words; and what the gate's reasons mean to a client.
 *
 * Both tables are total: a new kind of document or a new reason of the gate does not compile until it has its row here.
 */
import { kinds, type DocumentKind } from '@acta-viva/model/documents'
import type { RefusalReason } from '@acta-viva/model/wire'
import type { DocumentSchema, GateReason, RoomLimits } from './gate/index.ts'

const MB = 1 << 20
const limits: Record<DocumentKind, RoomLimits> = {
  table: { bytes: 16 * MB, structs: 200_000, clients: 10_000 },
  plenary: { bytes: 8 * MB, structs: 200_000, clients: 10_000 },
  record: { bytes: 16 * MB, structs: 200_000, clients: 10_000 },
  team: { bytes: 4 * MB, structs: 100_000, clients: 2_000 },
  private: { bytes: 2 * MB, structs: 50_000, clients: 1_000 },
}

export const schemaOf = (kind: DocumentKind): DocumentSchema => {
  const { roots, patterns } = kinds[kind].shape
  return { roots, patterns: patterns.map((pattern) => ({ ...pattern })), limits: limits[kind] }
}

/** What a client is told when the gate says no. Only `bad-frame` counts as a strike. */
export const answerTo: Record<GateReason, RefusalReason> = {
  'malformed': 'bad-frame',
  'gap': 'gap',
  'not-allowed': 'not-allowed',
  'row-deleted': 'not-allowed',
  'schema': 'not-allowed',
  'too-big': 'too-big',
  'too-much-work': 'too-big',
  'foreign-client': 'not-allowed',
  'room-full': 'too-big',
}
