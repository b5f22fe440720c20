/*
 * What just happened, with a way back: a line at the foot of the screen for ten seconds. The seconds stop while somebody
 * points at it, holds the focus in it or has the page hidden. At most three at once; the oldest gives way.
 * A screen with a bar at its foot sets the region's `--toast-lift` to the bar's height; on the region alone: a
 * variable on the root would restyle the whole page. Never for what must be read: a notice stays, a toast goes.
 */
import { For, Show, createContext, createSignal, onCleanup, onMount, useContext } from 'solid-js'
import type { JSX } from 'solid-js'
import { useText } from '../i18n/index.ts'
import { ui } from '../i18n/es/ui.ts'
import { Button, IconButton } from './button.tsx'
import { closeIcon } from './icons.ts'
import styles from './toasts.module.css'

export interface Toast {
  text: string
  /** Takes back what happened; the toast goes when it is pressed. */
  undo?: () => void
  /** Milliseconds in view, 10 000 unless told. */
  stays?: number
}
export interface Toasts { show(toast: Toast): void }

const Context = createContext<Toasts>({ show: () => undefined })
const most = 3

/** `useToasts().show({ text: t('removed'), undo })`. Without a ToastRegion above it shows nothing. */
export const useToasts = (): Toasts => useContext(Context)

export function ToastRegion(props: { children: JSX.Element }): JSX.Element {
  const t = useText(ui)
  const [shown, setShown] = createSignal<readonly Toast[]>([])
  const drop = (toast: Toast) => setShown((before) => before.filter((other) => other !== toast))
  const show = (toast: Toast) => { setShown((before) => [...before, { ...toast }].slice(-most)) }
  return (
    <Context.Provider value={{ show }}>
      {props.children}
      <section class={styles['region']} data-toasts aria-label={t('notices')} aria-live="polite">
        <For each={shown()}>{(toast) => <Line toast={toast} onGone={() => drop(toast)} />}</For>
      </section>
    </Context.Provider>
  )
}

function Line(props: { toast: Toast; onGone: () => void }): JSX.Element {
  const t = useText(ui)
  let left = 0
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    left -= Date.now() - since
  }
  const run = () => {
    if (timer !== undefined || document.hidden) return
    since = Date.now()
    timer = setTimeout(() => props.onGone(), Math.max(1000, left))
  }
  const seen = () => (document.hidden ? pause() : run())
  onMount(() => {
    left = props.toast.stays ?? 10_000
    run()
    document.addEventListener('visibilitychange', seen)
    onCleanup(() => { clearTimeout(timer); document.removeEventListener('visibilitychange', seen) })
  })
  const takeBack = () => { props.toast.undo?.(); props.onGone() }
  return (
    <div class={styles['toast']} onPointerEnter={pause} onPointerLeave={run} onFocusIn={pause} onFocusOut={run}>
      <span class={styles['text']}>{props.toast.text}</span>
      <Show when={props.toast.undo}><Button kind="quiet" onClick={takeBack}>{t('undo')}</Button></Show>
      <IconButton label={t('close')} icon={closeIcon} onClick={() => props.onGone()} />
    </div>
  )
}
