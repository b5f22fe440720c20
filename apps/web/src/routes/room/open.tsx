/*
 * The open meeting: the places and how they stand at each width. On a phone one is seen; on a tablet one beside the floor, with the
 * agenda as a drawer; on a desktop the agenda, the middle, and floor, agreements and people, and for the secretary the acta beside the
 * middle. The step and its question head whatever is in the middle.
 */
import { inBreak } from '@acta-viva/model/record'
import { For, Show, Suspense, createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { StepHeader } from '../../features/agenda/index.tsx'
import { room } from '../../i18n/es/room.ts'
import { hour, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, ClockDigits, Pill, agendaIcon, forwardIcon, type Tab } from '../../ui/index.ts'
import { createMedia } from './device.ts'
import { spots, tabOf, type Spot } from './following.ts'
import { AgreementList, PeoplePanel, Place, Presented, RowOfTabs, Veil } from './places.tsx'
import styles from './room.module.css'
import type { Walk } from './walk.ts'

const short = (text: string) => (text.length <= 26 ? text : `${text.slice(0, 25).trimEnd()}…`)

type Width = 'phone' | 'tablet' | 'desktop' | 'split'
/** What stands at the side (the agenda of a tablet in its drawer), so that the middle never shows it a second time. */
const beside: Record<Width, readonly Spot[]> = { phone: [], tablet: ['agenda', 'floor'], desktop: ['agenda', 'floor'], split: ['agenda', 'floor', 'acta'] }

export function Open(props: { walk: Walk }): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  const table = useTable()
  const wide = createMedia('(min-width: 68.75rem)')
  const middle = createMedia('(min-width: 48rem)')
  const widest = createMedia('(min-width: 75rem)')
  const width = createMemo<Width>(() => (!middle() ? 'phone' : !wide() ? 'tablet' : widest() && meeting.state().roles.secretary === meeting.me ? 'split' : 'desktop'))
  const desk = () => width() === 'desktop' || width() === 'split'
  const spot = () => props.walk.where().spot
  /** What the middle shows: what stands at the side anyway leaves the middle as it was. */
  const centre = createMemo<Spot>((before) => {
    const side = beside[width()]
    return side.includes(spot()) ? (side.includes(before) ? 'ideas' : before) : spot()
  }, 'ideas')
  const drawer = () => width() === 'tablet' && spot() === 'agenda'
  const shut = () => (beside.tablet.includes(props.walk.home()) ? props.walk.back() : props.walk.go(centre()))
  const shown = (one: Spot) => centre() === one || (one === 'agenda' && width() === 'tablet' ? drawer() : beside[width()].includes(one))
  const label = (one: Spot) => t(one)
  const tabs = (): Tab<Spot>[] => spots.filter((one) => !beside[width()].includes(one)).map((one) => ({ id: one, label: label(one) }))
  const faces = (): Spot[] => spots.filter((one) => tabOf[one] === tabOf[centre()])
  const title = () => meeting.state().step?.text || table.blocks().find((one) => one.id === meeting.state().block)?.title || t('now')
  /** On a phone whoever speaks and waits comes first. */
  const talking = createMemo(() => meeting.state().turn !== null || meeting.state().queue.length > 0)
  const quiet = () => centre() === 'ideas' && meeting.state().step?.mode !== 'teams'
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a phone it scrolls: where no button stands in it, the keyboard could not
    <div class={styles['open']} tabindex={width() === 'phone' ? 0 : undefined} data-width={width()} data-centre={centre()} data-editing={props.walk.editing() ? '' : undefined}>
      <Show when={width() !== 'phone'}><div class={styles['tabs']}>
        <Show when={width() === 'tablet'}><Button kind="quiet" icon={agendaIcon} aria-expanded={drawer()} onClick={() => (drawer() ? shut() : props.walk.go('agenda'))}>{label('agenda')}</Button></Show>
        <RowOfTabs label={t('places')} tabs={tabs()} value={centre()} onChange={(one) => props.walk.go(one)} />
      </div></Show>
      <div class={styles['top']}>
        <Show when={props.walk.astray()}>
          <div class={styles['astray']}><Pill tone="accent" icon={forwardIcon} onPress={() => props.walk.back()}>{t('back', { title: short(title()) })}</Pill></div>
        </Show>
        <Show when={inBreak(meeting.state())}><Break /></Show>
        <Show when={centre() !== 'acta' && !inBreak(meeting.state()) && (width() !== 'phone' || centre() !== 'agenda')}><StepHeader quiet={quiet()} /></Show>
        <Show when={centre() === (width() === 'phone' ? 'floor' : 'ideas') && !inBreak(meeting.state()) && !(width() === 'phone' && talking())}><Presented /></Show>
        <Show when={width() === 'phone' && faces().length > 1}>
          <div class={styles['faces']} role="group" aria-label={t(tabOf[centre()] === 'board' ? 'boardFace' : 'actaFace')}>
            <For each={faces()}>{(one) => (
              <button type="button" class={styles['faceButton']} aria-pressed={centre() === one} onClick={() => props.walk.go(one)}>{label(one)}</button>
            )}</For>
          </div>
        </Show>
      </div>
      <For each={spots}>{(one) => (
        <Place spot={one} walk={props.walk} shown={shown(one)} class={styles['place']} label={label(one)} tabpanel={width() !== 'phone' && !beside[width()].includes(one)} />
      )}</For>
      <Show when={drawer()}><Veil label={t('shutAgenda')} onShut={shut} /></Show>
      <Show when={desk()}>
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
          <ClockDigits ms={meeting.timed() ? until() - meeting.now() : null} size="big" label={t('breakLeft')} />
        </>
      )}</Show>
    </div>
  )
}
