/*
 * Where a private word goes: to one person, or nowhere. Never into the record, never into a log, never to anybody else.
 *
 *   invite                    lead team ─► one person
 *   yes, later                whoever was invited ─► the lead team
 *   ask-…, drop-… (a role)    whoever opened its link ─► who holds it; while they have no device here, who coordinates
 *   keep-… (a role)           who holds it, or coordinates ─► who asked
 */
import { leadRoles, leads, resolvePerson, type LeadRole, type MeetingState } from '@acta-viva/model/record'
import type { Up, WhisperKind } from '@acta-viva/model/wire'
import type { Seat } from './ports.ts'

/** `tell` answers whether a device of theirs is here to hear it. */
type Tell = (to: string, kind: WhisperKind) => boolean

export function whisper(state: MeetingState, seat: Seat, { to, kind }: Extract<Up, { t: 'whisper' }>, tell: Tell): void {
  const role = leadRoles.find((one) => kind.endsWith(`-${one}`))
  if (role !== undefined) return aboutRole(state, seat, role, { to, kind }, tell)
  const target = to === 'moderator' ? state.roles.moderator : resolvePerson(state, to)
  if (target === null) return
  if (leads(state, kind === 'invite' ? seat.person : target)) tell(target, kind)
}

function aboutRole(state: MeetingState, seat: Seat, role: LeadRole, { to, kind }: { to: string; kind: WhisperKind }, tell: Tell): void {
  const { [role]: holder, coordinator } = state.roles
  if (kind.startsWith('keep-')) {
    const asker = resolvePerson(state, to)
    if (asker !== seat.person && (holder === seat.person || coordinator === seat.person)) tell(asker, kind)
    return
  }
  if (holder === null || holder === seat.person || !seat.links.includes(role)) return
  if (!tell(holder, kind) && coordinator !== null && coordinator !== seat.person) tell(coordinator, kind)
}
