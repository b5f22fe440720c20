/*
 * Links of a meeting: `<origin>/r/<meeting>#<key>`. A participant's key has no dot; a lead link's is the participant's
 * key, a dot and a secret, so whoever holds a stronger link also holds everybody's, and can show only that.
 */
export interface MeetingLink { meeting: string; key: string }

const idShape = /^[\w-]{4,64}$/
const keyShape = /^[\w-]{22}(\.[\w-]{22})?$/ // 128 bits each, in base64url

/** Everybody's part of a key. */
export const participantKey = (key: string): string => key.split('.', 1)[0] ?? ''
export const isLeadKey = (key: string): boolean => key.includes('.')
/** False also for a key that a messenger cut in the middle. */
export const isWholeKey = (key: string): boolean => keyShape.test(key)
export const roomPath = (link: MeetingLink): string => `/r/${link.meeting}#${link.key}`

/** Reads what somebody pasted: a link alone, or the whole message it came in. Undefined if there is no meeting in it. */
export function readLink(pasted: string): MeetingLink | undefined {
  const found = /\/r\/([\w-]+)(?:[?][^\s#]*)?(?:#([\w.-]*))?/.exec(pasted)
  const meeting = found?.[1]
  if (!meeting || !idShape.test(meeting)) return undefined
  return { meeting, key: (found[2] ?? '').replace(/\.+$/, '') } // a message's full stop is not part of the key
}
