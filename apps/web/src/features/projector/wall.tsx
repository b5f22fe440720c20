/*
 * The wall: legible from the last row and through a video call's blur. One sentence in the largest type, one big clock, who speaks
 * and who is next. Nothing on it can be pressed but full screen and the theme, which stay out of sight until the mouse moves.
 */
import { blockClock, meetingClock, speakerClock, writers } from '@acta-viva/model/record'
import { For, Match, Show, Switch, createMemo, onCleanup } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { keepAwake } from '../../device/keep-awake.ts'
import { everybodysKey, everybodysLink } from '../../device/everybodys-link.ts'
import { projector } from '../../i18n/es/projector.ts'
import { clockText, hour, moment, useI18n, useText } from '../../i18n/index.ts'
import { after, useMeeting, useTable } from '../../live/index.ts'
import { ClockDigits, Icon, IconButton, QrCode, ThemeAndLanguage, infoIcon, offlineIcon } from '../../ui/index.ts'
import { createFreshness } from './freshness.ts'
import {
  consultCounts, hereIn, nextThree, normNow, placeOf, readyIn, sceneOf, sentenceOf, sizeOf, speakerName,
} from './scene.ts'
import styles from './projector.module.css'

const fullIcon = 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15'

/** Keeps the screen awake for the life of the wall. */
function stayAwake(): void {
  onCleanup(keepAwake({ page: document, wakeLock: 'wakeLock' in navigator ? navigator.wakeLock : undefined }))
}

function fullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void document.documentElement.requestFullscreen().catch(() => undefined) // refused by the browser: stays in its window
}

export function Wall(): JSX.Element {
  const t = useText(projector)
  const meeting = useMeeting()
  const table = useTable()
  stayAwake()
  const stale = createFreshness(() => meeting.traffic().down, { monotonic: () => performance.now(), after })
  const scene = createMemo(() => sceneOf(meeting.state()))
  const agreements = createCount()
  const norm = () => normNow(meeting.state(), meeting.now())
  return (
    <main class={styles['wall']} data-scene={scene()}>
      <header class={styles['head']}>
        <Heading />
        <div class={styles['state']}>
          <div class={styles['controls']}><IconButton label={t('full')} icon={fullIcon} onClick={fullScreen} /><ThemeAndLanguage /></div>
          <div role="status">
            <Show when={stale() || meeting.line().at === 'ended'}>
              <p class={styles['stale']}><Icon of={offlineIcon} size={34} />{t(meeting.line().at === 'ended' ? 'over' : 'stale')}</p>
            </Show>
          </div>
        </div>
      </header>
      <section class={styles['main']}>
        <Switch fallback={<Question />}>
          <Match when={scene() === 'before'}><Before /></Match>
          <Match when={scene() === 'break'}><Break /></Match>
          <Match when={scene() === 'ended' || scene() === 'closed'}><Over /></Match>
        </Switch>
      </section>
      <aside class={styles['side']}><Clocks /></aside>
      <footer class={styles['foot']}>
        <Show when={norm()} fallback={<Facts agreements={agreements()} title={table.data().title} />}>{(text) => (
          <p class={styles['norm']} role="status"><Icon of={infoIcon} size={40} /><span><strong>{t('norm')}</strong> {text()}</span></p>
        )}</Show>
      </footer>
    </main>
  )
}

function createCount(): Accessor<number> {
  const table = useTable()
  return createMemo(() => table.agreements().filter((one) => one.state === 'registered').length)
}

function Heading(): JSX.Element {
  const t = useText(projector)
  const meeting = useMeeting()
  const table = useTable()
  const run = () => meeting.state().blocks[meeting.state().block ?? '']
  const title = () => {
    const id = meeting.state().block
    return id === null ? table.data().title : table.blocks().find((one) => one.id === id)?.title ?? run()?.title ?? ''
  }
  const place = () => placeOf(table.blocks(), meeting.state().block)
  return (
    <h1 class={styles['title']}>
      <Show when={place() > 0}><span class={styles['place']}>{t('place', { n: place(), of: table.blocks().length })}</span> </Show>
      {title()}
    </h1>
  )
}

function Question(): JSX.Element {
  const t = useText(projector)
  const meeting = useMeeting()
  const table = useTable()
  const block = () => table.blocks().find((one) => one.id === meeting.state().block)
  const sentence = createMemo(() => {
    const { readback } = meeting.state()
    return readback === null ? table.asked(sentenceOf(meeting.state(), table.data(), block())) : t('readback', { n: readback })
  })
  const step = () => {
    const text = meeting.state().consult ? t('consult') : meeting.state().step?.text ?? ''
    return text === sentence() ? '' : text
  }
  const counts = createMemo(() => consultCounts(meeting.state()))
  const ready = createMemo(() => readyIn(meeting.state()))
  return (
    <>
      <Show when={step()}><p class={styles['step']}>{step()}</p></Show>
      <p class={styles['question']} data-size={sizeOf(sentence())}>{sentence()}</p>
      <Show when={counts()}>{(now) => (
        <p class={styles['counts']} data-digits>
          <span>{t('agree', { n: now().agree })}</span><span>{t('doubts', { n: now().doubts })}</span>
          <span>{t('disagree', { n: now().disagree })}</span>
        </p>
      )}</Show>
      <Show when={ready() !== null}><p class={styles['counts']} data-digits>{t('ready', { n: ready() ?? 0, of: writers(meeting.state()) })}</p></Show>
    </>
  )
}

