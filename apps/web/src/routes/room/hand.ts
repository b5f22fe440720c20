/*
 * One's own hand: up while one waits for the word, in the queue or with a request that the device keeps for the line.
 */
import { createMemo, type Accessor } from 'solid-js'
import { isLate, isOwn, useAct, useMeeting } from '../../live/index.ts'

export interface Hand {
  up: Accessor<'no' | 'queued' | 'kept'>
  /** Asks for the word, or takes it back. */
  toggle: () => void
}

export function createHand(): Hand {
  const meeting = useMeeting()
  const act = useAct()
  const up = createMemo(() => {
    if (meeting.state().queue.some((one) => one.person === meeting.me)) return 'queued'
    return meeting.outbox().some((one) => isOwn(one.command, 'turn.request') && isLate(one) && !one.asks) ? 'kept' : 'no'
  })
  const toggle = () => {
    if (meeting.state().phase === 'open' && meeting.may('turn.request')) void act({ type: up() === 'no' ? 'turn.request' : 'turn.withdraw' })
  }
  return { up, toggle }
}
