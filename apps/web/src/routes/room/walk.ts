/* Where this screen is, joined to where the meeting is: the pure rule of following.ts, fed by signals. */
import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js'
import { useMeeting, useTable } from '../../live/index.ts'
import { astray, follow, homeOf, type Spot, type Where } from './following.ts'

export interface Walk {
  where: Accessor<Where>
  home: Accessor<Spot>
  astray: Accessor<boolean>
  go: (spot: Spot) => void
  back: () => void
  /** Tells of an own act: who goes somewhere by hand before it is answered has chosen last, wherever the act leads. */
  acting: (answer: Promise<unknown>) => void
  /** The agenda is being edited on this screen. */
  editing: Accessor<boolean>
  setEditing: (on: boolean) => void
}

export function createWalk(typing: Accessor<boolean>): Walk {
  const meeting = useMeeting()
  const table = useTable()
  const secretary = () => meeting.state().roles.secretary === meeting.me && meeting.state().roles.moderator !== meeting.me
  const home = createMemo(() => homeOf(table.situation(), secretary()))
  const [where, setWhere] = createSignal<Where>({ spot: home(), follows: true })
  const [editing, setEditing] = createSignal(false)
  const step = createMemo(() => `${home()} ${meeting.state().step?.id ?? ''}`)
  createEffect(on(step, () => setWhere((now) => follow(now, { type: 'moved', home: home(), typing: typing() })), { defer: true }))
  let acts = 0
  const settled = () => { if (--acts === 0) setWhere((now) => follow(now, { type: 'settled', home: home() })) }
  return {
    where, home, editing, setEditing, astray: () => astray(where(), home()),
    go: (spot) => { setWhere((now) => follow(now, { type: 'went', spot, home: home(), acting: acts > 0 })) },
    back: () => { setWhere((now) => follow(now, { type: 'returned', home: home() })) },
    acting: (answer) => { acts++; void answer.then(settled, settled) }, // what came of it in the record comes before the answer
  }
}
