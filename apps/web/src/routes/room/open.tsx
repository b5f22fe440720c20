/*
 * The open meeting: the places and how they stand at each width. On a phone one is seen; on a tablet one beside the floor; on a desktop
 * the agenda, the middle, and floor, agreements and people. The step and its question head whatever is in the middle.
 */
import { inBreak } from '@acta-viva/model/record'
import { For, Show, Suspense, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { StepHeader } from '../../features/agenda/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { ClockDigits, Pill, forwardIcon, type Tab } from '../../ui/index.ts'
import { createMedia } from './device.ts'
import { spots, tabOf, type Spot } from './following.ts'
import { AgreementList, PeoplePanel, Place, RowOfTabs } from './places.tsx'
import styles from './room.module.css'
import type { Walk } from './walk.ts'

const short = (text: string) => (text.length <= 26 ? text : `${text.slice(0, 25).trimEnd()}…`)

type Width = 'phone' | 'tablet' | 'desktop'

export function Open(props: { walk: Walk }): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const table = useTable()
  const wide = createMedia('(min-width: 68.75rem)')
  const middle = createMedia('(min-width: 48rem)')
  const width = (): Width => (wide() ? 'desktop' : middle() ? 'tablet' : 'phone')
  const spot = () => props.walk.where().spot
  /** What the middle shows: what stands at the side anyway leaves the middle as it was. */
  const centre = createMemo<Spot>((before) => {
    const beside: Record<Width, readonly Spot[]> = { phone: [], tablet: ['floor'], desktop: ['agenda', 'floor'] }
    return beside[width()].includes(spot()) ? (beside[width()].includes(before) ? (width() === 'tablet' ? 'agenda' : 'ideas') : before) : spot()
  }, 'ideas')
  const shown = (one: Spot) => centre() === one || (one === 'floor' && width() !== 'phone') || (one === 'agenda' && width() === 'desktop')
  const label = (one: Spot) => t(one)
  const tabs = (): Tab<Spot>[] => spots
    .filter((one) => one !== 'floor' && !(width() === 'desktop' && one === 'agenda')).map((one) => ({ id: one, label: label(one) }))
  const faces = (): Spot[] => spots.filter((one) => tabOf[one] === tabOf[centre()])
  const title = () => meeting.state().step?.text || table.blocks().find((one) => one.id === meeting.state().block)?.title || t('now')
  const quiet = () => centre() === 'ideas' && meeting.state().step?.mode !== 'teams'
  return (
    <div class={styles['open']} data-width={width()} data-centre={centre()} data-editing={props.walk.editing() ? '' : undefined}>
      <Show when={width() !== 'phone'}><div class={styles['tabs']}><RowOfTabs label={t('places')} tabs={tabs()} value={centre()} onChange={(one) => props.walk.go(one)} /></div></Show>
      <div class={styles['top']}>
        <Show when={props.walk.astray()}>
          <div class={styles['astray']}><Pill tone="accent" icon={forwardIcon} onPress={() => props.walk.back()}>{t('back', { title: short(title()) })}</Pill></div>
        </Show>
        <Show when={inBreak(meeting.state())}><Break /></Show>
        <Show when={centre() !== 'acta' && !inBreak(meeting.state()) && (width() !== 'phone' || centre() !== 'agenda')}><StepHeader quiet={quiet()} /></Show>
        <Show when={width() === 'phone' && faces().length > 1}>
          <div class={styles['faces']} role="group" aria-label={t(tabOf[centre()] === 'board' ? 'boardFace' : 'actaFace')}>
            <For each={faces()}>{(one) => (
              <button type="button" class={styles['faceButton']} aria-pressed={centre() === one} onClick={() => props.walk.go(one)}>{label(one)}</button>
            )}</For>
          </div>
        </Show>
      </div>
      <For each={spots}>{(one) => (
        <Place spot={one} walk={props.walk} shown={shown(one)} class={styles['place']} label={label(one)} tabpanel={width() !== 'phone' && one !== 'floor' && !(width() === 'desktop' && one === 'agenda')} />
      )}</For>
      <Show when={width() === 'desktop'}>
        <div class={styles['beside']}>
          <AgreementList onOpen={() => props.walk.go('agreements')} />
          <Suspense><PeoplePanel /></Suspense>
        </div>
      </Show>
    </div>
  )
}

function Break(): JSX.Element {
  const t = useText(room)
  const i18n = useI18n()
  const meeting = useMeeting()
  return (
    <div class={styles['break']}>
      <h2>{t('break')}</h2>
      <Show when={meeting.state().breakUntil}>{(until) => (
        <>
          <p>{t('breakBack', { time: hour(until(), { locale: i18n.locale() }) })}</p>
          <ClockDigits ms={until() - meeting.now()} size="big" label={t('breakLeft')} />
        </>
      )}</Show>
    </div>
  )
}
