/*
 * Who opens a block: proposed by the lead team, accepted or not by the person alone. Nobody is put in the queue by it; when the block
 * runs, the moderator has one button that gives them the word.
 */
import { runOf } from '@acta-viva/model/record'
import { For, Show, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, Sheet, micIcon } from '../../ui/index.ts'
import styles from './floor.module.css'

/** The running block; between blocks, the next one that has not begun. */
export function useBlockToOpen(): () => { id: string; title: string } | undefined {
  const meeting = useMeeting()
  const table = useTable()
  const fresh = (id: string) => { const run = runOf(meeting.state(), id); return run.intervals.length === 0 && !run.moved }
  return () => table.blocks().find((block) => block.id === meeting.state().block) ?? table.blocks().find((block) => fresh(block.id))
}

/** What came of a proposal, and the word for whoever accepted, until they had it in this block. */
export function Opener(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const block = useBlockToOpen()
  const opener = createMemo(() => {
    const id = block()?.id
    return id === undefined ? null : runOf(meeting.state(), id).opener
  })
  const name = () => meeting.state().people[opener()?.person ?? '']?.name ?? ''
  const spoke = () => [...meeting.state().turns, ...(meeting.state().turn ? [meeting.state().turn] : [])]
    .some((turn) => turn?.person === opener()?.person && turn?.block === block()?.id)
  const stand = () => ({ true: 'openerYes', false: 'openerNo', null: 'openerAsked' } as const)[`${opener()?.accepted ?? null}`]
  const give = () => { const to = opener(); if (to) void act({ type: 'turn.grant', person: to.person, seen: meeting.state().turn?.id ?? null }) }
  return (
    <Show when={opener() && !spoke()}>
      <Show when={opener()?.accepted === true && meeting.state().block === block()?.id} fallback={<p class={styles['soft']}>{t(stand(), { name: name() })}</p>}>
        <Button kind="quiet" icon={micIcon} onClick={give}>{t('openerGive', { name: name() })}</Button>
      </Show>
    </Show>
  )
}

/** Whom to ask. */
export function OpenerSheet(props: { open: boolean; onClose: () => void }): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const block = useBlockToOpen()
  const people = () => Object.values(meeting.state().people)
    .filter((one) => one.mergedInto === null && !one.removed && one.standing === 'participant' && one.attendance === 'present')
  const ask = (person: string) => {
    const to = block()
    props.onClose()
    if (to) void act({ type: 'opener.propose', block: to.id, person })
  }
  return (
    <Sheet open={props.open} title={t('openerWho', { title: block()?.title ?? '' })} onClose={() => props.onClose()}>
      <p class="lead">{t('openerHint')}</p>
      <ul class="list"><For each={people()}>{(person) => <li><Button kind="quiet" icon={micIcon} onClick={() => ask(person.id)}>{person.name}</Button></li>}</For></ul>
    </Sheet>
  )
}
