/* The list of those who are expected: pasted, or read from a file on this device, and sent as names only. */
import { Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import { Button, TextArea, checkIcon } from '../../ui/index.ts'
import { readRoster } from './roster.ts'

/** A list longer than this is not one of names. */
const MOST_BYTES = 200_000

export function RosterSheet(props: { onDone: () => void }): JSX.Element {
  const t = useText(people)
  const meeting = useMeeting()
  const act = useAct()
  const [text, setText] = createSignal(meeting.state().roster.map((one) => [one.name, one.detail].filter(Boolean).join('; ')).join('\n'))
  const names = createMemo(() => readRoster(text()))
  const read = async (file: File | undefined) => { if (file && file.size <= MOST_BYTES) setText(await file.text()) }
  const save = async () => {
    const list = names().map(({ name, detail }) => ({ name, ...(detail !== '' && { detail }) }))
    if (await act({ type: 'roster.set', names: list })) props.onDone()
  }
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <TextArea label={t('rosterList')} hint={t('rosterHint')} rows={8} value={text()} onText={setText} spellcheck={false} />
      <label class="button button-secondary">
        <input type="file" accept=".csv,.txt,text/csv,text/plain" class="visually-hidden" onChange={(event) => void read(event.currentTarget.files?.[0])} />
        {t('rosterFile')}
      </label>
      <Show when={names().length > 0}><p class="lead" role="status">{t('rosterCount', { n: names().length })}</p></Show>
      <Button type="submit" icon={checkIcon}>{t('rosterSave')}</Button>
    </form>
  )
}
