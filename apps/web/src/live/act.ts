/*
 * Sending a wish and saying what came of it: nothing when it worked (the screen shows it), one short sentence when it did not.
 * Every refusal has its sentence in the person's language; the compiler keeps the list whole.
 */
import type { RefusalReason } from '@acta-viva/model/wire'
import { refusals } from '../i18n/es/refusals.ts'
import { useText } from '../i18n/index.ts'
import { useToasts } from '../ui/toasts.tsx'
import { useMeeting } from './context.tsx'
import type { Wish } from './outbox.ts'

/** Sends; true if it happened (or is kept to be sent later). A refusal is told in a toast. */
export type Act = (wish: Wish) => Promise<boolean>

export function useAct(): Act {
  const meeting = useMeeting()
  const toasts = useToasts()
  const t = useText(refusals)
  return async (wish) => {
    const outcome = await meeting.send(wish)
    if (outcome.ok === true || outcome.ok === 'dropped') return true
    if (outcome.ok === 'kept') {
      toasts.show({ text: t('kept'), stays: 5_000 })
      return true
    }
    toasts.show({ text: t(outcome.reason satisfies RefusalReason | 'offline'), stays: 6_000 })
    return false
  }
}
