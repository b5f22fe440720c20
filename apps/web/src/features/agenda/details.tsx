/*
 * What the meeting is about, beside its agenda: purpose, problem, call. Texts are typed together; the rest is one tap. Only the lead
 * team gets here, and the questions take in the problem by themselves.
 */
import { setText, type MeetingData } from '@acta-viva/model/documents'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useTable } from '../../live/index.ts'
import { Choice, Field, Fold, SharedField, editIcon } from '../../ui/index.ts'
import { ProblemPhoto } from './problem-photo.tsx'

type Typed = 'title' | 'purpose' | 'topic' | 'problem' | 'problemData'
const fields = [['title', 160], ['purpose', 400], ['topic', 200], ['problem', 400], ['problemData', 400]] as const
const words = { title: 'meetingTitle', purpose: 'purpose', topic: 'topic', problem: 'problemStatement', problemData: 'problemData' } as const

export function Details(): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  const row = () => table.doc().getMap('meeting')
  const type = (key: Typed, text: string) => setText(table.doc(), row(), key, text)
  const set = <K extends keyof MeetingData>(key: K, value: MeetingData[K]) => { row().set(key, value) }
  const address = (text: string) => { if (text.trim() === '' || /^https?:\/\/\S+$/.test(text.trim())) set('callUrl', text.trim()) }
  return (
    <Fold title={t('details')} icon={editIcon}>
      <div class="stack">
        <For each={fields}>{([key, most]) => <div data-field={key}><SharedField label={t(words[key])} value={table.data()[key]} maxlength={most} onText={(text) => type(key, text)} /></div>}</For>
        <Show when={table.data().problem}><ProblemPhoto /></Show>
        <Field label={t('callUrl')} type="url" inputmode="url" maxlength={500} value={table.data().callUrl} onText={address} />
        <Choice
          label={t('callLimit')} value={table.data().callLimit ?? 0} onChange={(minutes) => set('callLimit', minutes === 0 ? null : minutes)}
          options={[{ value: 0, label: t('noLimit') }, ...[40, 60].map((n) => ({ value: n, label: t('min', { n }) }))]}
        />
        <Choice
          label={t('labels')} value={table.data().labels} onChange={(labels) => set('labels', labels)}
          options={[{ value: 'school', label: t('school') }, { value: 'network', label: t('network') }]}
        />
      </div>
    </Fold>
  )
}
