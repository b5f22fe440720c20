/* What only this adapter can promise: settings, damage planted in its file, the lock, backup and restore. Real files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { AT, author, batch, community, edit, NAME, newMeeting, SCOPE, textOf } from '../contract-helpers.ts'
import type { Store } from '../store.ts'
import { assertSettings, openConnection } from './connection.ts'
import { restoreFrom } from './copy.ts'
import { dataFiles } from './files.ts'
import { openSqlite } from './sqlite.ts'

describe('sqlite', () => {
  let dir: string
  let store: Store
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'acta-damage-'))
    store = await openSqlite(dir)
    return async () => {
      await store.close()
      await rm(dir, { recursive: true, force: true })
    }
  })

  /** Changes the file behind the store's back, then opens it again, as after a bad night of the disk. */
  const tamper = async (sql: string): Promise<void> => {
    await store.close()
    const raw = new DatabaseSync(dataFiles(dir).database)
    raw.exec(sql)
    raw.close()
    store = await openSqlite(dir)
  }
  const written = async (...words: string[]): Promise<void> => {
    const ana = author(1)
    for (const word of words) await store.log.commit(batch(edit(ana.write(word), { person: 'ana' })))
  }
  const damages = async (): Promise<string[]> =>
    (await store.log.quarantine(SCOPE)).map(({ seq, damage }) => `${seq} ${damage}`)
  const flip = "bytes = unhex(substr(hex(bytes), 1, 8) || 'FF' || substr(hex(bytes), 11))"

  test('[ST50] every connection has WAL and fsync on commit, on a second start too; weaker settings are refused', async () => {
    await store.close()
    const again = openConnection(dataFiles(dir).database, 'writer')
    expect(again.db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(again.db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    again.db.exec('PRAGMA synchronous = NORMAL')
    expect(() => assertSettings(again.db)).toThrow('synchronous = 1')
    again.close()
    store = await openSqlite(dir)
  })

  test('[ST51] one data folder has one server, and the next may start when it has gone', async () => {
    await expect(openSqlite(dir)).rejects.toMatchObject({ kind: 'in-use' })
    await written('still works')
    await store.close()
    store = await openSqlite(dir)
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe('still works')
  })

  test('[ST52] a flipped bit and a truncated row are found by checksum, and what rests on them is set aside', async () => {
    await written('uno ', 'dos ', 'tres ')
    await store.log.commit(batch(edit(author(2).write('Beto'))))
    await tamper(`UPDATE log_row SET ${flip} WHERE seq = 2; UPDATE log_row SET bytes = substr(bytes, 1, 3) WHERE seq = 4`)
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno ')
    expect(await damages()).toEqual(['2 unreadable', '4 unreadable', '3 orphan'])
  })

  test('[ST53] a row that vanished leaves a mark, wherever it was', async () => {
    await written('uno ', 'dos ')
    await store.log.commit(batch(edit(author(2).write('Beto'))))
    await tamper('DELETE FROM log_row WHERE seq > 1')
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno ')
    expect(await damages()).toEqual(['2 missing', '3 missing'])
  })

  test('[ST54] a row of another history is not taken, however sound it is', async () => {
    await written('uno ', 'dos ')
    await store.log.commit(batch(edit(author(3).write('Beto'))))
    const eva = author(2)
    for (const word of ['one ', 'two ']) await store.log.commit(batch(edit(eva.write(word), { scope: 'other' })))
    await tamper(`UPDATE log_row SET (bytes, hash, checksum) = (SELECT o.bytes, o.hash, o.checksum FROM log_row o
      JOIN document d ON d.id = o.document WHERE d.scope = 'other' AND o.seq = 2) WHERE seq = 2 AND document = 1`)
    expect(textOf(await store.log.load(SCOPE, NAME)).replace('Beto', '')).toBe('uno ')
    expect(await damages()).toEqual(['2 foreign'])
  })

  test('[ST55] when the newest snapshot is damaged the one before it stands in, with all edits since', async () => {
    await written('uno ', 'dos ')
    await store.log.compact(SCOPE, NAME)
    await tamper(`UPDATE snapshot SET ${flip}`)
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno dos ')
    await store.log.commit(batch(edit(author(2).write('tres'))))
    await store.log.compact(SCOPE, NAME)
    await store.log.commit(batch(edit(author(3).write('cuatro'))))
    await store.log.compact(SCOPE, NAME)
    const before = textOf(await store.log.load(SCOPE, NAME))
    await tamper(`UPDATE snapshot SET ${flip} WHERE seq = 4`)
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe(before)
    await tamper(`UPDATE snapshot SET ${flip} WHERE seq = 3`)
    await expect(store.log.load(SCOPE, NAME)).rejects.toMatchObject({ kind: 'damaged' })
  })

  test('[ST56] a snapshot that does not come back as it was written is thrown away and the updates stay', async () => {
    await written('uno ', 'dos ')
    await tamper(`CREATE TRIGGER rot AFTER INSERT ON snapshot BEGIN UPDATE snapshot SET ${flip} WHERE rowid = new.rowid; END`)
    await expect(store.log.compact(SCOPE, NAME)).rejects.toMatchObject({ kind: 'damaged' })
    expect(await store.log.load(SCOPE, NAME)).toMatchObject({ tail: 2, quarantined: 0 })
    await tamper('DROP TRIGGER rot')
    expect(await store.log.compact(SCOPE, NAME)).toMatchObject({ dropped: 2 })
  })

  test('[ST57] a database that is not one is refused and left alone', async () => {
    await store.close()
    const file = dataFiles(dir).database
    await rm(`${file}-wal`, { force: true })
    await writeFile(file, 'this is a letter, not a database, and long enough to look at')
    await expect(openSqlite(dir)).rejects.toMatchObject({ kind: 'failed' })
    expect(await readFile(file, 'utf8')).toMatch(/^this is a letter/)
  })

  test('[ST58] a backup taken while the store is in use holds everything, and a restore is a new epoch', async () => {
    await written('uno ')
    await store.directory.createMeeting(newMeeting(SCOPE, community('c', 'CAP')))
    const upload = { id: 'u1', meeting: SCOPE, person: 'p', kind: 'k', name: 'n', type: 't', size: 3, createdAt: AT }
    await store.directory.addUpload(upload, new Uint8Array([1, 2, 3]))
    const [file, target] = [join(dir, 'copy.acta'), join(dir, 'elsewhere')]
    await store.backup(file)
    await expect(store.backup(file)).rejects.toMatchObject({ kind: 'conflict' })
    await written('later')
    expect(restoreFrom(file, target, { now: AT, epoch: 'new-epoch' })).toBeNull()
    const restored = await openSqlite(target)
    expect(restored.epoch).toBe('new-epoch')
    expect(textOf(await restored.log.load(SCOPE, NAME))).toBe('uno ')
    expect(await restored.directory.upload('u1')).toEqual({ upload, bytes: new Uint8Array([1, 2, 3]) })
    expect(() => restoreFrom(file, target, { now: AT, epoch: 'x' })).toThrow('Another Acta Viva server')
    await restored.close()
  })

  test('[ST59] a restore keeps the database it replaces, and refuses what is no backup without touching anything', async () => {
    await written('yesterday ')
    const file = join(dir, 'copy.acta')
    await store.backup(file)
    await written('today')
    await store.close()
    await writeFile(join(dir, 'broken.acta'), (await readFile(file)).subarray(0, 20_000))
    for (const wrong of [join(dir, 'broken.acta'), dataFiles(dir).database]) {
      expect(() => restoreFrom(wrong, dir, { now: AT, epoch: 'x' })).toThrow(/backup/)
    }
    const kept = restoreFrom(file, dir, { now: AT, epoch: 'x' })
    store = await openSqlite(dir)
    expect(await store.log.load(SCOPE, NAME)).toMatchObject({ seq: 1 })
    const old = new DatabaseSync(String(kept))
    expect(old.prepare('SELECT count(*) AS n FROM log_row').get()).toEqual({ n: 2 })
    old.close()
  })

  test('[ST60] while another process holds the lock a commit waits, and reading goes on', async () => {
    await written('uno ')
    const other = new DatabaseSync(dataFiles(dir).database)
    other.exec('BEGIN IMMEDIATE')
    const waiting = store.log.commit(batch(edit(author(2).write('dos'))))
    expect(textOf(await store.log.load(SCOPE, NAME))).toBe('uno ')
    other.exec('COMMIT')
    other.close()
    expect(await waiting).toMatchObject({ heads: [{ seq: 2 }] })
  })

  test('[ST61] what was asked before closing is written before it closes', async () => {
    const ana = author(1)
    const commits = ['a', 'b', 'c'].map((t) => store.log.commit(batch(edit(ana.write(t)))))
    await store.close()
    await Promise.all(commits)
    store = await openSqlite(dir)
    expect(await store.log.load(SCOPE, NAME)).toMatchObject({ seq: 3 })
  })
})
