/*
 * `/p/<meeting>`: the meeting for a projector, or for a screen shared inside a call.
 *
 * Opens with the session this browser already has of that meeting, looks on and writes nothing. Without one it says so and takes a
 * pasted link: whoever enters there can come back here.
 */
import { Match, Show, Switch, createSignal, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { joinMeeting, returnToMeeting } from '../../api/meetings.ts'
import type { Entered } from '../../api/meetings.ts'
import { knownMeeting } from '../../device/known-meetings.ts'
import { readLink, roomPath } from '../../device/link.ts'
import { projector } from '../../i18n/es/projector.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { MeetingProvider, TableProvider } from '../../live/index.ts'
import { seatOf } from '../../routes/room/seat.ts'
import { navigate } from '../../routes/router.tsx'
import type { PageProps } from '../../routes/router.tsx'
import { Button, Field, PageMark, forwardIcon } from '../../ui/index.ts'
import { Wall } from './wall.tsx'

type Phase = { at: 'opening' } | { at: 'stranger' } | { at: 'no-network' } | { at: 'wall'; entered: Entered }

function Projector(props: { meeting: string }): JSX.Element {
  const t = useText(projector)
  const i18n = useI18n()
  const [phase, setPhase] = createSignal<Phase>({ at: 'opening' })
  const open = async () => {
    setPhase({ at: 'opening' })
    const options = { language: i18n.locale() }
    let answer = await returnToMeeting(props.meeting, options)
    const known = knownMeeting(props.meeting)
    if (!answer.ok && answer.trouble.kind === 'refused' && known?.person?.token) {
      const { name, token } = known.person
      answer = await joinMeeting(props.meeting, { key: known.key, name, token }, options)
    }
    if (answer.ok) setPhase({ at: 'wall', entered: answer.body })
    else setPhase({ at: answer.trouble.kind === 'no-network' ? 'no-network' : 'stranger' })
  }
  onMount(() => void open())
  const wall = () => {
    const now = phase()
    return now.at === 'wall' ? now.entered : undefined
  }
  return (
    <Switch>
      <Match when={phase().at === 'opening'}><main class="page" aria-busy="true"><p class="lead" role="status">{t('opening')}</p></main></Match>
      <Match when={phase().at === 'stranger'}><Stranger /></Match>
      <Match when={phase().at === 'no-network'}>
        <main class="page">
          <PageMark />
          <h1>{t('noNetwork')}</h1>
          <Button kind="primary" onClick={() => void open()}>{t('retry')}</Button>
        </main>
      </Match>
      <Match when={wall()}>{(entered) => (
        <MeetingProvider initialSeat={seatOf(props.meeting, entered())} staticDeps={{ spares: false }}>
          <TableProvider><Wall /></TableProvider>
        </MeetingProvider>
      )}</Match>
    </Switch>
  )
}

/** No session here: the link is found inside whatever was pasted. */
function Stranger(): JSX.Element {
  const t = useText(projector)
  const [text, setText] = createSignal('')
  const [wrong, setWrong] = createSignal(false)
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    const link = readLink(text())
    setWrong(link === undefined)
    if (link) navigate(roomPath(link))
  }
  return (
    <main class="page">
      <PageMark />
      <div class="stack">
        <h1>{t('stranger')}</h1>
        <p class="lead">{t('strangerHow')}</p>
      </div>
      <form class="stack" onSubmit={enter} novalidate>
        <Field label={t('paste')} value={text()} onText={setText} autocomplete="off" error={wrong() ? t('pasteWrong') : undefined} />
        <Button type="submit" kind="primary" icon={forwardIcon}>{t('enter')}</Button>
      </form>
    </main>
  )
}

export default function ProjectorPage(props: PageProps): JSX.Element {
  return <Show when={props.params['meeting']} keyed>{(meeting) => <Projector meeting={meeting} />}</Show>
}
