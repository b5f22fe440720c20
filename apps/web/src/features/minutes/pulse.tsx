/* The closing pulse: three short questions after conformity. Sent without a name, to an address that keeps none. */
import { pulseFaces, pulseQuestions } from '@acta-viva/model/guides'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { deviceStorage } from '../../device/storage.ts'
import { Button, Choice, Field, Notice, sendIcon } from '../../ui/index.ts'

export function Pulse(): JSX.Element {
  const t = useText(minutes)
  const { language } = useI18n()
  const meeting = useMeeting()
  const storage = deviceStorage()
  const key = `pulse/${meeting.id}`
  const questions = pulseQuestions.filter((question) => question.byDefault)
  const [face, setFace] = createSignal<number | null>(null)
  const [words, setWords] = createSignal<Record<string, string>>({})
  const [state, setState] = createSignal<'open' | 'sent' | 'failed'>(storage.read(key) === true ? 'sent' : 'open')
  const send = async () => {
    if (face() === null) return
    const done = await call('POST', `/api/meetings/${encodeURIComponent(meeting.id)}/pulse`, () => true, { body: { face: face(), ...words() } })
    setState(done.ok ? 'sent' : 'failed')
    if (done.ok) storage.write(key, true)
  }
  return (
    <Show when={state() !== 'sent'} fallback={<Notice tone="good" live>{t('pulseSent')}</Notice>}>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
        <h3>{t('pulse')}</h3>
        <p class="lead">{t('pulseHint')}</p>
        <For each={questions}>{(question) => (
          <Show when={question.kind === 'faces'} fallback={<Field label={question.text[language()]} maxlength={300} onText={(text) => setWords((all) => ({ ...all, [question.id]: text }))} />}>
            <Choice
              label={question.text[language()]} options={pulseFaces.map((one, at) => ({ value: at + 1, label: one[language()] }))}
              value={face()} onChange={setFace}
            />
          </Show>
        )}</For>
        <Show when={state() === 'failed'}><Notice tone="warn" live>{t('pulseFailed')}</Notice></Show>
        <Button type="submit" icon={sendIcon} aria-disabled={face() === null ? 'true' : undefined}>{t('pulseSend')}</Button>
      </form>
    </Show>
  )
}
