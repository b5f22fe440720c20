/* After asking, never before: what kind of word it is and what about. Each is optional; the place in the queue is already ours. */
import type { TurnKind } from '@acta-viva/model/record'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, Choice, Field, type Option } from '../../ui/index.ts'

const LONGEST_SUBJECT = 60

export function AskedDetails(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const [draft, setDraft] = createSignal<string | null>(null)
  const mine = () => meeting.state().queue.find((one) => one.person === meeting.me)
  const speaker = () => meeting.state().turn?.person
  const options = (): Option<TurnKind>[] => {
    const now = speaker()
    const other = now !== undefined && now !== meeting.me
    return [
      { value: 'contribution', label: t('contribution') }, { value: 'question', label: t('question') },
      ...(other ? [{ value: 'answer' as const, label: t('answer', { name: meeting.state().people[now]?.name ?? '' }) }] : []),
      { value: 'order', label: t('order') },
    ]
  }
  const keep = () => {
    const subject = draft()?.trim()
    if (subject !== undefined && subject !== mine()?.subject) void act({ type: 'turn.request', subject })
    setDraft(null)
  }
  return (
    <Show when={mine()}>{(asked) => (
      <div class="stack">
        <Choice
          label={t('kind')} hideLabel options={options()} value={asked().kind}
          onChange={(kind) => void act({ type: 'turn.request', kind, ...(kind === 'answer' && speaker() ? { to: speaker() } : {}) })}
        />
        <form onSubmit={(event) => { event.preventDefault(); keep() }}>
          <Field label={t('subject')} hint={t('subjectHint')} value={draft() ?? asked().subject} maxlength={LONGEST_SUBJECT} onText={setDraft} onBlur={keep} enterkeyhint="done" />
          <Show when={draft() !== null}><Button type="submit" kind="quiet">{t('send')}</Button></Show>
        </form>
      </div>
    )}</Show>
  )
}
