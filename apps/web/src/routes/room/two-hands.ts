/*
 * Two people lead, both press "next": the second press comes just as the first one's act changes what the button does. It was meant for
 * what stood there before, so for a moment it does nothing: nobody's word is ended in its first second, and nobody is skipped.
 */
import { leads } from '@acta-viva/model/record'
import { createEffect, on } from 'solid-js'
import { useMeeting } from '../../live/index.ts'

/** Nobody reads a button and presses it in less. */
const MOMENT_MS = 600

/** True while another lead gave or ended the word so recently that a press was probably meant for the button that stood there before. */
export function createTwoHands(now: () => number = () => performance.now()): () => boolean {
  const meeting = useMeeting()
  let changedAt = -Infinity
  createEffect(on(() => meeting.state().turn?.id, () => {
    const last = meeting.state().undo
    if (last !== null && last.by !== meeting.me && leads(meeting.state(), last.by)) changedAt = now()
  }, { defer: true }))
  return () => now() - changedAt < MOMENT_MS
}
