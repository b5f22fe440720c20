/* Whether this device says the warnings of time with a sound: its person's choice, for every meeting, heard at once when it is made. */
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { openTones, soundWanted, wantSound } from '../../device/tones.ts'
import { menu } from '../../i18n/es/menu.ts'
import { useText } from '../../i18n/index.ts'

export function SoundChoice(props: { class: string | undefined }): JSX.Element {
  const t = useText(menu)
  const play = openTones()
  const [wanted, setWanted] = createSignal(soundWanted())
  const choose = (on: boolean) => {
    wantSound(on)
    setWanted(on)
    play('soon')
  }
  return (
    <label class={props.class}>
      <input type="checkbox" checked={wanted()} onChange={(event) => choose(event.currentTarget.checked)} />
      <span>{t('sound')}<br /><span class="lead">{t('soundHint')}</span></span>
    </label>
  )
}
