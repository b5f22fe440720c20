/*
 * The next meeting, fixed before people leave: date, purpose, who runs it, what each brings, or honestly "to be decided". The date and hour
 * stand there already, as the series has kept them so far; nothing is fixed until somebody saves it.
 */
import { nextInSeries } from '@acta-viva/model/minutes'
import { For, Show, createSignal, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, Field, TextArea, calendarIcon, editIcon, useAnnounce } from '../../ui/index.ts'
import styles from './minutes.module.css'

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
  const table = useTable()
  const act = useAct()
  const announce = useAnnounce()
  const names = createUniqueId()
  const planned = () => meeting.state().next
  const [changing, setChanging] = createSignal(false)
  const suggested = (): number | null => {
    const { startsAt, earlier } = table.data()
    const now = meeting.exactNow()
    return nextInSeries([...earlier, startsAt ?? meeting.state().startedAt ?? now], now)
  }
  const [when, setWhen] = createSignal<string | null>(null)
  const [purpose, setPurpose] = createSignal<string | null>(null)
  const [lead, setLead] = createSignal<string | null>(null)
  const [bring, setBring] = createSignal<string | null>(null)
  const shownWhen = () => { const at = planned()?.at ?? suggested(); return when() ?? (at === null ? '' : local(at)) }
  const save = async (undecided: boolean) => {
    const startsAt = undecided || shownWhen() === '' ? null : new Date(shownWhen()).getTime()
    const done = await act({
      type: 'next.plan', startsAt, undecided, purpose: purpose() ?? planned()?.purpose ?? '', lead: lead() ?? planned()?.lead ?? '', bring: bring() ?? planned()?.bring ?? '',
    })
    if (!done) return
    setChanging(false)
    announce(t('nextSaved'))
  }
  const mayPlan = () => meeting.may('next.plan') && meeting.state().phase !== 'closed'
  const people = () => Object.values(meeting.state().people).filter((one) => !one.removed && one.mergedInto === null).map((one) => one.name)
  return (
    <section class={styles['missing']} aria-labelledby="next-title" id="next-card">
      <h3 id="next-title">{t('next')}</h3>
      <Show when={!changing() && planned()}>{(next) => (
        <>
          <p><strong>{next().at === null ? t('nextUndecided') : moment(next().at ?? 0, { locale: locale() }, meeting.exactNow())}</strong>{next().purpose && ` · ${next().purpose}`}</p>
          <Show when={next().lead || next().bring}><p class={styles['line']}>{[next().lead && t('runs', { name: next().lead }), next().bring].filter(Boolean).join('\n')}</p></Show>
          <Show when={mayPlan()}><div class="row"><Button kind="quiet" icon={editIcon} onClick={() => setChanging(true)}>{t('nextChange')}</Button></div></Show>
        </>
      )}</Show>
      <Show when={mayPlan() && (changing() || planned() === null)}>
        <form class="stack" onSubmit={(event) => { event.preventDefault(); void save(false) }}>
          <Field type="datetime-local" label={t('nextWhen')} hint={planned() === null ? t('nextWhenHint') : undefined} value={shownWhen()} onText={setWhen} />
          <Field label={t('nextPurpose')} maxlength={500} value={purpose() ?? planned()?.purpose ?? ''} onText={setPurpose} />
          <Field label={t('nextLead')} maxlength={80} list={names} value={lead() ?? planned()?.lead ?? ''} onText={setLead} />
          <datalist id={names}><For each={people()}>{(name) => <option>{name}</option>}</For></datalist>
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
