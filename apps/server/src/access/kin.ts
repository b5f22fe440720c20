/*
 * Which communities a request belongs to already, by what it shows: sessions of their meetings, or a community's own key.
 *
 * Anybody may name a community when making a meeting, and names are easy to guess. So what earlier meetings agreed is shown in a
 * new one only if whoever made it was in one of them. Never a way in: it only answers for what the request could read anyway.
 */
import type { Store } from '../store/store.ts'
import { hashOf } from './keys.ts'

/** The most sessions of one browser that are looked at. */
const MOST = 30

/** Ids of communities. `secrets` are sessions or community keys, as shown. */
export async function kinOf(store: Store, secrets: readonly string[], now: number): Promise<ReadonlySet<string>> {
  return new Set((await lookAt(store, secrets, now)).map(({ community }) => community))
}

/** The first of these secrets that belongs to the community, or null: what its holder shows again whenever they come back. */
export async function kinSecret(store: Store, secrets: readonly string[], community: string, now: number): Promise<string | null> {
  return (await lookAt(store, secrets, now)).find((one) => one.community === community)?.secret ?? null
}

async function lookAt({ directory }: Store, secrets: readonly string[], now: number): Promise<{ secret: string; community: string }[]> {
  const communityOf = async (secret: string): Promise<string | null> => {
    const hash = hashOf(secret)
    const session = await directory.session(hash, now)
    if (session === null) return (await directory.communityByKey(hash))?.community.id ?? null
    const person = await directory.person(session.meeting, session.person)
    return person === null || person.removedAt !== null ? null : (await directory.meeting(session.meeting))?.community ?? null
  }
  const found = await Promise.all([...new Set(secrets)].slice(0, MOST).map(async (secret) => ({ secret, community: await communityOf(secret) })))
  return found.flatMap(({ secret, community }) => (community === null ? [] : [{ secret, community }]))
}

/** Name of the setting that lets a meeting show what earlier meetings of its community agreed. */
export const carriesSetting = (meeting: string): string => `meeting:${meeting}:carries`
