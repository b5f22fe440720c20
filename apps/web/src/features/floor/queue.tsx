/* Who waits for the word, in order. The same rows stand on all screens; whoever runs the floor moves them (run-queue.tsx). */
import type { TurnRequest } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal, type Accessor } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button } from '../../ui/index.ts'
import styles from './floor.module.css'

/**
 * One person in the queue and their place in it; `children` are what may be done about them. A row is drawn again only when its own
 * request or its number changes, not when somebody joins or leaves elsewhere in the queue.
 */
export function Asked(props: { of: Accessor<Place | undefined>; share?: string | undefined; children?: JSX.Element }): JSX.Element {
  const t = useText(floor)
  const i18n = useI18n()
  const meeting = useMeeting()
  const asked = createMemo(() => props.of()?.one)
  const n = createMemo(() => props.of()?.n)
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  /** Only the word that is shown is looked up: sixty rows ask this with everything that happens. */
  const words: Record<TurnRequest['kind'], (one: TurnRequest) => string> = {
    contribution: () => '', question: () => t('question'), order: () => t('order'), answer: (one) => t('answer', { name: nameOf(one.to ?? '') }),
  }
  const kind = (one: TurnRequest): string => words[one.kind](one)
  return (
    <Show when={asked()}>{(one) => (
      <div class={styles['waiting']} data-me={one().person === meeting.me ? '' : undefined}>
        <span class={styles['n']} data-digits>{n()}</span>
        <div class={styles['words']}>
          <span class={styles['name']}>{nameOf(one().person)}<Show when={one().person === meeting.me}> ({t('you')})</Show></span>
          <Show when={kind(one())}>{(word) => <span class={styles['kind']}>{word()}</span>}</Show>
          <Show when={one().subject}>{(subject) => <span class={styles['soft']}>{subject()}</span>}</Show>
          <Show when={one().askedBy}>{(by) => <span class={styles['soft']}>{t(meeting.state().people[one().person]?.channel === 'call' ? 'byPhone' : 'askedBy', { name: nameOf(by()) })}</span>}</Show>
          <Show when={one().meant}>{(at) => <span class={styles['soft']}>{t('meant', { time: hour(at(), { locale: i18n.locale() }) })}</span>}</Show>
          <Show when={props.share}>{(share) => <div class={styles['soft']}>{share()}</div>}</Show>
        </div>
        {props.children}
      </div>
    )}</Show>
  )
}

/** A queue longer than this is shown from its head, the rest by a tap: the next ones matter, and a slow phone draws fewer rows. */
const SHOWN = 10

export interface Place { one: TurnRequest; n: number }

/**
 * What of the queue is in view, by the ids of the requests, and the button for the rest. Rows follow the ids, so that a request that was
 * refined or moved keeps its row, and with it the focus and whatever is open.
 */
export function useHead(): { shown: Accessor<readonly string[]>; of: (id: string) => Place | undefined; Rest: () => JSX.Element } {
  const t = useText(floor)
  const meeting = useMeeting()
  const [all, setAll] = createSignal(false)
  const queue = createMemo(() => meeting.state().queue)
  const places = createMemo(() => new Map(queue().map((one, i): [string, Place] => [one.id, { one, n: i + 1 }])))
  const size = () => queue().length
  const shown = createMemo<readonly string[]>(
    () => (all() ? queue() : queue().slice(0, SHOWN)).map(({ id }) => id), [], { equals: (a, b) => a.join() === b.join() },
  )
  return {
    shown, of: (id) => places().get(id),
    Rest: () => (
      <Show when={size() > SHOWN}>
        <Button kind="quiet" onClick={() => setAll(!all())}>{all() ? t('seeFirst') : t('seeAll', { n: size() })}</Button>
      </Show>
    ),
  }
}

export function Queue(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const size = createMemo(() => meeting.state().queue.length)
  const head = useHead()
  return (
    <Show when={size() > 0}>
      <h3>{t('queue', { n: size() })}</h3>
      <ol class={styles['queue']} aria-label={t('queue', { n: size() })}>
        <For each={head.shown()}>{(id) => <li><Asked of={() => head.of(id)} /></li>}</For>
      </ol>
      <head.Rest />
    </Show>
  )
}
