/* The next meeting, fixed before people leave: date, purpose, who runs it, what each brings, or honestly "to be decided". */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Field, TextArea, calendarIcon, useAnnounce } from '../../ui/index.ts'
import styles from './minutes.module.css'

const week = 7 * 24 * 60 * 60 * 1000
const two = (n: number) => String(n).padStart(2, '0')
/** A moment as a local `datetime-local` value. */
const local = (at: number): string => {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

export function NextMeeting(): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const announce = useAnnounce()
  const planned = () => meeting.state().next
  /** Four weeks on, the same weekday and hour: what a monthly series would do. */
  const suggestion = () => local((meeting.state().startedAt ?? meeting.exactNow()) + 4 * week)
  const [when, setWhen] = createSignal<string | null>(null)
  const [purpose, setPurpose] = createSignal<string | null>(null)
  const [lead, setLead] = createSignal<string | null>(null)
  const [bring, setBring] = createSignal<string | null>(null)
  const shownWhen = () => { const at = planned()?.at; return when() ?? (at == null ? suggestion() : local(at)) }
  const save = async (undecided: boolean) => {
    const startsAt = undecided || shownWhen() === '' ? null : new Date(shownWhen()).getTime()
    const done = await act({
      type: 'next.plan', startsAt, undecided, purpose: purpose() ?? planned()?.purpose ?? '', lead: lead() ?? planned()?.lead ?? '', bring: bring() ?? planned()?.bring ?? '',
    })
    if (done) announce(t('nextSaved'))
  }
  return (
    <section class={styles['missing']} aria-labelledby="next-title">
      <h3 id="next-title">{t('next')}</h3>
      <Show when={planned()}>{(next) => (
        <p>{next().at === null ? t('nextUndecided') : moment(next().at ?? 0, { locale: locale() })}{next().purpose && ` · ${next().purpose}`}</p>
      )}</Show>
      <Show when={meeting.may('next.plan') && meeting.state().phase !== 'closed'}>
        <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(false) }}>
          <Field type="datetime-local" label={t('nextWhen')} value={shownWhen()} onText={setWhen} />
          <Field label={t('nextPurpose')} maxlength={500} value={purpose() ?? planned()?.purpose ?? ''} onText={setPurpose} />
          <Field label={t('nextLead')} maxlength={80} value={lead() ?? planned()?.lead ?? ''} onText={setLead} />
          <TextArea label={t('nextBring')} rows={2} maxlength={1000} value={bring() ?? planned()?.bring ?? ''} onText={setBring} />
          <div class="row">
            <Button type="submit" icon={calendarIcon}>{t('nextSave')}</Button>
            <Button kind="quiet" onClick={() => void save(true)}>{t('nextUndecided')}</Button>
          </div>
        </form>
      </Show>
    </section>
  )
}
