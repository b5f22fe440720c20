/*
 * A way into a meeting for those who are known without its link: people of the series it goes on, whose acta names it without a key, and
 * people inside whose link was replaced. The server keeps no key that it could read:
 *
 *   a session (or a community's key) that somebody shows ─► HMAC with the meeting and its last new link ─► a participants' key, the same
 *   one whenever that secret is shown ─► its hash becomes a link row ─► it opens what everybody's link opens
 *
 * The secret is its holder's and only its hash is here, so nobody who reads the store can make the key. Replacing everybody's link ends
 * all of these with it; from then on only whoever is inside is given one.
 */
import type { Rooms } from '../rooms/index.ts'
import { StoreError, type Directory, type Link, type Store } from '../store/store.ts'
import { derivedKey, hashOf } from './keys.ts'

/** Links of one meeting in force; whoever comes after so many asks for the link as anybody else. */
const MOST = 2000
const APART = ':'
/** Name of the setting of a meeting that goes on a series, so that its people come in from their acta. */
const setting = (meeting: string): string => `meeting:${meeting}:way`

/** What whoever enters by this link takes part as. */
export const standingOf = ({ role }: Pick<Link, 'role'>): string => role.split(APART)[0] ?? role

/** From now on people of the series find the way into this meeting. */
export const openWay = (directory: Directory, meeting: string): Promise<void> => directory.setSetting(setting(meeting), 'open')

/** A participants' key in force, and since when in server milliseconds. */
export interface Way { readonly key: string; readonly since: number }
export interface WayDeps { readonly store: Pick<Store, 'directory'>; readonly rooms: Pick<Rooms, 'view'>; readonly now: () => number }

/** The same key where it lets people take part in this meeting; null where it does not, or not any more. */
export async function stillOpens({ store: { directory } }: Pick<WayDeps, 'store'>, meeting: string, key: string): Promise<Way | null> {
  const link = await directory.link(hashOf(key))
  return link !== null && link.meeting === meeting && link.replacedAt === null && standingOf(link) === 'participant' ? { key, since: link.createdAt } : null
}

/** The way for whoever holds `secret`. `inside`: they are in this very meeting. Null where there is none, or not any more. */
export async function wayInto({ store: { directory }, rooms, now }: WayDeps, meeting: string, secret: string, inside: boolean): Promise<Way | null> {
  if (!inside && await directory.setting(setting(meeting), 'shut') !== 'open') return null
  const { newLinkAt } = await rooms.view(meeting)
  if (!inside && newLinkAt !== null) return null
  const key = derivedKey(secret, `${meeting} ${newLinkAt ?? 0}`)
  const keyHash = hashOf(key)
  const known = await directory.link(keyHash)
  if (known !== null) return known.replacedAt === null ? { key, since: known.createdAt } : null
  if ((await directory.links(meeting)).length >= MOST) return null
  const createdAt = Math.max(now(), newLinkAt ?? 0) // not before the replacing, which ends what is older
  try {
    await directory.replaceLink({ meeting, role: `participant${APART}${keyHash.slice(0, 16)}`, keyHash, createdAt, replacedAt: null })
  } catch (error) {
    if (!(error instanceof StoreError && error.kind === 'conflict')) throw error // asked twice at once: the other one wrote it
  }
  return { key, since: createdAt }
}
