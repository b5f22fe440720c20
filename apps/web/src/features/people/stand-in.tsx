/*
 * Roles that survive a bad line. Only long silence offers a role, to the next in the chain, who takes it by a tap; whoever is back is
 * handed it back by a tap, never by surprise. The server knows the silence exactly; here it is counted from when this screen saw it,
 * so an offer comes late rather than early.
 */
import { leadRoles, offersTo, type LeadRole } from '@acta-viva/model/record'
import { For, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, Notice, peopleIcon, useAnnounce, useToasts } from '../../ui/index.ts'

/** Since when each person's devices are silent, as far as this screen has seen. */
function createSilence(): (person: string) => number | null {
  const meeting = useMeeting()
  const [since, setSince] = createSignal<ReadonlyMap<string, number>>(new Map())
  createEffect(on([meeting.presence, () => meeting.state().people, () => meeting.line().at], ([presence, all, line]) => {
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
  const meeting = useMeeting()
  const act = useAct()
  const absentSince = createSilence()
  /** A role nobody ever took is no emergency, unless it is the one that runs the meeting. */
  const urgent = (role: LeadRole) => role === 'moderator' || meeting.state().roles[role] !== null
  const offers = createMemo<LeadRole[]>(
    () => (meeting.line().at !== 'open' || meeting.state().phase !== 'open' ? []
      : offersTo(meeting.state(), meeting.me, { presence: { absentSince }, links: [], now: meeting.now() }).filter(urgent)),
    [], { equals: (a, b) => a.join() === b.join() },
  )
  /** Roles I took over from somebody who is back. */
  const backs = createMemo(() => leadRoles.flatMap((role) => {
    const last = meeting.state().handovers.findLast((one) => one.role === role)
    const mine = last?.how === 'claimed' && last.to === meeting.me && last.from !== null && meeting.state().roles[role] === meeting.me
    return mine && absentSince(last.from ?? '') === null ? [{ role, to: last.from ?? '' }] : []
  }), [], { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const name = (id: string) => meeting.state().people[id]?.name ?? ''
  return (
    <>
      <For each={offers()}>{(role) => (
        <Notice tone="warn" icon={peopleIcon} live>
          <p>{meeting.state().roles[role] === null ? t('offerFree', { role: t(role) }) : t('offer', { role: t(role) })}</p>
          <Button onClick={() => void act({ type: 'role.claim', role })}>{t('offerTake')}</Button>
        </Notice>
      )}</For>
      <For each={backs()}>{(one) => (
        <Notice icon={peopleIcon} live>
          <p>{t('back', { name: name(one.to), role: t(one.role) })}</p>
          <Button onClick={() => void act({ type: 'role.give', role: one.role, person: one.to })}>{t('backTake')}</Button>
        </Notice>
      )}</For>
    </>
  )
}

/** Says who holds a role now, once, to everybody; and plainly to whoever has just got one. */
export function HandoverWatch(): JSX.Element {
  const t = useText(people)
  const meeting = useMeeting()
  const announce = useAnnounce()
  const toasts = useToasts()
  createEffect(on(() => meeting.state().handovers.length, (now, before) => {
    if (before === undefined || before === 0 || now !== before + 1) return
    const last = meeting.state().handovers.at(-1)
    if (!last || last.to === null || last.how === 'entered') return
    if (last.to === meeting.me) toasts.show({ text: t('handedYou', { role: t(last.role) }) })
    else announce(t('handed', { role: t(last.role), name: meeting.state().people[last.to]?.name ?? '' }))
  }))
  return null
}
