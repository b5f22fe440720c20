/* What was attached to a block, folded under it: a line while there is something to see or somebody may bring it. */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, attachIcon } from '../../ui/index.ts'
import { Evidence } from '../../parts/evidence/index.tsx'

export function BlockEvidence(props: { block: string }): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const [open, setOpen] = createSignal(false)
  const count = () => meeting.state().evidence.filter((one) => !one.removed && one.block === props.block).length
  return (
    <Show when={count() > 0 || meeting.may('evidence.attach')}>
      <Button kind="quiet" icon={attachIcon} aria-expanded={open()} onClick={() => setOpen(!open())}>
        {count() > 0 ? t('evidence', { n: count() }) : t('attach')}
      </Button>
      <Show when={open()}><Evidence block={props.block} /></Show>
    </Show>
  )
}
