/* Giving out a new link in place of one that went where it should not: the old one opens nothing from that moment. */
import type { Role } from '@acta-viva/model/record'
import { isWholeKey } from '../device/link.ts'
import { call, type Answer } from './http.ts'

export type NewLinks = Partial<Record<Role, string>>
const roles: readonly Role[] = ['coordinator', 'moderator', 'secretary', 'participant', 'observer']

/** Total: an answer without a single link is none. */
export function readNewLinks(body: unknown): NewLinks | undefined {
  const links = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['links'] : undefined
  if (typeof links !== 'object' || links === null) return undefined
  const found = roles.flatMap((role) => { const link = (links as Record<string, unknown>)[role]; return typeof link === 'string' ? [[role, link] as const] : [] })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** `key` is everybody's key, which the server does not know; replacing everybody's link replaces all five. Coordinators only. */
export const replaceLink = (meeting: string, role: Role, key: string, language: string): Promise<Answer<NewLinks>> =>
  call('POST', `/api/meetings/${encodeURIComponent(meeting)}/links`, readNewLinks, { body: role === 'participant' ? { role } : { role, key }, language })

/** A participants' key in force, and since when in server milliseconds. */
export interface CurrentKey { key: string; since: number }
const readCurrent = (body: unknown): CurrentKey | undefined => {
  const { key, since } = typeof body === 'object' && body !== null ? body as Record<string, unknown> : {}
  return typeof key === 'string' && isWholeKey(key) && typeof since === 'number' ? { key, since } : undefined
}

/** For people inside: the same key if it still opens the meeting, else one that does. */
export const currentKey = (meeting: string, key: string): Promise<Answer<CurrentKey>> =>
  call('POST', `/api/meetings/${encodeURIComponent(meeting)}/way`, readCurrent, { body: { key } })
