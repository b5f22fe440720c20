/*
 * How deep the question on the screen goes, as a small word beside it: how it is done, what for, whom it serves. Everybody sees it,
 * so that going deeper is something the group does together. A question nobody gave a level says nothing.
 */
import { levelNames, levelOf } from '@acta-viva/model/guides'
import type { Level } from '@acta-viva/model/documents'
import { Show, createMemo, type Accessor } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../i18n/es/agenda.ts'
import { useI18n, useText } from '../i18n/index.ts'
import { useMeeting, useTable } from '../live/index.ts'

/** The level of the question everybody is asked now. */
export function createLevel(): Accessor<Level | null> {
  const meeting = useMeeting()
  const table = useTable()
  return createMemo(() => {
    const { step, question } = meeting.state()
    const own = table.step(step?.id ?? '')?.questions ?? []
    return question === null ? null : levelOf(question.text, [...own, ...own.map((one) => ({ ...one, text: table.asked(one.text) }))])
  })
}

export function useLevelWords(): (level: Level) => string {
  const t = useText(agenda)
  const i18n = useI18n()
  return (level) => {
    const { name, asks } = levelNames[level]
    return t('level', { name: name[i18n.language()], asks: asks[i18n.language()] })
  }
}

export function QuestionLevel(): JSX.Element {
  const words = useLevelWords()
  const level = createLevel()
  return <Show when={level()}>{(now) => <p class="lead" data-level={now()}>{words(now())}</p>}</Show>
}
