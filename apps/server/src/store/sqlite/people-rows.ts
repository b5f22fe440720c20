/*
 * The other half of the directory's rows: people and their sessions. Nobody is deleted: `removedAt` and `mergedInto` say what
 * became of them, because the acta and the owners of client ids still name them. Grants and detail are JSON in their columns.
 */
import type { Person, Session } from '../store.ts'
import { StoreError } from '../store.ts'
import type { Connection } from './connection.ts'
import { plain, update } from './directory-rows.ts'

interface PersonRow extends Omit<Person, 'grants' | 'detail'> { readonly grants: string; readonly detail: string }

/** How many merges in a row a token is followed through. */
const MERGES = 16

const asPerson = (row: PersonRow): Person =>
  ({ ...row, grants: JSON.parse(row.grants) as string[], detail: JSON.parse(row.detail) as unknown })

export function peopleRows(c: Connection) {
  const person = (meeting: string, id: string): Person | null => {
    const row = plain<PersonRow>(c.sql('SELECT * FROM person WHERE meeting = ? AND id = ?').get(meeting, id))
    return row && asPerson(row)
  }

  const updatePerson = (meeting: string, id: string, change: Partial<Person>): Person | null => {
    const { grants, detail, ...rest } = change
    const columns = {
      ...rest,
      ...(grants === undefined ? {} : { grants: JSON.stringify(grants) }),
      ...(detail === undefined ? {} : { detail: JSON.stringify(detail) }),
    }
    update(c, 'person', ['name', 'tokenHash', 'removedAt', 'mergedInto', 'grants', 'detail'], columns, { meeting, id })
    return person(meeting, id)
  }

  return {
    person,
    updatePerson,
    addPerson(row: Person): void {
      c.sql(`INSERT INTO person (meeting, id, name, tokenHash, createdAt, removedAt, mergedInto, grants, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .run(row.meeting, row.id, row.name, row.tokenHash, row.createdAt, row.removedAt, row.mergedInto,
          JSON.stringify(row.grants), JSON.stringify(row.detail ?? null))
    },
    personByToken(meeting: string, tokenHash: string): Person | null {
      const row = plain<PersonRow>(c.sql('SELECT * FROM person WHERE meeting = ? AND tokenHash = ?').get(meeting, tokenHash))
      let found = row && asPerson(row)
      for (let hop = 0; found?.mergedInto && hop < MERGES; hop++) found = person(meeting, found.mergedInto)
      return found && found.removedAt === null && found.mergedInto === null ? found : null
    },
    people: (meeting: string): Person[] =>
      c.sql('SELECT * FROM person WHERE meeting = ? ORDER BY createdAt, rowid').all(meeting)
        .map((row) => asPerson({ ...row } as unknown as PersonRow)),
    mergePeople(meeting: string, from: string, into: string): Person | null {
      const [gone, kept] = [person(meeting, from), person(meeting, into)]
      if (!gone || !kept) return null
      if (from === into || kept.mergedInto !== null || gone.mergedInto !== null) {
        throw new StoreError('conflict', 'only two different people who stand for themselves can be merged')
      }
      c.sql('UPDATE session SET person = ? WHERE meeting = ? AND person = ?').run(into, meeting, from)
      updatePerson(meeting, from, { mergedInto: into })
      return updatePerson(meeting, into, { grants: [...new Set([...kept.grants, ...gone.grants])] })
    },

    addSession(row: Session): void {
      c.sql('INSERT INTO session (hash, meeting, person, createdAt, expiresAt) VALUES (?, ?, ?, ?, ?)')
        .run(row.hash, row.meeting, row.person, row.createdAt, row.expiresAt)
    },
    session: (hash: string, now: number): Session | null =>
      plain<Session>(c.sql('SELECT * FROM session WHERE hash = ? AND expiresAt > ?').get(hash, now)),
    endSessions(meeting: string, id: string): void {
      c.sql('DELETE FROM session WHERE meeting = ? AND person = ?').run(meeting, id)
    },
    forgetSessions: (now: number): number => Number(c.sql('DELETE FROM session WHERE expiresAt < ?').run(now).changes),
  }
}
