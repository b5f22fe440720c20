/*
 * The documents of a meeting: names, rights and what may stand in each root.
 *
 * A right belongs to a whole document; nothing here filters parts of an update. A kind is a row of one table: who writes, who
 * reads, which roots it has and of what shape. The gate checks structure by these shapes, the rooms check rights by these
 * functions, the web opens only what they allow. Adding a kind of document is adding a row.
 */
import type { PersonId } from '../ids.ts'
import { leadRoles, type Role } from '../record/roles.ts'

export type DocumentKind = 'table' | 'plenary' | 'record' | 'team' | 'private'

/**
 * What stands in a root: `map` free keys with plain values or text; `rows` a map of rows that are never deleted; `rich` a text of
 * the text schema; `events` the append-only list only the server writes.
 */
export type RootKind = 'map' | 'rows' | 'rich' | 'events'
export interface RootPattern { prefix: string; kind: RootKind; most: number }
export interface Shape { roots: Record<string, RootKind>; patterns: readonly RootPattern[] }

/** Who somebody is when a document is opened: their roles, and the teams they belong to. */
export interface Reader { person: PersonId; roles: readonly Role[]; teams: readonly string[] }

interface KindRow { shape: Shape; writes: (who: Reader, of: string) => boolean; reads: (who: Reader, of: string) => boolean }

const leads = (who: Reader) => leadRoles.some((role) => who.roles.includes(role))
const takesPart = (who: Reader) => leads(who) || who.roles.includes('participant')
const notes: RootPattern = { prefix: 'notes:', kind: 'rich', most: 120 }

export const kinds: Record<DocumentKind, KindRow> = {
  table: {
    shape: {
      roots: { meeting: 'map', agenda: 'rows', steps: 'rows', agreements: 'rows', tasks: 'rows', groups: 'rows', conclusions: 'rich' },
      patterns: [notes],
    },
    writes: leads, reads: () => true,
  },
  plenary: { shape: { roots: { cards: 'rows' }, patterns: [] }, writes: takesPart, reads: () => true },
  record: { shape: { roots: { events: 'events' }, patterns: [] }, writes: () => false, reads: () => true },
  team: {
    shape: { roots: { cards: 'rows', guide: 'map', actions: 'rows' }, patterns: [notes] },
    writes: (who, of) => leads(who) || (takesPart(who) && who.teams.includes(of)),
    reads: (who, of) => leads(who) || who.teams.includes(of),
  },
  private: {
    shape: { roots: { answers: 'rows', log: 'rich', ticks: 'map' }, patterns: [] },
    writes: (who, of) => who.person === of, reads: (who, of) => who.person === of,
  },
}

export interface DocumentName { kind: DocumentKind; of: string }

/** Reads `table`, `plenary`, `record`, `team-<id>` or `private-<person>`; null for any other name. */
export function parseDocumentName(name: string): DocumentName | null {
  if (name === 'table' || name === 'plenary' || name === 'record') return { kind: name, of: '' }
  const [, kind, of] = /^(team|private)-([\w-]{1,64})$/.exec(name) ?? []
  return kind === undefined || of === undefined ? null : { kind: kind as 'team' | 'private', of }
}

/** Whether this reader may write / read the named document. */
export const mayWrite = (who: Reader, { kind, of }: DocumentName) => kinds[kind].writes(who, of)
export const mayRead = (who: Reader, { kind, of }: DocumentName) => kinds[kind].reads(who, of)

/** The documents everybody's screen follows at once; teams and the private one are opened when needed. */
export const openDocuments = ['table', 'plenary', 'record'] as const
