/*
 * After closing: the acta everybody reads, conformities counting up, what each one has to do, and the files.
 * Nothing here can be written but conformity, corrections and, for the secretary or coordinator, reopening with a reason.
 */
import { textsFor, whatsapp } from '@acta-viva/model/minutes'
import { came, primaryAction, takesConformity } from '@acta-viva/model/record'
import { For, Show, createEffect, createSignal, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { readFollowing, type Following } from '../../api/meetings.ts'
import { everybodysLink } from '../../device/everybodys-link.ts'
import { knownMeeting } from '../../device/known-meetings.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { day, lima, moment, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, Field, LinkButton, Notice, actaIcon, calendarIcon, checkIcon, downloadIcon, messageIcon, undoIcon } from '../../ui/index.ts'
import { createActa } from './acta.ts'
import { Corrections, Suggest } from './correct.tsx'
import { LinesView, type Picked } from './lines-view.tsx'
import { calendarOf, dutiesOf } from './mine.ts'
import styles from './minutes.module.css'
import { Changes, Days } from './days.tsx'
import { NextDraft } from './next-draft.tsx'
import { Pulse } from './pulse.tsx'
import { PulseSummary } from './pulse-summary.tsx'
import { ReturnedWords } from './returned.tsx'
import { Versions } from './versions.tsx'

const more = [
  ['minutes.md', 'markdown'], ['minutes.html', 'html'], ['minutes.json', 'json'], ['agreements.csv', 'csv'], ['attendance.csv', 'attendanceCsv'],
] as const

export function ClosedMinutes(): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const acta = createActa()
  const [picked, setPicked] = createSignal<Picked | null>(null)
  const version = () => meeting.state().versions.at(-1)
  const sections = () => acta.minutes().sections
  const confirmed = () => meeting.state().confirmations[meeting.me] !== undefined
  const open = () => takesConformity(meeting.state(), meeting.now()) && came(meeting.state(), meeting.me) && meeting.may('minutes.confirm')
  /** The room's own button says it already. */
  const main = () => primaryAction(meeting.roles(), table.situation(), meeting.state(), meeting.me, table.room(), meeting.now()).do === 'confirm'
  const count = () => Object.keys(meeting.state().confirmations).length
  const file = (name: string) => `/api/meetings/${encodeURIComponent(meeting.id)}/${name}`
  const link = () => everybodysLink(meeting.id)
  const [following, setFollowing] = createSignal<Following | null>(null)
  createEffect(on(() => meeting.line().at === 'open', async (open) => {
    if (!open) return
    const answer = await call('GET', `/api/meetings/${encodeURIComponent(meeting.id)}/next`, readFollowing)
    if (answer.ok) setFollowing(answer.body)
  }))
  /** The acta for the group, with the link that opens the next meeting for everybody in place of the one on paper. */
  const words = () => {
    const { sections: all, ...rest } = acta.minutes()
    return { ...rest, sections: { ...all, next: { ...all.next, link: following()?.link || all.next.link } } }
  }
  const message = () => `https://wa.me/?text=${encodeURIComponent(whatsapp(words(), link(), textsFor(acta.minutes().language)))}`
  const off = () => sections().data.minutes - sections().data.plannedMinutes
  const time = () => (off() < 0 ? t('early', { n: -off() }) : off() > 0 ? t('late', { n: off() }) : t('onTime'))

  return (
    <section class={`${styles['acta']} ${styles['closed']}`} aria-labelledby="closed-title">
      <h2 id="closed-title" tabindex="-1">{t('closed', { code: sections().data.code })}</h2>
      <Show when={version()}>{(one) => (
        <p class="lead">
          {t('closedAt', { when: moment(one().closedAt, { locale: locale() }), name: meeting.state().people[one().closedBy]?.name ?? '' })}
          {' '}{t('version', { n: one().version })} · {t('print', { hash: one().sha256.slice(0, 12) })}
        </p>
      )}</Show>
      <Days />
      <ReturnedWords />
      <Changes acta={acta} />
      <div class={styles['conformity']}>
        <Show when={!confirmed()} fallback={<Notice tone="good" icon={checkIcon}>{t('confirmed')}</Notice>}>
          <Show when={open() && !main()}>
            <Button kind="secondary" icon={checkIcon} onClick={() => void act({ type: 'minutes.confirm' })}>{t('confirm')}</Button>
          </Show>
        </Show>
        <p aria-live="polite" class={styles['count']}>{t('confirmations', { n: count(), all: sections().attendance.members })}</p>
      </div>
      <div class="row" id="acta-files">
        <LinkButton icon={downloadIcon} href={file('minutes.pdf')} download="">{t('pdf')}</LinkButton>
        <LinkButton icon={downloadIcon} href={file('minutes.docx')} download="">{t('word')}</LinkButton>
        <LinkButton icon={messageIcon} href={message()} target="_blank" rel="noopener">{t('whatsapp')}</LinkButton>
      </div>
      <details>
        <summary class="button button-quiet">{t('more')}</summary>
        <div class="row"><For each={more}>{([path, name]) => <LinkButton kind="quiet" href={file(path)} download="">{t(name)}</LinkButton>}</For></div>
      </details>
      <Mine acta={acta} />
      <Corrections />
      <article id="acta-paper" class={styles['paper']}>
        <LinesView lines={acta.lines()} top={3} {...(open() ? { onPick: setPicked } : {})} pickLabel={t('suggest')} />
      </article>
      <p class="lead">{t('last', { time: time(), took: sections().attendance.participated, all: sections().attendance.members })}</p>
      <div id="acta-next"><NextDraft following={following()} /></div>
      <Show when={knownMeeting(meeting.id)?.communityLink}>{(page) => <div class="row"><LinkButton kind="quiet" icon={actaIcon} href={page()}>{t('community')}</LinkButton></div>}</Show>
      <Show when={confirmed()}><Pulse /></Show>
      <PulseSummary answered={confirmed()} />
      <Versions />
      <Reopen />
      <Suggest picked={picked()} onDone={() => setPicked(null)} />
    </section>
  )
}

