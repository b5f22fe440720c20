/*
 * Somebody with its link asks for a role: one tap gives it, another says that it stays, and nothing happens without one. The holder is
 * asked; while they are away, whoever coordinates. What was said here once is said again by itself to whoever asks anew.
 */
import { leadRoles, type LeadRole } from '@acta-viva/model/record'
import { For, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { welcome } from '../../i18n/es/welcome.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, type Whisper } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, Notice, peopleIcon } from '../../ui/index.ts'

interface Wish { id: string; role: LeadRole; from: string }

/** The role wishes among what was whispered, one for each person and role, the last word of each. */
export function wishes(whispers: readonly Pick<Whisper, 'from' | 'kind'>[]): Wish[] {
  const found = new Map<string, Wish>()
  for (const { from, kind } of whispers) {
    const role = leadRoles.find((one) => kind === `ask-${one}` || kind === `drop-${one}`)
    if (role === undefined) continue
    const id = `${from} ${role}`
    if (kind === `ask-${role}`) found.set(id, { id, role, from })
    else found.delete(id)
  }
  return [...found.values()]
}

export function Asked(): JSX.Element {
  const t = useText(welcome)
  const names = useRoleNames()
  const meeting = useMeeting()
  const act = useAct()
  const [stays, setStays] = createSignal<readonly string[]>([])
  const state = () => meeting.state()
  const mine = ({ role, from }: Wish) => state().roles[role] !== from && (state().roles[role] === meeting.me || state().roles.coordinator === meeting.me)
  const all = createMemo(() => wishes(meeting.whispers()).filter(mine))
  const asks = createMemo<Wish[]>((before) => all().filter((one) => !stays().includes(one.id)).map((one) => before.find((old) => old.id === one.id) ?? one), [])
  const keep = (one: Wish) => {
    setStays((ids) => [...ids, one.id])
    meeting.whisper(one.from, `keep-${one.role}`)
  }
  createEffect(on(() => meeting.whispers().at(-1), (last) => {
    const again = all().find((one) => one.from === last?.from && last.kind === `ask-${one.role}` && stays().includes(one.id))
    if (again) meeting.whisper(again.from, `keep-${again.role}`)
  }, { defer: true }))
  const name = (person: string | null) => state().people[person ?? '']?.name ?? ''
  return (
    <For each={asks()}>{(one) => (
      <Notice icon={peopleIcon} live>
        <p>{state().roles[one.role] === meeting.me
          ? t('wants', { name: name(one.from), role: names.does(one.role) })
          : t('wantsOf', { name: name(one.from), role: names.does(one.role), holder: name(state().roles[one.role]) })}</p>
        <div class="row">
          <Button onClick={() => void act({ type: 'role.give', role: one.role, person: one.from })}>{t('give', { name: name(one.from) })}</Button>
          <Button kind="quiet" onClick={() => keep(one)}>{t(state().roles[one.role] === meeting.me ? 'keep' : 'keepOf', { holder: name(state().roles[one.role]) })}</Button>
        </div>
      </Notice>
    )}</For>
  )
}
