/*
 * One polite voice for the whole screen: what changed without the person doing it, said once. Two announcements at the same
 * moment are said one after the other; the same sentence twice in a row is said again.
 */
import { For, createContext, createSignal, useContext } from 'solid-js'
import type { JSX } from 'solid-js'

type Announce = (text: string) => void
const Context = createContext<Announce>(() => undefined)
const stays = 4000 // long enough to be read out, short enough not to pile up

/** `const announce = useAnnounce()`, then `announce(t('turnGranted'))`. Without an Announcer above it is silent. */
export const useAnnounce = (): Announce => useContext(Context)

export function Announcer(props: { children: JSX.Element }): JSX.Element {
  const [said, setSaid] = createSignal<readonly { text: string }[]>([])
  const announce: Announce = (text) => {
    setSaid((before) => [...before, { text }])
    setTimeout(() => setSaid((before) => before.slice(1)), stays)
  }
  return (
    <Context.Provider value={announce}>
      {props.children}
      <div class="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">
        <For each={said()}>{(one) => <p>{one.text}</p>}</For>
      </div>
    </Context.Provider>
  )
}
