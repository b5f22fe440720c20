/* A norm the moderator reminds everybody of: ten seconds on all screens, naming nobody. */
import { Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Notice, infoIcon } from '../../ui/index.ts'

/** How long a reminder stays on all screens. */
const SHOWN_MS = 10_000

export function NormReminder(): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const norm = () => {
    const now = meeting.state().norm
    return now && meeting.now() - now.at < SHOWN_MS ? now : undefined
  }
  return <Show when={norm()}>{(now) => <Notice icon={infoIcon} live><strong>{t('reminded')}:</strong> {now().text}</Notice>}</Show>
}
