/*
 * What the opening block presents, on everybody's screen while it is spoken of: what we meet for, how we will work, who leads, which norms
 * hold. A step that is known presents one of them; any other step of the first block presents the rest together.
 * Stands there only while nothing else does: a board or a question takes its place.
 */
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Leads, Purpose } from './before.tsx'

type Part = 'purpose' | 'route' | 'leads' | 'rules'
/** By the ids that the agenda templates give these steps. */
const parts: Readonly<Record<string, readonly Part[]>> = { purpose: ['purpose'], method: ['route'], roles: ['leads'], rules: ['rules'] }
const together: readonly Part[] = ['purpose', 'leads', 'rules']

export function Presented(): JSX.Element {
  const meeting = useMeeting()
  const table = useTable()
  const step = () => meeting.state().step
  const opening = () => meeting.state().block !== null && table.blocks()[0]?.id === meeting.state().block
  const free = () => (step()?.board === 'none' || step()?.board === 'groundRules') && meeting.state().question === null
  const shown = () => (opening() && free() ? parts[step()?.id ?? ''] ?? together : [])
  return <For each={shown()}>{(part) => views[part]()}</For>
}

const views: Readonly<Record<Part, () => JSX.Element>> = { purpose: () => <Purpose />, route: () => <Route />, leads: () => <Leads />, rules: () => <Norms /> }

/** The norms as they were chosen; they are chosen beside the agenda. */
function Norms(): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  return (
    <div class="stack">
      <h2>{t('rules')}</h2>
      <Show when={table.data().groundRules.length > 0} fallback={<p class="lead">{t('noRules')}</p>}>
        <ul><For each={table.data().groundRules}>{(norm) => <li>{norm}</li>}</For></ul>
      </Show>
    </div>
  )
}

/** How we will work: the blocks with their minutes, in one look. */
function Route(): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  return (
    <div class="stack">
      <h2>{t('title')}</h2>
      <ol><For each={table.blocks()}>{(block) => <li>{block.title} <Show when={block.minutes > 0}><span class="lead">{t('min', { n: block.minutes })}</span></Show></li>}</For></ol>
    </div>
  )
}
