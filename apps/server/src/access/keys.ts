/*
 * Keys of links, and every other secret a device holds.
 *
 *   participant   <22 characters>                  128 bits, the same for everybody, never changes
 *   any other     <participant's key>.<22 more>    so the participant's link can be read off any link, and only that one
 *
 * A secret is given away once and never kept: the store holds its SHA-256, compared in constant time.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Gives that many random bytes; the operating system's in a server, repeatable ones in a test. */
export type RandomBytes = (count: number) => Uint8Array

const shape = /^[\w-]{22}(\.[\w-]{22})?$/
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** 128 random bits as 22 characters that need no escaping in an address. */
export const newKey = (random: RandomBytes): string => base64url(random(16))
/** A link's key that carries the participant's key in front. */
export const newRoleKey = (participantKey: string, random: RandomBytes): string => `${participantKey}.${newKey(random)}`
/** A key that only whoever shows `secret` can make, and always the same one: nothing of it need be kept but its hash. */
export const derivedKey = (secret: string, opens: string): string => base64url(createHmac('sha256', secret).update(opens).digest().subarray(0, 16))
/** The read link of a community's members, which its coordinator's key makes again whenever it is to be handed on. */
export const memberKey = (coordinatorKey: string, community: string): string => derivedKey(coordinatorKey, `reading ${community}`)
/** 256 random bits as 43 characters: sessions, tokens and tickets. */
export const newSecret = (random: RandomBytes): string => base64url(random(32))
/** An id that is no secret by itself: 12 small letters and digits (60 bits), without those that look alike. */
export const newId = (random: RandomBytes): string =>
  Array.from(random(12), (byte) => alphabet[byte % alphabet.length]).join('')

/** False for what a messenger cut off or somebody typed by hand. */
export const isWholeKey = (key: string): boolean => shape.test(key)

/** Hex SHA-256, the only form in which a secret is stored. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex')

/** Compares two hashes without telling by its time where they differ. */
export const sameHash = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')]
  return a.length === 32 && b.length === 32 && timingSafeEqual(a, b)
}
