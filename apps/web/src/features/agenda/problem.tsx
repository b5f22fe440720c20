/* The problem the meeting works on: one sentence, a figure or a link, and a photo if somebody brought one. Heads the block that asks why. */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { PhotoLink } from '../../parts/evidence/photo-link.tsx'
import styles from './agenda.module.css'

const address = (text: string): string | undefined => /https?:\/\/\S+/.exec(text)?.[0]

export function Problem(): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  /** A photo that was taken away from the evidence is no longer shown here either. */
  const photo = () => meeting.state().evidence.find((one) => one.kind === 'photo' && !one.removed && one.ref === table.data().problemPhoto)
  const data = () => table.data().problemData.trim()
  return (
    <div class={styles['problem']}>
      <p><strong>{t('problem')}:</strong> {table.data().problem}</p>
      <Show when={data()}>
        <Show when={address(data())} fallback={<p class={styles['soft']}>{data()}</p>}>
          {(url) => <p class={styles['soft']}><a href={url()} target="_blank" rel="noopener noreferrer nofollow">{data()}</a></p>}
        </Show>
      </Show>
      <Show when={photo()}>{(one) => <PhotoLink upload={one().ref} title={one().title} />}</Show>
    </div>
  )
}
