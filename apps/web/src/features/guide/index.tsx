/*
 * My guide: what my role looks after at this moment. Ticks are kept in my private document, seen by nobody else, counted by nobody.
 */
import { roleChecklists, type Moment } from '@acta-viva/model/guides'
import { leadRoles, type Phase } from '@acta-viva/model/record'
import { For, Show, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { guide } from '../../i18n/es/guide.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import styles from './guide.module.css'

const moments: Record<Phase, Moment> = { draft: 'before', open: 'during', ended: 'after', closed: 'after' }

export function Guide(): JSX.Element {
  const t = useText(guide)
  const names = useRoleNames()
  const i18n = useI18n()
  const meeting = useMeeting()
  const own = meeting.document(`private-${meeting.me}`)
  const [ticks, setTicks] = createSignal<ReadonlySet<string>>(new Set())
  createEffect(on(own, (doc) => {
    const map = doc.getMap('ticks')
    const read = () => setTicks(new Set([...map].flatMap(([id, value]) => (value === true ? [id] : []))))
    read()
    map.observe(read)
    onCleanup(() => map.unobserve(read))
  }))
  const mine = createMemo(() => leadRoles.filter((role) => meeting.roles().includes(role)))
  const moment = () => moments[meeting.state().phase]
  const tick = (id: string, on: boolean) => { own().getMap('ticks').set(id, on) }
  return (
    <Show when={mine().length > 0} fallback={<p>{t('participant')}</p>}>
      <p class="lead">{t('private')}</p>
      <For each={mine()}>{(role) => (
        <section class={styles['guide']} data-role={role}>
          <h3>{names.does(role)} · {t(moment())}</h3>
          <ul class="list"><For each={roleChecklists[role][moment()]}>{(item) => (
            <li><label class={styles['item']}>
              <input type="checkbox" checked={ticks().has(item.id)} onChange={(event) => tick(item.id, event.currentTarget.checked)} />
              <span>{item.text[i18n.language()]}</span>
            </label></li>
          )}</For></ul>
        </section>
      )}</For>
    </Show>
  )
}
