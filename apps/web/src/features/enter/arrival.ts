/*
 * What to do when a meeting's link is opened on this device, decided without touching anything.
 *
 *   no key anywhere ─► cut        person known ─► return (cookie), or rejoin with a stronger key that just came
 *   otherwise ─► ask for a name
 */
import { isLeadKey, isWholeKey, participantKey } from '../../device/link.ts'
import type { KnownMeeting } from '../../device/known-meetings.ts'

export type Arrival =
  | { do: 'cut' }
  | { do: 'ask'; key: string; lead: boolean }
  | { do: 'return'; key: string; name: string; token: string }
  | { do: 'rejoin'; key: string; name: string; token: string }

/** `keyInLink` is what the address carried; `known` what the device remembers of this meeting. */
export function arrive(keyInLink: string, known: KnownMeeting | undefined): Arrival {
  const held = known?.key ?? ''
  const came = isWholeKey(keyInLink) ? keyInLink : ''
  const stronger = isLeadKey(came) && came !== held
  const key = stronger || !isLeadKey(held) || participantKey(held) !== participantKey(came || held) ? came || held : held
  if (!isWholeKey(key)) return { do: 'cut' }
  if (!known?.person) return { do: 'ask', key, lead: isLeadKey(key) }
  const who = { key, name: known.person.name, token: known.person.token }
  return stronger && known.person.token ? { do: 'rejoin', ...who } : { do: 'return', ...who }
}
