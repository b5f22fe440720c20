/* Who fills a part of the acta, in the words this meeting has for its roles. */
import { leadRoles } from '@acta-viva/model/record'
import type { MissingPoint } from '@acta-viva/model/minutes'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useRoleNames } from '../../live/roles.ts'

export function useFillers(): (by: MissingPoint['filledBy']) => string {
  const t = useText(minutes)
  const names = useRoleNames()
  return (by) => {
    const role = leadRoles.find((one) => one === by)
    return by === 'room' ? t('room') : t('fills', { who: role === undefined ? t('everyone') : names.office(role) })
  }
}
