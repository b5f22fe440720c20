/*
 * Makes the meetings of a load and says where each person connects: over HTTP for our own server, by a name for the others.
 *
 * The first three people of a meeting are its secretary, moderator and coordinator; everybody else takes part.
 */
import { live, stock } from './dialects.ts'
import type { Door } from './client.ts'
import type { Variant } from './servers.ts'

export interface Person { readonly name: string; readonly session: string }
export interface Room { readonly id: string; readonly people: readonly Person[] }

const roles = ['secretary', 'moderator', 'coordinator'] as const

async function post<T>(url: string, body: unknown): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })
    if (response.ok) return await response.json() as T
    if (response.status !== 429 || tries > 20) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    await new Promise((done) => { setTimeout(done, 500) })
  }
}

/** Runs `make` for each number below `count`, a few at a time. */
export async function each<T>(count: number, width: number, make: (i: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  let next = 0
  await Promise.all(Array.from({ length: Math.min(width, count) }, async () => {
    while (next < count) {
      const i = next
      next += 1
      made[i] = await make(i)
    }
  }))
  return made
}

export async function makeRooms(variant: Variant, port: number, rooms: number, people: number): Promise<Room[]> {
  if (!variant.startsWith('ours')) {
    return Array.from({ length: rooms }, (_, r) => ({
      id: `room-${r}`, people: Array.from({ length: people }, (_, p) => ({ name: `Docente ${p}`, session: '' })),
    }))
  }
  const base = `http://127.0.0.1:${port}/api/meetings`
  const meetings = await each(rooms, 8, (r) => post<{ id: string; links: Record<string, string> }>(base, { title: `Sesión ${r}` }))
  const seated = await each(rooms * people, 16, async (i) => {
    const { id, links } = meetings[Math.floor(i / people)]!
    const key = new URL(links[roles[i % people] ?? 'participant']!).hash.slice(1)
    const name = `Docente ${i % people}`
    const { session } = await post<{ session: string }>(`${base}/${id}/join`, { key, name })
    return { name, session }
  })
  return meetings.map(({ id }, r) => ({ id, people: seated.slice(r * people, (r + 1) * people) }))
}

export function doorOf(variant: Variant, port: number, room: Room, { session }: Person, document: string): Door {
  const headers: Record<string, string> = session === '' ? {} : { authorization: `Bearer ${session}` }
  switch (variant) {
    case 'ours-live': case 'ours-live-one-text':
      return { port, path: `/live/${room.id}`, headers, dialect: live(), framed: true }
    case 'ours-sync': return { port, path: `/sync/${room.id}/${document}`, headers, dialect: stock(document, null), framed: false }
    case 'hocuspocus': case 'hocuspocus-sqlite':
      return { port, path: '/', headers, dialect: stock(document, room.id), framed: false }
    default: return { port, path: `/${room.id}`, headers, dialect: stock(document, null), framed: false }
  }
}

export const isLive = (variant: Variant): boolean => variant.startsWith('ours-live')
export const documentsOf = (variant: Variant, document: string): readonly string[] =>
  (isLive(variant) ? ['table', 'plenary', 'record'] : [document])
