/*
 * Keys for whoever runs the meeting. Only single letters while nobody types and no sheet is open, and the main button's key anywhere;
 * everything they do has a button as well.
 */
import { isRunning } from '@acta-viva/model/record'
import { onCleanup } from 'solid-js'
import { useAct, useMeeting } from '../../live/index.ts'
import { isField } from './device.ts'
import type { Spot } from './following.ts'
import type { SheetName } from './primary.ts'
import { createTwoHands } from './two-hands.ts'

export interface Keys { press: () => void; go: (spot: Spot) => void; show: (sheet: SheetName) => void; toggleHand: () => void }

const places: Readonly<Record<string, Spot>> = { 1: 'agenda', 2: 'ideas', 3: 'floor', 4: 'acta' }

/** Shows nothing: keys are heard as long as it stands. */
export function Shortcuts(keys: Keys): null {
  const meeting = useMeeting()
  const act = useAct()
  const turn = () => meeting.state().turn
  const twoHands = createTwoHands()
  const next = () => {
    if (twoHands()) return
    const now = turn()
    const first = meeting.state().queue[0]
    if (now) void act({ type: 'turn.end', seen: now.id })
    else if (first) void act({ type: 'turn.grant', person: first.person, seen: null })
  }
  const run: Readonly<Record<string, () => void>> = {
    'n': next,
    '+': () => { if (turn()) void act({ type: 'turn.extend', ms: 60_000 }) },
    'p': () => { const now = turn(); if (now) void act({ type: isRunning(now.intervals) ? 'turn.pause' : 'turn.resume' }) },
    'r': () => keys.show('clock'),
  }
  const down = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isField(document.activeElement)) {
      event.preventDefault()
      if (!event.repeat) keys.press()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isField(document.activeElement) || document.querySelector('dialog[open]')) return
    const key = event.key.toLowerCase()
    const place = places[key]
    if (key === '?') keys.show('shortcuts')
    else if (place) keys.go(place)
    else if (key === 'h') keys.toggleHand()
    else if (run[key] && meeting.may('turn.grant') && meeting.state().phase === 'open') run[key]()
  }
  document.addEventListener('keydown', down)
  onCleanup(() => document.removeEventListener('keydown', down))
  return null
}
