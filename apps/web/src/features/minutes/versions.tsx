/*
 * The versions of a closed acta: who closed each, when and why, and what it says otherwise than the one before. The texts are the sealed
 * ones, fetched when somebody opens them; an acta with a single version says nothing here.
 */
import { differences, lines, paragraphsIn, textsFor, type Difference, type MinutesContent } from '@acta-viva/model/minutes'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { call } from '../../api/http.ts'
import { minutes } from '../../i18n/es/minutes.ts'
import { moment, useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Notice } from '../../ui/index.ts'
import { readSealed } from './acta.ts'
import styles from './minutes.module.css'

type Loaded = { at: 'not-asked' } | { at: 'asking' } | { at: 'failed' } | { at: 'here'; list: Difference[] }

export function Versions(): JSX.Element {
  const t = useText(minutes)
  const meeting = useMeeting()
  const list = () => meeting.state().versions.toReversed()
  return (
    <Show when={list().length > 1}>
      <section class={styles['missing']} aria-labelledby="versions-title">
        <h3 id="versions-title">{t('versions')}</h3>
        <For each={list()}>{(one) => <Version version={one.version} />}</For>
      </section>
    </Show>
  )
}

function Version(props: { version: number }): JSX.Element {
  const t = useText(minutes)
  const { locale } = useI18n()
  const meeting = useMeeting()
  const nameOf = (person: string) => meeting.state().people[person]?.name ?? ''
  const at = () => meeting.state().versions.findIndex((one) => one.version === props.version)
  const one = () => meeting.state().versions[at()]
  const before = () => meeting.state().versions[at() - 1]
  /** Why it was opened again to make this one, if it was. */
  const opened = () => meeting.state().reopenings.find((again) => again.at >= (before()?.closedAt ?? Infinity) && again.at <= (one()?.closedAt ?? 0))
  const [loaded, setLoaded] = createSignal<Loaded>({ at: 'not-asked' })
  const fetch = (version: number) => call('GET', `/api/meetings/${encodeURIComponent(meeting.id)}/minutes.json?version=${version}`, readSealed)
  const load = async () => {
    const old = before()
    if (old === undefined || loaded().at === 'asking' || loaded().at === 'here') return
    setLoaded({ at: 'asking' })
    const [was, now] = await Promise.all([fetch(old.version), fetch(props.version)])
    setLoaded(was.ok && now.ok ? { at: 'here', list: differences(placesIn(was.body), placesIn(now.body)) } : { at: 'failed' })
  }
  const found = () => { const now = loaded(); return now.at === 'here' ? now.list : undefined }
  return (
    <article class={styles['correction']}>
      <Show when={one()}>{(version) => (
        <p><strong>{t('version', { n: version().version })}</strong> · {t('closedAt', { when: moment(version().closedAt, { locale: locale() }), name: nameOf(version().closedBy) })}</p>
      )}</Show>
      <Show when={opened()}>{(again) => <p>{t('reopenedBy', { name: nameOf(again().by), when: moment(again().at, { locale: locale() }), why: again().reason })}</p>}</Show>
      <Show when={before()}>{(old) => (
        <details onToggle={(event) => { if (event.currentTarget.open) void load() }}>
          <summary class="button button-quiet">{t('whatChanged', { n: old().version })}</summary>
          <Show when={loaded().at === 'asking'}><p class="lead" role="status">{t('fetching')}</p></Show>
          <Show when={loaded().at === 'failed'}><Notice tone="warn" live>{t('fetchFailed')}</Notice></Show>
          <Show when={found()}>{(all) => (
            <Show when={all().length > 0} fallback={<p class="lead">{t('sameContent')}</p>}>
              <ul class="list"><For each={all()}>{(change) => (
                <li class={styles['change']}>
                  <span class="lead">{t('sectionShort', { n: change.section })}</span>
                  <p><Show when={change.was}><del>{change.was}</del>{' '}</Show><Show when={change.text}><ins>{change.text}</ins></Show></p>
                </li>
              )}</For></ul>
            </Show>
          )}</Show>
        </details>
      )}</Show>
    </article>
  )
}

/** Its own words for the places; conformities belong to no version. */
const placesIn = (content: MinutesContent) => paragraphsIn(lines({
  ...content, corrections: content.corrections ?? [],
  conformities: { n: 16, key: 'conformities', status: 'empty', filledBy: 'everyone', people: [], of: 0, corrections: [], versions: [], reopenings: [] },
}, textsFor(content.language)))