function Mine(props: { acta: ReturnType<typeof createActa> }): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const { locale } = useI18n()
  /** A date as people say it; a period in words stays as it was said. */
  const until = (due: string) => (/^\d{4}-\d{2}-\d{2}$/.test(due) ? day(Date.parse(`${due}T12:00:00-05:00`), { locale: locale(), zone: lima }, meeting.exactNow()) : due)
  const duties = () => dutiesOf(props.acta.minutes(), meeting.state().people[meeting.me]?.name ?? '')
  const calendar = () => {
    const text = calendarOf(duties(), meeting.id, new Date(meeting.exactNow()))
    return text === undefined ? undefined : `data:text/calendar;charset=utf-8,${encodeURIComponent(text)}`
  }
  return (
    <section class={styles['missing']} aria-labelledby="mine-title">
      <h3 id="mine-title">{t('mine')}</h3>
      <Show when={duties().length > 0} fallback={<p class="lead">{t('nothingMine')}</p>}>
        <ul class="list"><For each={duties()}>{(duty) => <li><strong>{duty.what}</strong> <span class="lead">{until(duty.due)}</span></li>}</For></ul>
        <Show when={calendar()}>{(href) => <LinkButton icon={calendarIcon} href={href()} download="acta-viva.ics">{t('calendar')}</LinkButton>}</Show>
      </Show>
    </section>
  )
}

function Reopen(): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const act = useAct()
  const [reason, setReason] = createSignal('')
  const send = () => { if (reason().trim() !== '') void act({ type: 'minutes.reopen', reason: reason().trim() }) }
  return (
    <Show when={meeting.may('minutes.reopen')}>
      <details>
        <summary class="button button-quiet">{t('reopen')}</summary>
        <form class="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
          <Field label={t('reopenWhy')} maxlength={500} value={reason()} onText={setReason} />
          <Button type="submit" icon={undoIcon} aria-disabled={reason().trim() === '' ? 'true' : undefined}>{t('reopenSend')}</Button>
        </form>
      </details>
    </Show>
  )
}
