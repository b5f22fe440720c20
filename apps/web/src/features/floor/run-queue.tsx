/*
 * The queue for whoever runs the floor: rows that move by drag, by keyboard and by menu, and, for the moderator, how often and how long
 * each has spoken. The order is the server's; this only asks for a move.
 */
import { fairness, type TurnRequest } from '@acta-viva/model/record'
import { Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Icon, Menu, SortableList, closeIcon, downIcon, micIcon, moreIcon, upIcon, type MenuItem } from '../../ui/index.ts'
import { Asked, useHead } from './queue.tsx'

export function RunQueue(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const queue = () => meeting.state().queue
  const head = useHead()
  const nameOf = (id: string) => meeting.state().people[id]?.name ?? ''
  const moderates = () => meeting.state().roles.moderator === meeting.me
  const shares = createMemo(() => new Map((moderates() ? fairness(meeting.state(), meeting.now()) : []).map((one) => [one.person, one])))
  const shareOf = (person: string) => {
    const share = shares().get(person)
    return share && t('share', { n: share.turns, time: clockText(share.ms) })
  }
  const move = (id: string, to: number) => {
    const others = queue().filter((one) => one.id !== id)
    const person = queue().find((one) => one.id === id)?.person
    if (person !== undefined) void act({ type: 'queue.move', person, before: others[to]?.person ?? null })
  }
  const place = (one: TurnRequest) => queue().findIndex((other) => other.id === one.id)
  const acts = (one: TurnRequest): MenuItem[] => [
    { label: t('grant', { name: nameOf(one.person) }), icon: micIcon, onSelect: () => void act({ type: 'turn.grant', person: one.person, seen: meeting.state().turn?.id ?? null }) },
    { label: t('up'), icon: upIcon, disabled: place(one) === 0, onSelect: () => move(one.id, place(one) - 1) },
    { label: t('down'), icon: downIcon, disabled: place(one) === queue().length - 1, onSelect: () => move(one.id, place(one) + 1) },
    { label: t('remove', { name: nameOf(one.person) }), icon: closeIcon, danger: true, onSelect: () => void act({ type: 'turn.withdraw', person: one.person }) },
  ]
  return (
    <Show when={queue().length > 0}>
      <h3>{t('queue', { n: queue().length })}</h3>
      <SortableList label={t('queue', { n: queue().length })} items={head.shown()} id={(one) => one.id} name={(one) => nameOf(one.person)} buttons={false} onMove={move}>
        {(one) => (
          <Asked one={one} share={shareOf(one.person)}>
            <Menu label={t('moreOf', { name: nameOf(one.person) })} class="button-icon" items={acts(one)}><Icon of={moreIcon} /></Menu>
          </Asked>
        )}
      </SortableList>
      <head.Rest />
    </Show>
  )
}
