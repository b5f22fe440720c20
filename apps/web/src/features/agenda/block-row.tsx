/* One block as people read it: what it is for, how long it was meant to take, how long it took, where it stands. */
import type { Block } from '@acta-viva/model/documents'
import { blockLength, runOf, used } from '@acta-viva/model/record'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, Icon, checkIcon, late, nextIcon, playIcon, undoIcon } from '../../ui/index.ts'
import styles from './agenda.module.css'

const BlockEvidence = late(async () => (await import('./block-evidence.tsx')).BlockEvidence)

type Stand = 'ahead' | 'next' | 'now' | 'ended' | 'moved'
const minutes = (ms: number) => Math.round(ms / 60_000)

export function BlockRow(props: { block: Block; n: number }): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const state = () => meeting.state()
  const run = () => runOf(state(), props.block.id)
  const first = () => table.blocks().find((block) => runOf(state(), block.id).intervals.length === 0 && !runOf(state(), block.id).moved)
  const stand = (): Stand => (run().moved ? 'moved' : state().block === props.block.id ? 'now'
    : run().intervals.length > 0 ? 'ended' : first()?.id === props.block.id ? 'next' : 'ahead')
  const length = () => minutes(blockLength(state(), { id: props.block.id, title: '', ms: props.block.minutes * 60_000, boards: [] }))
  const spent = () => minutes(used(run().intervals, meeting.now()))
  const runs = () => state().phase === 'open' && meeting.may('block.start')
  const start = () => act({ type: 'block.start', block: props.block.id, seen: state().block })
  const brought = () => state().evidence.some((one) => !one.removed && one.block === props.block.id)
  const words = () => ({ ahead: '', next: t('next'), now: t('now'), ended: t('ended'), moved: t('moved') })[stand()]
  return (
    <li class={styles['block']} data-stand={stand()} aria-current={stand() === 'now' ? 'step' : undefined}>
      <span class={styles['n']} aria-hidden="true"><Show when={stand() === 'ended'} fallback={props.n}><Icon of={checkIcon} size={18} /></Show></span>
      <div class={styles['what']}>
        <h3 class={styles['name']}>{props.block.title}</h3>
        <p class={styles['facts']}>
          <span data-digits>{run().intervals.length > 0 ? t('real', { used: spent(), planned: length() }) : t('min', { n: length() })}</span>
          <Show when={words()}><span class={styles['stand']}>{words()}</span></Show>
          <Show when={stand() === 'ended' && spent() > length()}><span>{t('overrun', { n: spent() - length() })}</span></Show>
        </p>
        <Show when={stand() === 'now' || (stand() === 'next' && state().phase === 'draft')}><Steps block={props.block} /></Show>
        <Show when={stand() === 'now' || brought()}><BlockEvidence block={props.block.id} /></Show>
      </div>
      <Show when={runs() && stand() !== 'now'}>
        <Button
          kind="quiet" icon={stand() === 'ended' ? undoIcon : playIcon} onClick={() => void start()}
          aria-label={t(stand() === 'ended' ? 'restart' : 'startBlock', { title: props.block.title })}
          title={t(stand() === 'ended' ? 'restart' : 'startBlock', { title: props.block.title })}
        />
      </Show>
    </li>
  )
}

function Steps(props: { block: Block }): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const now = () => meeting.state().step?.id
  const done = (id: string) => meeting.state().stepsDone.includes(id)
  const runs = () => meeting.state().phase === 'open' && meeting.may('step.start') && meeting.state().block === props.block.id
  return (
    <ol class={styles['steps']}>
      <For each={table.stepsOf(props.block.id)}>{(step) => (
        <li class={styles['step']} data-now={now() === step.id ? '' : undefined} data-done={done(step.id) ? '' : undefined} aria-current={now() === step.id ? 'step' : undefined}>
          <span class={styles['stepText']}>{step.text}</span>
          <Show when={runs() && now() !== step.id} fallback={<span class={styles['soft']} data-digits>{t('min', { n: step.minutes })}</span>}>
            <Button
              kind="quiet" icon={nextIcon} aria-label={t('startStep', { text: step.text })} title={t('startStep', { text: step.text })}
              onClick={() => void act({ type: 'step.start', step: step.id, seen: now() ?? null })}
            />
          </Show>
        </li>
      )}</For>
    </ol>
  )
}
