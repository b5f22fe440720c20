/*
 * Choosing or taking a photo: made small on this device before a byte of it is sent, and said plainly when it cannot be.
 */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { evidence } from '../../i18n/es/evidence.ts'
import { useText } from '../../i18n/index.ts'
import { Notice, cameraIcon } from '../../ui/index.ts'
import { LARGEST_FILE, reducePhoto } from './photo.ts'

/** Calls `onPhoto` with at most 200 kB of JPEG, or with null when the file was no picture this browser can read, or too large to open. */
export function PickPhoto(props: { label: string; onPhoto: (photo: Blob | null, name: string) => void }): JSX.Element {
  const t = useText(evidence)
  const [stand, setStand] = createSignal<'idle' | 'reducing' | 'failed' | 'large'>('idle')
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > LARGEST_FILE) {
      setStand('large')
      props.onPhoto(null, '')
      return
    }
    setStand('reducing')
    const small = await reducePhoto(file)
    setStand(small === null ? 'failed' : 'idle')
    props.onPhoto(small, small === null ? '' : file.name)
  }
  return (
    <>
      <label class="button button-secondary">
        <input type="file" accept="image/*" class="visually-hidden" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
        {props.label}
      </label>
      <Show when={stand() === 'reducing'}><Notice icon={cameraIcon} live>{t('reducing')}</Notice></Show>
      <Show when={stand() === 'failed' || stand() === 'large'}><Notice tone="warn" live>{t(stand() === 'large' ? 'photoLarge' : 'photoFailed')}</Notice></Show>
    </>
  )
}
