/*
 * A component whose code comes after the first picture: nothing stands in its place until then, and nothing around it waits.
 *
 * On a line that fails the code is asked for again, after growing pauses and as soon as the browser says it is back; a part that
 * cannot be fetched never takes the room down. Use it for what may come a moment later; a place the person opened uses `lazy`
 * with a word of waiting instead.
 */
import { Show, createSignal, onCleanup, onMount } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** Lets the first picture come before code is asked for; a page that is never idle does not wait for ever. */
const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 1_500 })
  else setTimeout(run, 200)
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/** `load` gives the component; it is called when the first of them is shown. `meanwhile` stands in its place until it is here. */
export function late<P extends object>(load: () => Promise<Component<P>>, meanwhile?: Component<P>): Component<P> {
  let found: Component<P> | undefined
  return (props: P): JSX.Element => {
    const [ready, setReady] = createSignal(found)
    let timer = 0
    let left = false
    const fetch = async (pause: number) => {
      try {
        const component = found ??= await load()
        if (!left) setReady(() => component)
      } catch { if (!left) timer = setTimeout(() => void fetch(Math.min(pause * 2, LONGEST_PAUSE)), pause) as unknown as number } // no line: again
    }
    const online = () => { if (!ready()) { clearTimeout(timer); void fetch(FIRST_PAUSE) } }
    onMount(() => {
      if (!ready()) whenIdle(() => { if (!left) void fetch(FIRST_PAUSE) })
      addEventListener('online', online)
    })
    onCleanup(() => { left = true; clearTimeout(timer); removeEventListener('online', online) })
    return <Show when={ready() ?? meanwhile} keyed>{(component) => <Dynamic component={component} {...props} />}</Show>
  }
}
