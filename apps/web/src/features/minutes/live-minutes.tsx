/* The acta as it grows: all sections (an empty one says itself who fills it); for the lead team also what is missing, and closing. */
import { missingPoints, sectionKeys, type MissingPoint, type SectionKey } from '@acta-viva/model/minutes'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, playIcon } from '../../ui/index.ts'
import { createActa } from './acta.ts'
import { CloseButton } from './close-button.tsx'
import { Corrections, Suggest } from './correct.tsx'
import { LinesView, type Picked } from './lines-view.tsx'
import { Missing } from './missing.tsx'
import styles from './minutes.module.css'
import { NextMeeting } from './next-card.tsx'
import { LastSaid, TakeUp } from './take-up.tsx'
import { ReturnedWords } from './returned.tsx'

export function LiveMinutes(props: { onGo?: (point: MissingPoint) => void }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const acta = createActa()
  const [picked, setPicked] = createSignal<Picked | null>(null)
  const inMeeting = () => meeting.state().phase === 'open' || meeting.state().phase === 'ended'
  const sectionLines = (n: number) => acta.lines().filter((line) => line.section === n)
  const status = (key: SectionKey) => (key === 'conformities' ? acta.minutes().conformities : acta.minutes().sections[key])
  const blocked = () => missingPoints(acta.minutes(), meeting.state().gaps).filter((point) => point.blocks).map((point) => (point.key === 'purpose' ? t('pointPurpose') : t('pointData')))
  return (
    <section class={styles['acta']} aria-labelledby="acta-title">
      <h2 id="acta-title">{t('live')}</h2>
      <p class="lead">{t('liveHint')}</p>
      <ReturnedWords />
      <LastSaid />
      <Show when={inMeeting() && meeting.may('readback.show')}>
        <div class="row"><Button icon={playIcon} onClick={() => void act({ type: 'readback.show', section: 1 })}>{t('startReadback')}</Button></div>
        <Missing minutes={acta.minutes()} onGo={props.onGo} />
        <NextMeeting />
      </Show>
      <Corrections />
      <For each={sectionKeys}>{(key, index) => (
        <section class={styles['section']} data-status={status(key).status}>
          <LinesView lines={sectionLines(index() + 1)} top={3} {...(inMeeting() && meeting.may('minutes.correct') ? { onPick: setPicked } : {})} pickLabel={t('suggest')} />
        </section>
      )}</For>
      <Show when={inMeeting() && meeting.may('minutes.close')}><CloseButton blocked={blocked()} /></Show>
      <Suggest picked={picked()} onDone={() => setPicked(null)}><TakeUp picked={picked()} onDone={() => setPicked(null)} /></Suggest>
    </section>
  )
}
