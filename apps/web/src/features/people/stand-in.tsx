/*
 * Roles that survive a bad line. Only long silence offers a role, to the next in the chain, who takes it by a tap; whoever is back is
 * asked whether to take it back, never by surprise. The server knows the silence exactly; here it is counted from when this screen saw it,
 * so an offer comes late rather than early.
 */
import { claimRoute, leadRoles, type Claim, type LeadRole } from '@acta-viva/model/record'
import { For, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, Notice, peopleIcon, useToasts } from '../../ui/index.ts'

/** Since when each person's devices are silent, as far as this screen has seen. */
function createSilence(): (person: string) => number | null {
  const meeting = useMeeting()
  const [since, setSince] = createSignal<ReadonlyMap<string, number>>(new Map())
  const at = createMemo(() => meeting.line().at)
  createEffect(on([meeting.presence, () => meeting.state().people, at], ([presence, all, line]) => {
    if (line !== 'open') { setSince(new Map<string, number>()); return } // without a line we know nothing about the others
    setSince((before) => {
      const next = new Map<string, number>()
      for (const id of Object.keys(all)) {
        const seen = presence.get(id)
        if (!seen || seen.devices === 0 || seen.place === 'silent') next.set(id, before.get(id) ?? meeting.exactNow())
      }
      return next
    })
  }))
  return (person) => (person === meeting.me ? null : since().get(person) ?? null)
}

export function StandIn(): JSX.Element {
  const t = useText(people)
  const names = useRoleNames()
  const meeting = useMeeting()
  const act = useAct()
  const absentSince = createSilence()
  /** A role nobody ever took is no emergency, unless it is the one that runs the meeting. */
  const urgent = (role: LeadRole) => role === 'moderator' || meeting.state().roles[role] !== null
  const claim = (): Claim => ({ presence: { absentSince }, links: [], now: meeting.now() })
  const reachable = () => meeting.line().at === 'open' && meeting.state().phase === 'open'
  const route = (role: LeadRole) => (reachable() ? claimRoute(meeting.state(), meeting.me, role, claim()) : null)
  const same = { equals: (a: LeadRole[], b: LeadRole[]) => a.join() === b.join() }
  /** Offers this screen was told to leave for now; another holder's silence is another offer. */
  const [notNow, setNotNow] = createSignal<readonly string[]>([])
  const offerOf = (role: LeadRole) => `${role} ${meeting.state().roles[role] ?? ''}`
  const offers = createMemo<LeadRole[]>(() => leadRoles.filter((role) => urgent(role) && !notNow().includes(offerOf(role)) && ['chain', 'all-away'].includes(route(role) ?? '')), [], same)
  /** Roles somebody took over while I had no signal; the question goes when it was answered, and comes again with another stand-in. */
  const [left, setLeft] = createSignal<readonly number[]>([])
  const takenAt = (role: LeadRole) => meeting.state().handovers.findLastIndex((one) => one.role === role)
  const backs = createMemo<LeadRole[]>(() => leadRoles.filter((role) => route(role) === 'return' && !left().includes(takenAt(role))), [], same)
  const name = (id: string) => meeting.state().people[id]?.name ?? ''
  return (
    <>
      <For each={offers()}>{(role) => (
        <Notice tone="warn" icon={peopleIcon} live>
          <p>{meeting.state().roles[role] === null ? t('offerFree', { role: names.does(role) }) : t('gone', { office: names.office(role) })}</p>
          <div class="row">
            <Button onClick={() => void act({ type: 'role.claim', role })}>{t('offerTake')}</Button>
            <Button kind="quiet" onClick={() => setNotNow((all) => [...all, offerOf(role)])}>{t('offerLater')}</Button>
          </div>
        </Notice>
      )}</For>
      <For each={backs()}>{(role) => (
        <Notice icon={peopleIcon} live>
          <p>{t('back', { office: names.office(role), name: name(meeting.state().roles[role] ?? '') })}</p>
          <div class="row">
            <Button onClick={() => void act({ type: 'role.claim', role })}>{t('backTake')}</Button>
            <Button kind="quiet" onClick={() => setLeft((all) => [...all, takenAt(role)])}>{t('backLater')}</Button>
          </div>
        </Notice>
      )}</For>
    </>
  )
}

/** Says who holds a role now, once, to everybody; and plainly to whoever has just got one. */
export function HandoverWatch(): JSX.Element {
  const t = useText(people)
  const names = useRoleNames()
  const meeting = useMeeting()
  const toasts = useToasts()
  createEffect(on(() => meeting.state().handovers.length, (now, before) => {
    if (before === undefined || before === 0 || now !== before + 1) return
    const last = meeting.state().handovers.at(-1)
    if (!last || last.to === null || last.how === 'entered') return
    const name = meeting.state().people[last.to]?.name ?? ''
    if (last.to === meeting.me) toasts.show({ text: t('nowYou', { office: names.office(last.role) }) })
    else toasts.show({ text: t('nowHeld', { office: names.office(last.role), name }) })
  }))
  return null
}
