/*
 * Everybody's link was replaced while people are inside: they are entitled to one that opens, since it is what they would hand on. The
 * record says that it happened; the server says whether the key on show still opens, and gives another one to whoever is in the meeting.
 *
 *   replaced ─► asked with the key on show ─► given, from that moment or later ─► on show
 *                  ▲ └─ older (being replaced just now), or no line ─┐
 *                  └──────────────────── a pause ◄───────────────────┘
 *
 * Shows no lead link and reloads nothing. A stronger key that this device holds is kept as long as it opens.
 */
import { createEffect, createMemo, on, onCleanup } from 'solid-js'
import { currentKey } from '../../api/links.ts'
import { everybodysKey as shown } from '../../device/everybodys-link.ts'
import { knownMeeting, rememberMeeting } from '../../device/known-meetings.ts'
import { roomPath } from '../../device/link.ts'
import { after, useMeeting } from '../../live/index.ts'

const FIRST_PAUSE = 500
const TRIES = 6

/** Puts a key in the address bar and in what this device knows of the meeting; whoever shows the link learns it by `hashchange`. */
function show(meeting: string, key: string): void {
  if (knownMeeting(meeting) !== undefined && shown(meeting) !== key) rememberMeeting({ id: meeting, key, links: null }, Date.now()) // its other links are dead, too
  if (location.hash.slice(1) === key) return
  history.replaceState(history.state, '', roomPath({ meeting, key }))
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Stands in the room for as long as it is open. */
export function createNewLink(): void {
  const meeting = useMeeting()
  let stop: () => void = () => undefined
  let gone = false
  onCleanup(() => { gone = true; stop() })
  const ask = async (at: number, tries: number): Promise<void> => {
    const before = shown(meeting.id)
    const answer = await currentKey(meeting.id, before)
    if (gone || meeting.state().newLinkAt !== at) return
    if (shown(meeting.id) !== before) show(meeting.id, shown(meeting.id)) // it was replaced on this very device
    else if (answer.ok && answer.body.since >= at) show(meeting.id, answer.body.key)
    else if (tries > 0) stop = after(FIRST_PAUSE * 2 ** (TRIES - tries), () => void ask(at, tries - 1))
  }
  const replacedAt = createMemo(() => (meeting.line().at === 'open' ? meeting.state().newLinkAt : null))
  createEffect(on(replacedAt, (at) => {
    stop()
    if (at !== null) void ask(at, TRIES)
  }))
}
