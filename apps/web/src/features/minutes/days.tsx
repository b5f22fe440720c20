/* The days of confirmation: until when, what changed with each version, and, for the secretary, ending them early. */
import { waitingCorrections } from '@acta-viva/model/record'
import { For, Show, createSignal, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { after, useAct, useMeeting } from '../../live/index.ts'
import { Button, Notice, lockIcon } from '../../ui/index.ts'
import type { Acta } from './acta.ts'
import styles from './minutes.module.css'

const ARMED = 6_000
const DAY = 86_400_000

export function Days(): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const act = useAct()
  const [armed, setArmed] = createSignal(false)
  let disarm: () => void = () => undefined
  onCleanup(() => disarm())
  const press = () => {
    disarm()
    if (armed()) { setArmed(false); void act({ type: 'minutes.finish' }); return }
    setArmed(true)
    disarm = after(ARMED, () => setArmed(false))
  }
  const waiting = () => waitingCorrections(meeting.state()).length
  /** Whole days after today. */
  const left = (until: number) => Math.floor(Math.max(0, until - meeting.exactNow()) / DAY)
  const unanswered = () => meeting.state().corrections.filter((one) => one.outcome === null).length
  return (
    <Show when={meeting.state().final} fallback={
      <Show when={meeting.state().until}>{(until) => (
        <>
          <p>{t('until', { when: moment(until(), { locale: locale() }) })} <strong>{left(until()) > 0 ? t('daysLeft', { n: left(until()) }) : t('lastDay')}</strong></p>
          <Show when={meeting.may('minutes.finish')}>
            <Show when={waiting() > 0}><p class="lead">{t('waiting', { n: waiting() })}</p></Show>
            <Show when={unanswered() > 0}><p class="lead">{t('unanswered', { n: unanswered() })}</p></Show>
            <div class="row"><Button kind={armed() ? 'danger' : 'quiet'} icon={lockIcon} onClick={press}>{armed() ? t('finishNow') : t('finish')}</Button></div>
          </Show>
        </>
      )}</Show>
    }>{(at) => <Notice tone="good" icon={lockIcon}>{t('final', { when: moment(at(), { locale: locale() }) })}</Notice>}</Show>
  )
}

/** What the newest version says otherwise than the first. */
export function Changes(props: { acta: Acta }): JSX.Element {
  const t = useText(minutes)
  return (
    <Show when={props.acta.minutes().corrections.length > 0}>
      <section class={styles['missing']} aria-labelledby="changes-title">
        <h3 id="changes-title">{t('changes')}</h3>
        <For each={props.acta.minutes().corrections}>{(one) => (
          <article class={styles['correction']}>
            <p><Show when={one.was}><del>{one.was}</del>{' '}</Show><ins>{one.text}</ins></p>
            <p class="lead">{t('changeBy', { n: one.section, name: one.by, by: one.acceptedBy })}</p>
          </article>
        )}</For>
      </section>
    </Show>
  )
}
