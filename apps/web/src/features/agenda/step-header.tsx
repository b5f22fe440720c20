/*
 * Where the meeting is: the block's purpose in one line, the question in large type. The lead team shows the next question here, or
 * pulls a deeper one from the bank; what is on screen is the same for everybody.
 */
import { Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, late } from '../../ui/index.ts'
import styles from './agenda.module.css'
import { problemBlocks } from './problem-block.ts'

const Problem = late(async () => (await import('./problem.tsx')).Problem)
const QuestionLevel = late(async () => (await import('../../parts/question-level.tsx')).QuestionLevel)
const Deepen = lazy(async () => ({ default: (await import('./deepen.tsx')).Deepen }))

export function StepHeader(props: { quiet?: boolean }): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const state = () => meeting.state()
  const block = () => table.blocks().find((one) => one.id === state().block)
  const step = () => state().step
  const steps = () => table.stepsOf(state().block ?? '')
  const at = () => steps().findIndex((one) => one.id === step()?.id) + 1
  const question = () => table.asked(state().question?.text ?? '')
  const problemHere = () => table.data().problem !== '' && problemBlocks(table.blocks(), table.stepsOf).includes(block()?.id ?? '')
  const next = () => step()?.questions[state().question ? (state().question?.index ?? 0) + 1 : 0]
  const runs = () => state().phase === 'open' && meeting.may('question.show') && step() !== null
  const showNext = () => {
    const now = step()
    if (now) void act({ type: 'question.show', step: now.id, question: (state().question?.index ?? -1) + 1 })
  }
  return (
    <header class={styles['here']} data-quiet={props.quiet ? '' : undefined}>
      <Show when={block()} fallback={<p class="lead">{t(state().startedAt === null ? 'waiting' : 'between')}</p>}>{(now) => (
        <>
          <p class={`${styles['purpose']} ${styles['soft']}`}>{now().purpose || table.data().purpose}</p>
          <Show when={step()}>{(current) => (
            <p class={question() || props.quiet ? styles['stepNow'] : styles['question']}>
              <span class={styles['soft']}>{t('stepNow', { n: Math.max(1, at()), total: Math.max(1, steps().length) })} · </span>{current().text}
            </p>
          )}</Show>
        </>
      )}</Show>
      <Show when={problemHere()}><Problem /></Show>
      <Show when={question() && !props.quiet}><QuestionLevel /></Show>
      <Show when={question()} keyed>{(text) => <p class={styles['question']}>{text}</p>}</Show>
      <Show when={runs() && !props.quiet}>
        <div class="row">
          <Show when={next()}><Button kind="quiet" onClick={showNext}>{t('askNext')}</Button></Show>
          <Suspense><Deepen /></Suspense>
        </div>
      </Show>
    </header>
  )
}
