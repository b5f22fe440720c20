/*
 * "Mientras no estuviste": after a cut, at most three lines on what changed meanwhile, until the person says they have read them.
 * Compares what this device last saw with what it sees once it has caught up; a cut in which nothing happened says nothing.
 */
import { For, Show, createEffect, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { room } from '../../i18n/es/room.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, infoIcon } from '../../ui/index.ts'
import styles from './room.module.css'

interface Seen { block: string | null; step: string | null; turns: number; agreements: number }

export function WhileAway(): JSX.Element {
  const t = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const [lines, setLines] = createSignal<readonly string[]>([])
  const look = (): Seen => {
    const state = meeting.state()
    return {
      block: state.block, step: state.step?.id ?? null, turns: state.turns.length,
      agreements: table.agreements().filter((one) => one.state === 'registered').length,
    }
  }
  const told = (before: Seen, now: Seen): string[] => {
    const state = meeting.state()
    const title = state.step?.text || table.blocks().find((block) => block.id === now.block)?.title || ''
    const moved = (before.block !== now.block || before.step !== now.step) && title !== ''
    const spoke = [...new Set(state.turns.slice(before.turns).map((turn) => turn.person))].filter((id) => id !== meeting.me)
      .map((id) => state.people[id]?.name ?? '').filter(Boolean)
    return [
      ...(moved ? [t('awayNow', { title })] : []),
      ...(now.agreements > before.agreements ? [t('awayAgreed', { n: now.agreements - before.agreements })] : []),
      ...(spoke.length > 0 ? [t('awaySpoke', { names: new Intl.ListFormat(i18n.locale()).format(spoke.slice(0, 6)) })] : []),
    ]
  }
  let seen: Seen | null = meeting.caughtUp() || meeting.state().startedAt === null ? null : look()
  createEffect(on(meeting.caughtUp, (here) => {
    if (!here) { seen ??= look(); return }
    if (seen !== null && meeting.state().phase === 'open') setLines(told(seen, look()))
    seen = null
  }, { defer: true }))
  return (
    <Show when={lines().length > 0}>
      <Notice icon={infoIcon} live>
        <strong>{t('awayTitle')}</strong>
        <ul class={styles['away']}><For each={lines()}>{(line) => <li>{line}</li>}</For></ul>
        <Button kind="quiet" onClick={() => setLines([])}>{t('understood')}</Button>
      </Notice>
    </Show>
  )
}
