/*
 * A sheet over the page, on the browser's own <dialog>: it holds the focus, closes with Escape or a tap outside, and gives
 * the focus back to where it came from. From below on a phone; at the side or in the middle where there is room.
 * Its content exists only while it is open, so a closed sheet costs nothing and forgets nothing that lives elsewhere.
 */
import { Show, createEffect, createUniqueId, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import { IconButton } from './button.tsx'
import { closeIcon } from './icons.ts'
import styles from './sheet.module.css'

export interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  /** Where it stands on a wide screen. */
  place?: 'side' | 'centre'
  /** Buttons that stay in view below the content. */
  actions?: JSX.Element
  children: JSX.Element
}

export function Sheet(props: SheetProps): JSX.Element {
  const t = useText(ui)
  const title = createUniqueId()
  let dialog!: HTMLDialogElement
  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal()
    if (!props.open && dialog.open) dialog.close()
  })
  // A press on the backdrop reaches the dialog itself; the keyboard's way out is Escape, which the browser handles.
  onMount(() => dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close() }))
  return (
    <dialog
      ref={dialog} class={styles['sheet']} data-place={props.place ?? 'side'} aria-labelledby={title}
      onClose={() => { if (props.open) props.onClose() }}
    >
      <Show when={props.open}>
        <div class={styles['body']}>
          <header class={styles['head']}>
            <h2 id={title}>{props.title}</h2>
            <IconButton label={t('close')} icon={closeIcon} onClick={() => dialog.close()} />
          </header>
          <div class={styles['content']}>{props.children}</div>
          <Show when={props.actions}><footer class={styles['actions']}>{props.actions}</footer></Show>
        </div>
      </Show>
    </dialog>
  )
}
