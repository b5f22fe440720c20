/*
 * What the contract suite needs to speak about documents: updates made by real Yjs documents, and rows with every field
 * filled in. Only for tests. Nothing here knows an adapter.
 */
import * as Y from 'yjs'
import type { Acta, Batch, Community, NewMeeting, Person, StoredDocument, Update } from './store.ts'

export const SCOPE = 'meeting-1'
export const NAME = 'table'
export const AT = 1_750_000_000_000

/** Somebody's document, whose edits come out as updates in the order in which they were made. */
export interface Author { readonly doc: Y.Doc; readonly id: number; write(text: string): Uint8Array }

export function author(client: number, seen: readonly Uint8Array[] = []): Author {
  const doc = new Y.Doc()
  doc.clientID = client
  for (const update of seen) Y.applyUpdate(doc, update)
  return {
    doc,
    id: client,
    write(text) {
      const before = Y.encodeStateVector(doc)
      const target = doc.getText('t')
      target.insert(target.length, text)
      return Y.encodeStateAsUpdate(doc, before)
    },
  }
}

export const edit = (bytes: Uint8Array, more: Partial<Update> = {}): Update =>
  ({ scope: SCOPE, name: NAME, bytes, person: null, clients: [], ...more })

export const batch = (...updates: Update[]): Batch => ({ updates })

/** What a reader of the stored document sees. */
export const textOf = (stored: Pick<StoredDocument, 'state'>): string => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.state)
  return doc.getText('t').toString()
}

export const community = (id: string, name: string): Community =>
  ({ id, name, createdAt: AT, coordinatorKeyHash: null, memberKeyHash: null })

export const newMeeting = (id: string, home: Community, more: Partial<NewMeeting['meeting']> = {}): NewMeeting => ({
  meeting: { id, title: 'Reunión', language: 'es', template: 'cap', createdAt: AT, startsAt: null, phase: 'draft', ...more },
  community: home,
  links: ['coordinator', 'participant'].map((role) => ({ role, keyHash: `${id}-${role}`, createdAt: AT, replacedAt: null })),
})

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  meeting: SCOPE, id, name: id, tokenHash: `token-${id}`, createdAt: AT, removedAt: null, mergedInto: null, grants: [],
  detail: null, ...more,
})

export const acta = (meeting: string, number: number, more: Partial<Acta> = {}): Acta => ({
  meeting, version: 1, community: 'c', year: 2026, number, closedAt: AT, closedBy: 'p', reason: null, sha256: '00', json: '{}',
  signature: 's', ...more,
})

export const kindOf = (error: unknown): unknown => (error instanceof Error && 'kind' in error ? error.kind : error)
