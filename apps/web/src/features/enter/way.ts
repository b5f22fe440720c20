/*
 * A link without its key, as papers carry it: a browser that was in an earlier meeting of the same series is given the key and goes in by
 * the whole link. Everybody else is told, as before, that something is missing.
 */
import { call } from '../../api/http.ts'
import { isWholeKey, roomPath } from '../../device/link.ts'

const readKey = (body: unknown): string | undefined => {
  const key = (body as { key?: unknown } | null)?.key
  return typeof key === 'string' && isWholeKey(key) ? key : undefined
}

/** Opens the meeting by its whole link if this browser may have it; false where it stays shut. A link that was cut is not asked about. */
export async function findWay(meeting: string): Promise<boolean> {
  if (location.hash.length > 1) return false
  const answer = await call('GET', `/api/meetings/${encodeURIComponent(meeting)}/way`, readKey)
  if (!answer.ok) return false
  history.replaceState(history.state, '', roomPath({ meeting, key: answer.body }))
  location.reload()
  return true
}
