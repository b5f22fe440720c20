/*
 * Reading the acta aloud before people leave: one section at a time in large text, the secretary turns the page and every phone follows.
 * Anybody taps a place to suggest a correction.
 */
import { missingPoints, sectionKeys, type MissingPoint } from '@acta-viva/model/minutes'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, backIcon, forwardIcon } from '../../ui/index.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { createActa } from './acta.ts'
import { CloseButton } from './close-button.tsx'
import { Corrections, Suggest } from './correct.tsx'
import { LinesView, type Picked } from './lines-view.tsx'
import { Missing } from './missing.tsx'
import styles from './minutes.module.css'
import { NextMeeting } from './next-card.tsx'
import { TakeUp } from './take-up.tsx'

const LAST = sectionKeys.length

export function ReadBack(props: { onGo?: (point: MissingPoint) => void }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const acta = createActa()
  const [picked, setPicked] = createSignal<Picked | null>(null)
  const n = () => meeting.state().readback ?? 1
  const lead = () => meeting.may('readback.show')
  const turn = (section: number | null) => void act({ type: 'readback.show', section })
  const blocked = () => missingPoints(acta.minutes(), meeting.state().gaps).filter((point) => point.blocks).map((point) => (point.key === 'purpose' ? t('pointPurpose') : t('pointData')))
  return (
    <section class={styles['readback']} aria-labelledby="readback-title">
      <h2 id="readback-title">{t('readback')}</h2>
      <p aria-live="polite">{t('section', { n: n() })}</p>
      <ProgressBar label={t('readback')} value={n() / LAST} text={t('section', { n: n() })} />
      <Show when={n() < LAST && meeting.may('minutes.correct')}><p class="lead">{t('tapToSuggest')}</p></Show>
      <div class={styles['large']}>
        <LinesView lines={acta.lines().filter((line) => line.section === n())} top={3} onPick={setPicked} pickLabel={t('suggest')} />
      </div>
      <Show when={n() === 14 && meeting.may('next.plan')}><NextMeeting /></Show>
      <Show when={lead()}>
        <div class="row">
          <Button icon={backIcon} aria-disabled={n() <= 1 ? 'true' : undefined} onClick={() => { if (n() > 1) turn(n() - 1) }}>{t('previousSection')}</Button>
          <Show when={n() < LAST}><Button icon={forwardIcon} onClick={() => turn(n() + 1)}>{t('nextSection')}</Button></Show>
          <Button kind="quiet" onClick={() => turn(null)}>{t('stopReadback')}</Button>
        </div>
      </Show>
      <Show when={lead() && n() >= LAST}><Missing minutes={acta.minutes()} onGo={props.onGo} /></Show>
      <Corrections section={n()} />
      <Show when={meeting.may('minutes.close') && n() >= LAST}><CloseButton blocked={blocked()} /></Show>
      <Suggest picked={picked()} onDone={() => setPicked(null)}><TakeUp picked={picked()} onDone={() => setPicked(null)} /></Suggest>
    </section>
  )
}
