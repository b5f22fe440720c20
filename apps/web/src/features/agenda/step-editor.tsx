/* One step of a block while it is edited: what, how, for how long, onto which board, with which questions. */
import { boards, levels, modes, setFields, type Level, type Step } from '@acta-viva/model/documents'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useTable } from '../../live/index.ts'
import { IconButton, SharedField, TextArea, trashIcon, useToasts } from '../../ui/index.ts'
import { bringBack, hide, setLevel, write, writeQuestions } from './acts.ts'
import styles from './agenda.module.css'
import { Minutes } from './block-editor.tsx'
import { useLevelWords } from '../../parts/question-level.tsx'

const modeWords = { plenary: 'plenary', individual: 'individual', teams: 'inTeams' } as const

export function StepEditor(props: { step: Step; n: number }): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  const toasts = useToasts()
  const [draft, setDraft] = createSignal<string | null>(null)
  const set = (fields: Record<string, unknown>) => setFields(table.doc(), 'steps', props.step.id, fields)
  const remove = () => {
    const { id, text } = props.step
    hide(table.doc(), 'steps', id)
    toasts.show({ text: t('removed', { title: text }), undo: () => bringBack(table.doc(), 'steps', id) })
  }
  const keepQuestions = () => {
    const words = draft()
    if (words !== null) writeQuestions(table.doc(), props.step, words)
    setDraft(null)
  }
  return (
    <div class={styles['editor']}>
      <SharedField label={t('stepText', { n: props.n })} value={props.step.text} maxlength={300} onText={(text) => write(table.doc(), 'steps', props.step.id, 'text', text)} />
      <div class={styles['tools']}>
        <Minutes root="steps" row={props.step} title={props.step.text} />
        <select class={styles['select']} aria-label={t('stepMode')} onChange={(event) => set({ mode: event.currentTarget.value })}>
          <For each={modes}>{(mode) => <option value={mode} selected={mode === props.step.mode}>{t(modeWords[mode])}</option>}</For>
        </select>
        <select class={styles['select']} aria-label={t('stepBoard')} onChange={(event) => set({ board: event.currentTarget.value })}>
          <For each={boards}>{(board) => <option value={board} selected={board === props.step.board}>{t(board)}</option>}</For>
        </select>
        <IconButton label={t('remove', { title: props.step.text })} icon={trashIcon} onClick={remove} />
      </div>
      <TextArea
        label={t('questions')} rows={2} value={draft() ?? props.step.questions.map((one) => one.text).join('\n')} onText={setDraft} onBlur={keepQuestions}
      />
      <Show when={props.step.questions.length > 0}><Levels step={props.step} /></Show>
    </div>
  )
}

/** How deep each question goes, chosen from three levels or none. */
function Levels(props: { step: Step }): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  const words = useLevelWords()
  const set = (at: number, level: string) => setLevel(table.doc(), props.step, at, levels.find((one) => one === level) ?? null)
  return (
    <div class={styles['levels']}>
      <For each={props.step.questions}>{(question, at) => (
        <label>
          <span>{question.text}</span>
          <select class={styles['select']} aria-label={t('levelOf', { text: question.text })} onChange={(event) => set(at(), event.currentTarget.value)}>
            <option value="">{t('noLevel')}</option>
            <For each={levels}>{(level: Level) => <option value={level} selected={level === question.level}>{words(level)}</option>}</For>
          </select>
        </label>
      )}</For>
    </div>
  )
}
