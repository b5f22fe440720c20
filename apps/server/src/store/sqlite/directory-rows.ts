/*
 * The first half of the directory's rows: communities, meetings, links, actas, uploads, settings. Synchronous, on the writer's
 * connection; the worker puts each writing call into the transaction of the moment. Columns carry the names of the port's fields.
 */
import { nameKey } from '../names.ts'
import type { Acta, Community, Link, Meeting, NewMeeting, Upload } from '../store.ts'
import { StoreError } from '../store.ts'
import type { Connection } from './connection.ts'

type Value = string | number | null

/** A row as a plain object; the caller names its type, which is that of the table. */
export const plain = <T>(row: object | undefined): T | null => (row ? ({ ...row } as T) : null)
export const plainAll = <T>(rows: readonly object[]): T[] => rows.map((row) => ({ ...row }) as T)

/** Sets the named columns; the names come from `allowed`, never from the caller. */
export function update(
  c: Connection, table: string, allowed: readonly string[], change: Readonly<Record<string, unknown>>,
  where: Readonly<Record<string, string>>,
): void {
  const columns = allowed.filter((name) => change[name] !== undefined)
  if (columns.length === 0) return
  const set = columns.map((name) => `${name} = ?`).join(', ')
  const which = Object.keys(where).map((name) => `${name} = ?`).join(' AND ')
  c.sql(`UPDATE ${table} SET ${set} WHERE ${which}`).run(...columns.map((name) => change[name] as Value), ...Object.values(where))
}

const COMMUNITY = 'id, name, createdAt, coordinatorKeyHash, memberKeyHash'

export function directoryRows(c: Connection) {
  const community = (id: string) => plain<Community>(c.sql(`SELECT ${COMMUNITY} FROM community WHERE id = ?`).get(id))
  const communityNamed = (name: string) =>
    plain<Community>(c.sql(`SELECT ${COMMUNITY} FROM community WHERE nameKey = ?`).get(nameKey(name)))
  const meeting = (id: string) => plain<Meeting>(c.sql('SELECT * FROM meeting WHERE id = ?').get(id))

  const ensureCommunity = (candidate: Community): Community => {
    const known = community(candidate.id) ?? communityNamed(candidate.name)
    if (known) return known
    c.sql(`INSERT INTO community (id, name, nameKey, createdAt, coordinatorKeyHash, memberKeyHash) VALUES (?, ?, ?, ?, ?, ?)`)
      .run(candidate.id, candidate.name, nameKey(candidate.name), candidate.createdAt, candidate.coordinatorKeyHash,
        candidate.memberKeyHash)
    return candidate
  }

  const addLink = (link: Link): void => {
    c.sql('INSERT INTO link (keyHash, meeting, role, createdAt, replacedAt) VALUES (?, ?, ?, ?, ?)')
      .run(link.keyHash, link.meeting, link.role, link.createdAt, link.replacedAt)
  }

  return {
    community,
    communityNamed,
    ensureCommunity,
    communityByKey(keyHash: string) {
      const row = c.sql(`SELECT ${COMMUNITY} FROM community WHERE coordinatorKeyHash = ?1 OR memberKeyHash = ?1`).get(keyHash)
      const found = plain<Community>(row)
      if (!found) return null
      return { community: found, holder: found.coordinatorKeyHash === keyHash ? 'coordinator' as const : 'member' as const }
    },
    updateCommunity(id: string, change: Partial<Community>) {
      const named = change.name === undefined ? change : { ...change, nameKey: nameKey(change.name) }
      update(c, 'community', ['name', 'nameKey', 'coordinatorKeyHash', 'memberKeyHash'], named, { id })
      return community(id)
    },

    createMeeting(made: NewMeeting) {
      const home = ensureCommunity(made.community)
      const last = c.sql('SELECT max(series) AS last FROM meeting WHERE community = ?').get(home.id)?.['last']
      const row: Meeting = { ...made.meeting, community: home.id, series: Number(last ?? 0) + 1 }
      c.sql(`INSERT INTO meeting (id, community, title, language, template, createdAt, startsAt, phase, series)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .run(row.id, row.community, row.title, row.language, row.template, row.createdAt, row.startsAt, row.phase, row.series)
      for (const link of made.links) addLink({ ...link, meeting: row.id })
      return { meeting: row, community: home }
    },
    meeting,
    meetings: (of: string) => plainAll<Meeting>(
      c.sql('SELECT * FROM meeting WHERE community = ? ORDER BY coalesce(startsAt, createdAt), series').all(of)),
    updateMeeting(id: string, change: Partial<Meeting>) {
      update(c, 'meeting', ['title', 'language', 'template', 'startsAt', 'phase'], change, { id })
      return meeting(id)
    },
    link: (keyHash: string) => plain<Link>(c.sql('SELECT * FROM link WHERE keyHash = ?').get(keyHash)),
    links: (of: string) => plainAll<Link>(
      c.sql('SELECT * FROM link WHERE meeting = ? AND replacedAt IS NULL ORDER BY role').all(of)),
    replaceLink(link: Link): void {
      c.sql('UPDATE link SET replacedAt = ? WHERE meeting = ? AND role = ? AND replacedAt IS NULL')
        .run(link.createdAt, link.meeting, link.role)
      addLink(link)
    },

    nextActa(of: string, home: string, year: number): Pick<Acta, 'year' | 'number' | 'version'> {
      const own = plain<{ year: number; number: number }>(c.sql('SELECT year, number FROM acta_number WHERE meeting = ?').get(of))
      const version = Number(c.sql('SELECT max(version) AS last FROM acta WHERE meeting = ?').get(of)?.['last'] ?? 0) + 1
      if (own) return { ...own, version }
      const last = c.sql('SELECT max(number) AS last FROM acta_number WHERE community = ? AND year = ?').get(home, year)?.['last']
      return { year, number: Number(last ?? 0) + 1, version }
    },
    acta: (of: string, version?: number) => plain<Acta>(version === undefined
      ? c.sql('SELECT * FROM acta WHERE meeting = ? ORDER BY version DESC LIMIT 1').get(of)
      : c.sql('SELECT * FROM acta WHERE meeting = ? AND version = ?').get(of, version)),
    actas: (of: string) => plainAll<Acta>(c.sql('SELECT * FROM acta WHERE meeting = ? ORDER BY version').all(of)),
    communityActas: (of: string) => plainAll<Acta>(c.sql(`SELECT * FROM acta a WHERE community = ?
      AND version = (SELECT max(version) FROM acta WHERE meeting = a.meeting) ORDER BY year, number`).all(of)),

    uploadRow: (id: string) => plain<Upload>(c.sql('SELECT * FROM upload WHERE id = ?').get(id)),
    addUploadRow(row: Upload): void {
      c.sql('INSERT INTO upload (id, meeting, person, kind, name, type, size, createdAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(row.id, row.meeting, row.person, row.kind, row.name, row.type, row.size, row.createdAt)
    },
    uploads: (of: string) => plainAll<Upload>(c.sql('SELECT * FROM upload WHERE meeting = ? ORDER BY createdAt, id').all(of)),

    setting(key: string, otherwise: string): string {
      c.sql('INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)').run(key, otherwise)
      const value = c.sql('SELECT value FROM setting WHERE key = ?').get(key)?.['value']
      if (typeof value !== 'string') throw new StoreError('failed', `the setting ${key} vanished while it was being read`)
      return value
    },
    setSetting(key: string, value: string): void {
      c.sql('INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2').run(key, value)
    },
  }
}
