/*
 * The queue for whoever runs the floor: rows that move by drag, by keyboard and by menu, and, for the moderator, how often and how long
 * each has spoken. The order is the server's; this only asks for a move.
 */
import { fairness } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Icon, MenuButton, MenuList, SortableList, closeIcon, createMenu, downIcon, micIcon, moreIcon, upIcon, type MenuItem } from '../../ui/index.ts'
import { Asked, useHead } from './queue.tsx'

export function RunQueue(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const queue = createMemo(() => meeting.state().queue)
  const head = useHead()
  const menu = createMenu()
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  const personOf = (id: string) => head.of(id)?.one.person ?? ''
  const moderates = () => meeting.state().roles.moderator === meeting.me
  const shares = createMemo(() => new Map((moderates() ? fairness(meeting.state(), meeting.now()) : []).map((one) => [one.person, one])))
  const shareOf = (person: string) => {
    const share = shares().get(person)
    return share && t('share', { n: share.turns, time: clockText(share.ms) })
  }
  const move = (id: string, to: number) => {
    const others = queue().filter((one) => one.id !== id)
    const person = personOf(id)
    if (person !== '') void act({ type: 'queue.move', person, before: others[to]?.person ?? null })
  }
  const acts = (id: string | null): MenuItem[] => {
    const place = id === null ? undefined : head.of(id)
    if (id === null || place === undefined) return []
    const { one, n } = place
    return [
      { label: t('grant', { name: nameOf(one.person) }), icon: micIcon, onSelect: () => void act({ type: 'turn.grant', person: one.person, seen: meeting.state().turn?.id ?? null }) },
      { label: t('up'), icon: upIcon, disabled: n === 1, onSelect: () => move(id, n - 2) },
      { label: t('down'), icon: downIcon, disabled: n === queue().length, onSelect: () => move(id, n) },
      { label: t('remove', { name: nameOf(one.person) }), icon: closeIcon, danger: true, onSelect: () => void act({ type: 'turn.withdraw', person: one.person }) },
    ]
  }
  return (
    <Show when={queue().length > 0}>
      <h3>{t('queue', { n: queue().length })}</h3>
      <SortableList label={t('queue', { n: queue().length })} items={head.shown()} id={(id) => id} name={(id) => nameOf(personOf(id))} buttons={false} onMove={move}>
        {(id) => {
          const person = createMemo(() => personOf(id))
          return (
            <Asked of={() => head.of(id)} share={shareOf(person())}>
              <MenuButton menu={menu} of={id} label={t('moreOf', { name: nameOf(person()) })} class="button-icon"><Icon of={moreIcon} /></MenuButton>
            </Asked>
          )
        }}
      </SortableList>
      <MenuList menu={menu} label={t('moreOf', { name: nameOf(personOf(menu.of() ?? '')) })} items={acts(menu.of())} />
      <head.Rest />
    </Show>
  )
}
