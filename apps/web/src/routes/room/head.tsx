/*
 * The head of the room, at most 96 px on a phone: where we are and the block's clock; under it who speaks or what is saved, when it will
 * end, how many are here. A tap on the clock opens all clocks. The saved word comes from counters of the server, never from hope.
 */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { BlockTime, MeetingEnd } from '../../features/clock/index.tsx'
import { SpeakingLine } from '../../features/floor/index.tsx'
import { countHere } from '../../features/people/watch.ts'
import { clockHead } from '../../i18n/es/clock-head.ts'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Icon, IconButton, clockIcon, moreIcon, peopleIcon } from '../../ui/index.ts'
import type { SheetName } from './primary.ts'
import styles from './room.module.css'

export function SavedWord(): JSX.Element {
  const t = useText(room)
  const meeting = useMeeting()
  return <span class={styles['saved']} data-word={meeting.saved()}>{t(meeting.saved())}</span>
}

export function Head(props: { onShow: (sheet: SheetName) => void }): JSX.Element {
  const t = useText(room)
  const clocks = useText(clockHead)
  const meeting = useMeeting()
  const table = useTable()
  const at = () => table.blocks().findIndex((block) => block.id === meeting.state().block) + 1
  const title = () => table.blocks()[at() - 1]?.title ?? (table.data().title || t('untitled'))
  return (
    <header class={styles['head']}>
      <div class={styles['where']}>
        <h1 class={styles['title']}>
          <Show when={at() > 0}><span class={styles['count']} data-digits>{at()}/{table.blocks().length}</span> </Show>{title()}
        </h1>
        <button type="button" class={styles['clock']} onClick={() => props.onShow('clock')}>
          <BlockTime /><span class="visually-hidden">{clocks('open')}</span>
          <Show when={meeting.state().block === null}><Icon of={clockIcon} /></Show>
        </button>
        <IconButton label={t('menu')} icon={moreIcon} onClick={() => props.onShow('menu')} />
      </div>
      <div class={styles['second']}>
        <SpeakingLine class={styles['speaks']} />
        <span class={styles['facts']}>
          <SavedWord />
          <span class={styles['end']}><MeetingEnd /></span>
          <button type="button" class={styles['people']} onClick={() => props.onShow('people')}>
            <Icon of={peopleIcon} size={18} /> <span data-digits aria-hidden="true">{countHere(meeting.state())}</span>
            <span class="visually-hidden">{t('people', { n: countHere(meeting.state()) })}. {t('openPeople')}</span>
          </button>
        </span>
      </div>
    </header>
  )
}
