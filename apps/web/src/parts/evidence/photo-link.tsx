/*
 * A photo of the meeting that costs nothing until somebody wants to see it: a line that says what it shows, and the picture under it
 * after a tap. Never fetched ahead.
 */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { evidence } from '../../i18n/es/evidence.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, cameraIcon } from '../../ui/index.ts'
import styles from './evidence.module.css'

/** `upload` is the id the server gave the photo; `title` says what is on it. */
export function PhotoLink(props: { upload: string; title: string }): JSX.Element {
  const t = useText(evidence)
  const meeting = useMeeting()
  const [open, setOpen] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  const toggle = () => { setFailed(false); setOpen(!open()) }
  return (
    <>
      <Button kind="quiet" icon={cameraIcon} aria-expanded={open()} onClick={toggle}>{t(open() ? 'hidePhoto' : 'openPhoto', { title: props.title })}</Button>
      <Show when={open()}>
        <Show when={!failed()} fallback={<p role="status">{t('photoGone')}</p>}>
          <img
            class={styles['photo']} alt={props.title} src={`/api/meetings/${encodeURIComponent(meeting.id)}/uploads/${encodeURIComponent(props.upload)}`}
            onError={() => setFailed(true)}
          />
        </Show>
      </Show>
    </>
  )
}
