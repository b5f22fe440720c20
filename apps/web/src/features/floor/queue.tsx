/* Who waits for the word, in order. The same rows stand on all screens; whoever runs the floor moves them (run-queue.tsx). */
import type { TurnRequest } from '@acta-viva/model/record'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Pill } from '../../ui/index.ts'
import styles from './floor.module.css'

/** One person in the queue; `children` are what may be done about them. */
export function Asked(props: { one: TurnRequest; share?: string | undefined; children?: JSX.Element }): JSX.Element {
  const t = useText(floor)
  const i18n = useI18n()
  const meeting = useMeeting()
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  /** Only the word that is shown is looked up: sixty rows ask this with everything that happens. */
  const words: Record<TurnRequest['kind'], (one: TurnRequest) => string> = {
    contribution: () => '', question: () => t('question'), order: () => t('order'), answer: (one) => t('answer', { name: nameOf(one.to ?? '') }),
  }
  const kind = (one: TurnRequest): string => words[one.kind](one)
  return (
    <div class={styles['waiting']} data-me={props.one.person === meeting.me ? '' : undefined}>
      <span class={styles['n']} data-digits>{meeting.state().queue.findIndex((other) => other.person === props.one.person) + 1}</span>
      <span class={styles['words']}>
        <span class={styles['name']}>{nameOf(props.one.person)}<Show when={props.one.person === meeting.me}> ({t('you')})</Show></span>
        <Show when={kind(props.one)}>{(word) => <Pill>{word()}</Pill>}</Show>
        <Show when={props.one.subject}><span class={styles['soft']}>{props.one.subject}</span></Show>
        <Show when={props.one.askedBy}>{(by) => <span class={styles['soft']}>{t('byPhone', { name: nameOf(by()) })}</span>}</Show>
        <Show when={props.one.meant}>{(at) => <span class={styles['soft']}>{t('meant', { time: hour(at(), { locale: i18n.locale() }) })}</span>}</Show>
        <Show when={props.share}><span class={styles['soft']}>{props.share}</span></Show>
      </span>
      {props.children}
    </div>
  )
}

export function Queue(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const queue = () => meeting.state().queue
  return (
    <Show when={queue().length > 0}>
      <h3>{t('queue', { n: queue().length })}</h3>
      <ol class={styles['queue']} aria-label={t('queue', { n: queue().length })}><For each={queue()}>{(one) => <li><Asked one={one} /></li>}</For></ol>
    </Show>
  )
}
