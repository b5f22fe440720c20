/*
 * When a block runs over, three ways out, each one tap with its effect said beforehand. Only for who runs the meeting; it never blocks
 * anything and goes away by itself when there is time again.
 */
import { proposals, type Proposal } from '@acta-viva/model/record'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { clock } from '../../i18n/es/clock.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, clockIcon } from '../../ui/index.ts'
import styles from './clock.module.css'

const short = (text: string) => (text.length <= 24 ? text : `${text.slice(0, 23).trimEnd()}…`)

export function Overrun(): JSX.Element {
  const t = useText(clock)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const offers = createMemo(() => (meeting.timed() && meeting.may('plan.adjust') && meeting.state().phase === 'open' ? proposals(meeting.state(), table.plan(), meeting.now()) : []))
  const kinds = createMemo(() => offers().map((offer) => offer.kind), [], { equals: (a, b) => a.join() === b.join() })
  const title = (id: string) => table.blocks().find((block) => block.id === id)?.title ?? ''
  const words = (offer: Proposal): string => {
    const time = hour(offer.projectedEnd, { locale: i18n.locale() })
    switch (offer.kind) {
      case 'trim': return t('trim', { time, changes: offer.changes.map(({ block, ms }) => t('change', { title: short(title(block)), n: Math.round(-ms / 60_000) })).join(', ') })
      case 'move': return t('move', { time, title: short(title(offer.changes[0]?.block ?? '')) })
      case 'extend': return t('extend', { time, n: Math.round((offer.changes[0]?.ms ?? 0) / 60_000) })
    }
  }
  const offer = (kind: Proposal['kind']) => offers().find((one) => one.kind === kind)
  const take = (kind: Proposal['kind']) => {
    const one = offer(kind)
    if (one) void act({ type: 'plan.adjust', kind: one.kind, changes: one.changes })
  }
  return (
    <Show when={kinds().length > 0}>
      <Notice tone="warn" icon={clockIcon}>
        <p>{t('overrun', { title: title(meeting.state().block ?? '') })}</p>
        <div class={styles['offers']}>
          <For each={kinds()}>{(kind) => (
            <Button onClick={() => take(kind)}><Show when={offer(kind)}>{(one) => <>{words(one())}</>}</Show></Button>
          )}</For>
        </div>
      </Notice>
    </Show>
  )
}
