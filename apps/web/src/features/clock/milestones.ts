/*
 * What time says by itself: milestones of the block, of work in teams and of my own turn to screen readers once, the rest of the time in
 * the tab's title, a screen that stays awake for whoever moderates. A vibration only on the speaker's own phone, when the turn begins and
 * at its warnings, and only where phones can; a sound only where its person asked for one, at the last minute and at the end.
 */
import { blockClock, speakerClock, type Warning } from '@acta-viva/model/record'
import { createEffect, createMemo, on, onCleanup } from 'solid-js'
import { keepAwake } from '../../device/keep-awake.ts'
import { openTones } from '../../device/tones.ts'
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
  const play = openTones()
  const block = createMemo(() => blockClock(meeting.state(), meeting.now()))
  const title = createMemo(() => block()?.title ?? '')
  const stage = createMemo(() => {
    const now = meeting.timed() ? block() : null
    return now?.running ? `${now.block} ${milestoneAt(now.planned + now.added, now.remaining)}` : ''
  })
  const words = { five: 'fiveLeft', one: 'oneLeft', over: 'ended' } as const
  createEffect(on(stage, (now, before) => {
    const [id, milestone] = now.split(' ') as [string, Milestone]
    if (before === undefined || !before.startsWith(id) || milestone === 'none' || now === '') return
    announce(t(words[milestone], { title: title() }))
    if (milestone !== 'five') play(milestone === 'over' ? 'over' : 'soon')
  }))

  const inTeam = createMemo((): Milestone | null => {
    const { open, since, until, list } = meeting.state().teams
    if (!meeting.timed() || !open || since === null || until === null || !list.some((team) => team.members.includes(meeting.me))) return null
    return milestoneAt(until - since, until - meeting.now())
  })
  const teamWords = { five: 'teamFive', one: 'teamOne', over: 'teamOver' } as const
  createEffect(on(inTeam, (now, before) => { if (now && now !== 'none' && before) announce(t(teamWords[now])) }))

  const speaker = createMemo(() => speakerClock(meeting.state(), meeting.now()))
  const turn = createMemo(() => (speaker()?.person === meeting.me ? meeting.state().turn?.id ?? null : null))
  createEffect(on(turn, (now, before) => { if (now !== null && before !== undefined && now !== before) buzz([200, 100, 200]) }))
  const warning = createMemo((): Warning | null => (turn() !== null && meeting.timed() ? speaker()?.warning ?? null : null))
  const turnWords = { minute: 'minuteLeft', amber: 'wrapUp', over: 'turnOver' } as const
  createEffect(on(warning, (now, before) => {
    if (!now || !before || weight[now] <= weight[before] || now === 'none') return
    announce(t(turnWords[now]))
    play(now === 'over' ? 'over' : 'soon')
    buzz(now === 'over' ? [120, 80, 120] : 80)
  }))

  createEffect(() => {
    const mine = turn() === null ? null : speaker()
    const now = block()
    const rest = meeting.timed() ? (mine ?? now)?.remaining ?? null : null
    const name = mine ? t('myTurn') : now?.title ?? (table.data().title || 'Acta Viva')
    document.title = rest === null ? name : `${clockText(rest)} · ${name}`
  })
  onCleanup(() => { document.title = 'Acta Viva' })
}

const weight: Record<Warning, number> = { none: 0, minute: 1, amber: 2, over: 3 }

const buzz = (pattern: number | number[]) => { if ('vibrate' in navigator) navigator.vibrate(pattern) }

/** Keeps the screen awake while `wanted`. */
function useWakeLock(wanted: () => boolean): void {
  const want = createMemo(wanted)
  createEffect(on(want, (yes) => {
    if (yes) onCleanup(keepAwake({ page: document, wakeLock: 'wakeLock' in navigator ? navigator.wakeLock : undefined }))
  }))
}

/** Both as a component that shows nothing, so that they can come after what shows something. */
export function Milestones(): null {
  const meeting = useMeeting()
  useMilestones()
  useWakeLock(() => meeting.state().phase === 'open' && meeting.state().roles.moderator === meeting.me)
  return null
}