function Before(): JSX.Element {
  const t = useText(projector)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const starts = () => table.data().startsAt
  return (
    <>
      <Show when={starts() !== null}><p class={styles['step']}>{moment(starts() ?? 0, { locale: i18n.locale() }, meeting.now())}</p></Show>
      <p class={styles['question']} data-size={sizeOf(table.data().purpose || t('soon'))}>{table.data().purpose || t('soon')}</p>
      <p class={styles['counts']} data-digits>{t('here', { n: hereIn(meeting.state()) })}</p>
    </>
  )
}

function Break(): JSX.Element {
  const t = useText(projector)
  const i18n = useI18n()
  const meeting = useMeeting()
  const until = () => meeting.state().breakUntil
  return (
    <>
      <p class={styles['step']}>{t('break')}</p>
      <p class={styles['question']} data-size="xl">
        {until() === null ? t('breakOpen') : t('breakUntil', { time: hour(until() ?? 0, { locale: i18n.locale() }) })}
      </p>
    </>
  )
}

function Over(): JSX.Element {
  const t = useText(projector)
  const meeting = useMeeting()
  const version = () => meeting.state().versions.at(-1)
  const closed = () => meeting.state().phase === 'closed' && version() !== undefined
  const code = () => `${String(version()?.number ?? 0).padStart(2, '0')}-${version()?.year ?? ''}`
  return (
    <>
      <p class={styles['question']} data-size="xl">{closed() ? t('closed', { code: code() }) : t('ended')}</p>
      <Show when={closed()} fallback={<p class={styles['counts']}>{t('endedNext')}</p>}>
        <p class={styles['counts']} data-digits>{t('conformities', { n: Object.keys(meeting.state().confirmations).length })}</p>
      </Show>
    </>
  )
}

function Clocks(): JSX.Element {
  const t = useText(projector)
  const meeting = useMeeting()
  const block = createMemo(() => blockClock(meeting.state(), meeting.now()))
  const speaker = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  const pause = () => {
    const { breakUntil } = meeting.state()
    return sceneOf(meeting.state()) === 'break' && breakUntil !== null ? breakUntil - meeting.now() : null
  }
  const next = createMemo(() => nextThree(meeting.state()))
  return (
    <>
      <Show when={pause() !== null} fallback={<Show when={block()}>{(now) => (
        <p class={styles['clock']} data-long={meeting.timed() && clockText(now().remaining).length > 5 ? '' : undefined}>
          <ClockDigits ms={meeting.timed() ? now().remaining : null} paused={!now().running} soon={now().remaining <= 60_000} label={t('blockClock')} />
        </p>
      )}</Show>}>
        <p class={styles['clock']}><ClockDigits ms={meeting.timed() ? pause() : null} label={t('break')} /></p>
      </Show>
      <Show when={speaker()}>{(now) => (
        <div class={styles['speaker']}>
          <p class={styles['label']}>{t('speaks')}</p>
          <p class={styles['name']}>{speakerName(meeting.state())}</p>
          <p class={styles['turn']}>
            <ClockDigits ms={meeting.timed() ? now().remaining : null} paused={!now().running} soon={now().warning !== 'none'} label={t('turnClock')} />
          </p>
        </div>
      )}</Show>
      <Show when={next().length > 0}>
        <div class={styles['next']}>
          <p class={styles['label']}>{t('next')}</p>
          <ol class={styles['names']}><For each={next()}>{(name) => <li>{name}</li>}</For></ol>
        </div>
      </Show>
    </>
  )
}

function Facts(props: { agreements: number; title: string }): JSX.Element {
  const t = useText(projector)
  const i18n = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const link = () => (everybodysKey(meeting.id) === '' ? '' : everybodysLink(meeting.id))
  const end = createMemo(() => meetingClock(meeting.state(), table.plan(), meeting.now()).projectedEnd)
  return (
    <>
      <Show when={link()}>{(text) => <div class={styles['qr']}><QrCode text={text()} label={t('qr')} /></div>}</Show>
      <div class={styles['facts']}>
        <Show when={link()}><p>{t('scan')}</p></Show>
        <p data-digits>
          <span>{t('agreements', { n: props.agreements })}</span>
          <Show when={meeting.timed() && end() !== null && meeting.state().phase === 'open'}>
            {' · '}<span>{t('end', { time: hour(end() ?? 0, { locale: i18n.locale() }) })}</span>
          </Show>
        </p>
        <Show when={meeting.state().block !== null}><p class={styles['meeting']}>{props.title}</p></Show>
      </div>
    </>
  )
}
