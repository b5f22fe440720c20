/* The agreements so far, beside the room on a wide screen: numbers and texts, and the way to their board. */
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { room } from '../../i18n/es/room.ts'
import { useText } from '../../i18n/index.ts'
import { useTable } from '../../live/index.ts'
import { Button, agreementIcon } from '../../ui/index.ts'
import styles from './room.module.css'

export function AgreementList(props: { onOpen: () => void }): JSX.Element {
  const t = useText(room)
  const table = useTable()
  return (
    <div class="stack">
      <h2>{t('agreements')}</h2>
      <Show when={table.agreements().length > 0} fallback={<p class="lead">{t('noAgreements')}</p>}>
        <ol class={styles['agreed']}><For each={table.agreements()}>{(one) => <li data-state={one.state}>{one.text}</li>}</For></ol>
      </Show>
      <Button kind="quiet" icon={agreementIcon} onClick={() => props.onOpen()}>{t('openAgreements')}</Button>
    </div>
  )
}
