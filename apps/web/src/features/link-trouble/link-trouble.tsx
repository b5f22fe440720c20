/*
 * Five ways in which a link does not open, each one sentence and one button. No code, no blame, no dead end: the button is
 * what a person would do next.
 */
import { Switch, Match } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../../i18n/index.ts'
import { linkTrouble } from '../../i18n/es/link-trouble.ts'
import { Icon } from '../../ui/icon.tsx'
import { linkIcon, messageIcon, offlineIcon } from '../../ui/icons.ts'
import { PageMark } from '../../ui/page-frame.tsx'
import type { LinkTroubleKind } from './kind.ts'

type Way = 'ask' | 'retry' | 'paste'
const ways: Record<LinkTroubleKind, Way> = { unknown: 'ask', replaced: 'ask', ended: 'ask', noNetwork: 'retry', cut: 'paste' }

/** `coordinator` is the name to ask, where the server told it. */
export function LinkTrouble(props: {
  kind: LinkTroubleKind
  coordinator?: string | undefined
  onRetry: () => void
}): JSX.Element {
  const t = useText(linkTrouble)
  const way = () => ways[props.kind]
  return (
    <main class="page">
      <PageMark />
      <Icon of={way() === 'retry' ? offlineIcon : linkIcon} size={56} />
      <h1>{t(props.kind)}</h1>
      <Switch>
        <Match when={way() === 'retry'}>
          <button type="button" class="button button-primary" onClick={() => props.onRetry()}>{t('retry')}</button>
        </Match>
        <Match when={way() === 'paste'}>
          <a class="button button-primary" href="/?pegar=1"><Icon of={linkIcon} />{t('pasteWhole')}</a>
        </Match>
        <Match when={way() === 'ask'}>
          <a class="button button-primary" href={`https://wa.me/?text=${encodeURIComponent(t('askText'))}`} rel="noreferrer">
            <Icon of={messageIcon} />
            {props.coordinator ? t('askLinkTo', { name: props.coordinator }) : t('askLink')}
          </a>
        </Match>
      </Switch>
    </main>
  )
}
