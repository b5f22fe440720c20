/*
 * Who has not had the word yet, on the moderator's screen only. Nobody is put in the queue by another: an invitation is a private
 * question, and its answer comes back to the moderator alone.
 */
import { notHeardYet } from '@acta-viva/model/record'
import { For, Show, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, checkIcon, messageIcon, useAnnounce, useToasts } from '../../ui/index.ts'
import styles from './floor.module.css'

const SHOWN = 8

export function Unheard(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const toasts = useToasts()
  const announce = useAnnounce()
  const [asked, setAsked] = createSignal<readonly string[]>([])
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  const waiting = createMemo(() => new Set(meeting.state().queue.map((one) => one.person)))
  const quiet = createMemo(() => notHeardYet(meeting.state()).filter((id) => id !== meeting.me && !waiting().has(id)).slice(0, SHOWN))
  const invite = (person: string) => {
    if (asked().includes(person)) return // the button stays where it is, and says why nothing happens
    meeting.whisper(person, 'invite')
    setAsked((all) => [...all, person])
    announce(t('invited', { name: nameOf(person) }))
  }
  createEffect(on(() => meeting.whispers().at(-1), (last) => {
    if (last?.kind === 'later') setAsked((all) => all.filter((id) => id !== last.from)) // another moment may be a better one
    if (last?.kind === 'yes') toasts.show({ text: t('saidYes', { name: nameOf(last.from) }) })
    if (last?.kind === 'later') toasts.show({ text: t('saidLater', { name: nameOf(last.from) }) })
  }, { defer: true }))
  return (
    <Show when={meeting.state().phase === 'open' && quiet().length > 0}>
      <h3>{t('notHeard')}</h3>
      <div class={styles['acts']}>
        <For each={quiet()}>{(id) => (
          <Button kind="quiet" icon={asked().includes(id) ? checkIcon : messageIcon} aria-disabled={asked().includes(id) ? 'true' : undefined} aria-label={t(asked().includes(id) ? 'alreadyInvited' : 'invite', { name: nameOf(id) })} onClick={() => invite(id)}>
            {nameOf(id)}
          </Button>
        )}</For>
      </div>
    </Show>
  )
}
