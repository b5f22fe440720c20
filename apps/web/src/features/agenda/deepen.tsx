/* Going deeper: one question of the next level from the bank, shown to everybody only when the lead team says so. */
import { deepen } from '@acta-viva/model/guides'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, Sheet } from '../../ui/index.ts'
import styles from './agenda.module.css'
import { createLevel, useLevelWords } from '../../parts/question-level.tsx'

export function Deepen(): JSX.Element {
  const t = useText(agenda)
  const i18n = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const [open, setOpen] = createSignal(false)
  const [passed, setPassed] = createSignal<readonly string[]>([])
  const level = createLevel()
  const words = useLevelWords()
  const offer = () => deepen(level(), passed())
  const pass = (id: string) => setPassed((all) => [...all, id])
  const show = async (id: string, text: string) => {
    const step = meeting.state().step
    if (step === null) return
    setOpen(false)
    if (await act({ type: 'question.show', step: step.id, question: meeting.state().question?.index ?? 0, text })) pass(id)
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>{t('deepen')}</Button>
      <Sheet open={open()} title={t('deeper')} place="centre" onClose={() => setOpen(false)}>
        <Show when={offer()} keyed fallback={<p>{t('noDeeper')}</p>}>{(one) => (
          <>
            <p class={styles['soft']} data-level={one.level}>{words(one.level)}</p>
            <p class={styles['question']}>{one.text[i18n.language()]}</p>
            <div class="row">
              <Button onClick={() => void show(one.id, one.text[i18n.language()])}>{t('show')}</Button>
              <Button kind="quiet" onClick={() => pass(one.id)}>{t('another')}</Button>
            </div>
          </>
        )}</Show>
      </Sheet>
    </>
  )
}
