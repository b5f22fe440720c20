/* Which of the five screens a failed entry leads to. Reasons are the server's; a reason we do not know goes by its status. */
import type { RefusalReason } from '@acta-viva/model/wire'
import type { Trouble } from '../../api/http.ts'

export type LinkTroubleKind = 'unknown' | 'replaced' | 'ended' | 'noNetwork' | 'cut'

const kinds: Partial<Record<string, LinkTroubleKind>> = {
  'key-unknown': 'unknown', 'not-found': 'unknown', 'not-allowed': 'unknown', 'removed': 'ended', 'closed': 'ended',
  'too-late': 'ended',
  'key-replaced': 'replaced', 'key-cut': 'cut', 'room-draining': 'noNetwork', 'internal': 'noNetwork',
} satisfies Partial<Record<RefusalReason, LinkTroubleKind>>

/** Total: every failed entry has a screen. */
export function linkTroubleKind(trouble: Trouble | { kind: 'cut' }): LinkTroubleKind {
  if (trouble.kind === 'cut') return 'cut'
  if (trouble.kind === 'no-network') return 'noNetwork'
  return kinds[trouble.reason] ?? (trouble.status >= 500 ? 'noNetwork' : 'unknown')
}
