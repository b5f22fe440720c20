/*
 * What time says by itself: milestones to screen readers once, the rest of the time in the tab's title, a screen that stays awake for
 * whoever moderates. Sounds never; a vibration only on the speaker's own phone, and only where phones can.
 */
import { blockClock, speakerClock } from '@acta-viva/model/record'
import { createEffect, createMemo, on, onCleanup } from 'solid-js'
import { clock } from '../../i18n/es/clock.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { useAnnounce } from '../../ui/index.ts'

export type Milestone = 'none' | 'five' | 'one' | 'over'

/** Which milestone a clock stands at. Blocks too short for a warning never have it. */
export function milestoneAt(length: number, remaining: number): Milestone {
  if (remaining <= 0) return 'over'
  if (remaining <= 60_000 && length >= 120_000) return 'one'
  return remaining <= 300_000 && length >= 600_000 ? 'five' : 'none'
}

function useMilestones(): void {
  const t = useText(clock)
  const meeting = useMeeting()
  const table = useTable()
  const announce = useAnnounce()
  const block = createMemo(() => blockClock(meeting.state(), meeting.now()))
  const title = createMemo(() => block()?.title ?? '')
  const stage = createMemo(() => {
    const now = block()
    return now?.running ? `${now.block} ${milestoneAt(now.planned + now.added, now.remaining)}` : ''
  })
  const words = { five: 'fiveLeft', one: 'oneLeft', over: 'ended' } as const
  createEffect(on(stage, (now, before) => {
    const [id, milestone] = now.split(' ') as [string, Milestone]
    if (before === undefined || !before.startsWith(id) || milestone === 'none' || now === '') return
    announce(t(words[milestone], { title: title() }))
  }))

  const speaker = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  const warning = createMemo(() => (speaker()?.person === meeting.me ? speaker()?.warning ?? 'none' : 'none'))
  createEffect(on(warning, (now, before) => {
    if (now === 'minute' && before === 'none') announce(t('minuteLeft'))
    if (before !== undefined && now !== before && now !== 'none' && 'vibrate' in navigator) navigator.vibrate(now === 'over' ? [120, 80, 120] : 80)
  }))

  createEffect(() => {
    const now = block()
    const name = table.data().title
    document.title = now ? `${clockText(now.remaining)} · ${now.title}` : name || 'Acta Viva'
  })
  onCleanup(() => { document.title = 'Acta Viva' })
}

/** Keeps the screen awake while `wanted`; the lock is lost whenever the page is hidden, and taken again when it is seen. */
function useWakeLock(wanted: () => boolean): void {
  let lock: WakeLockSentinel | null = null
  const letGo = () => { void lock?.release(); lock = null }
  const take = async () => {
    if (!wanted() || document.hidden || !('wakeLock' in navigator)) return
    try {
      lock = await navigator.wakeLock.request('screen')
    } catch { lock = null } // a low battery or a web view says no: the screen sleeps as it always did
  }
  const seen = () => { if (!document.hidden) void take() }
  document.addEventListener('visibilitychange', seen)
  createEffect(on(wanted, (yes) => { if (yes) void take(); else letGo() }))
  onCleanup(() => { document.removeEventListener('visibilitychange', seen); letGo() })
}

/** Both as a component that shows nothing, so that they can come after what shows something. */
export function Milestones(): null {
  const meeting = useMeeting()
  useMilestones()
  useWakeLock(() => meeting.state().phase === 'open' && meeting.state().roles.moderator === meeting.me)
  return null
}
