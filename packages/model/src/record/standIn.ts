/*
 * Who may take a lead role right now.
 *
 * The bearer of its link, when it is free. The stand-in chain, once its holder has been without signal for three minutes: the
 * first of the chain who is here. Anybody who takes part, for moderation, once the whole lead team has been away for two. Whoever
 * was stood in for, when they are back and want to. Hidden behind a call is not away; coming back alone takes nothing from anybody.
 */
import type { Millis, PersonId } from '../ids.ts'
import { standIns } from './rights.ts'
import { leadRoles, type LeadRole } from './roles.ts'
import { resolvePerson, takesPart } from './rule.ts'
import type { MeetingState } from './state.ts'

export const STAND_IN_MS = 180_000
export const ALL_AWAY_MS = 120_000

export interface Presence {
  /** Since when none of a person's devices answers; null while one does. */
  absentSince(person: PersonId): Millis | null
}
export interface Claim {
  presence: Presence
  /** Lead roles whose link this person has opened. */
  links: readonly LeadRole[]
  now: Millis
}
export type ClaimRoute = 'link' | 'return' | 'chain' | 'all-away'

const awayFor = (state: MeetingState, role: LeadRole, { presence, now }: Claim): Millis => {
  const holder = state.roles[role]
  if (holder === null) return Infinity
  const since = presence.absentSince(holder)
  return since === null ? 0 : now - since
}

function firstInChain(state: MeetingState, role: LeadRole, claim: Claim): PersonId | null {
  for (const next of standIns[role]) {
    const holder = state.roles[next]
    if (holder !== null && holder !== state.roles[role] && awayFor(state, next, claim) < STAND_IN_MS) return holder
  }
  return null
}

/** Whether the present holder took the role over from this person, who never gave it away (PE18). */
function stoodInFor(state: MeetingState, role: LeadRole, who: PersonId): boolean {
  const [last, before] = state.handovers.filter((one) => one.role === role).toReversed()
  if (last?.how !== 'claimed' || last.from !== who || last.to !== state.roles[role]) return false
  return !(before?.how === 'claimed' && before.from === last.to && before.to === who) // that was a return already
}

/** By which right a person may take a role now; null if they may not (PE9 to PE12, PE18). */
export function claimRoute(state: MeetingState, person: PersonId, role: LeadRole, claim: Claim): ClaimRoute | null {
  const who = resolvePerson(state, person)
  if (!takesPart(state, who) || state.roles[role] === who) return null
  if (state.roles[role] === null && claim.links.includes(role)) return 'link'
  if (state.phase !== 'open' && state.phase !== 'ended') return null
  if (stoodInFor(state, role, who)) return 'return'
  if (awayFor(state, role, claim) >= STAND_IN_MS && firstInChain(state, role, claim) === who) return 'chain'
  const allAway = state.phase === 'open' && leadRoles.every((lead) => awayFor(state, lead, claim) >= ALL_AWAY_MS)
  return allAway && role === 'moderator' ? 'all-away' : null
}

/** The roles to offer to a person, in the order of the lead team. */
export const offersTo = (state: MeetingState, person: PersonId, claim: Claim): LeadRole[] =>
  leadRoles.filter((role) => claimRoute(state, person, role, claim) !== null)
