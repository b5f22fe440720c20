/*
 * Tickets: for one minute, a word in the address that opens sockets where neither cookie nor header can be sent.
 *
 * They live in memory only and are kept as hashes. A ticket may open several sockets within its minute (a client opens one per
 * document); it never outlives it, and says no more than which session asked for it.
 */
import { hashOf, newSecret, type RandomBytes } from './keys.ts'

export interface Tickets {
  /** A fresh ticket for whoever holds this session (by its hash). */
  give(sessionHash: string): string
  /** The session's hash, or null when the ticket is unknown or its minute is over. */
  read(ticket: string): string | null
}

export const TICKET_LIFE = 60_000

/** `now` in milliseconds. */
export function openTickets(now: () => number, random: RandomBytes): Tickets {
  const given = new Map<string, { session: string; until: number }>()
  return {
    give(session) {
      const at = now()
      for (const [hash, { until }] of given) { // in order of giving, so the first that lasts ends the search
        if (until > at) break
        given.delete(hash)
      }
      const ticket = newSecret(random)
      given.set(hashOf(ticket), { session, until: at + TICKET_LIFE })
      return ticket
    },
    read(ticket) {
      const found = given.get(hashOf(ticket))
      return found !== undefined && found.until > now() ? found.session : null
    },
  }
}
