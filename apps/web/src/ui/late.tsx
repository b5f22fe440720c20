/*
 * A component whose code comes after the first picture: nothing stands in its place until then, and nothing around it waits.
 *
 * On a line that fails the code is asked for again, after growing pauses and as soon as the browser says it is back; a part that
 * cannot be fetched never takes the room down. Use `late` for what may come a moment later, and `opened` for a place the person
 * opened, which has a word of waiting.
 */
import { Show, createSignal, lazy, onCleanup, onMount } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** Lets the first picture come before code is asked for; a page that is never idle does not wait for ever. */
const whenIdle = (run: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 1_500 })
  else setTimeout(run, 200)
}

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

const pauseOrLine = (ms: number) => new Promise<void>((done) => {
  const go = () => { clearTimeout(timer); removeEventListener('online', go); done() }
  const timer = setTimeout(go, ms)
  addEventListener('online', go)
})

/** Asks for code until it comes or nobody wants it any more (then it rejects with what went wrong). */
async function insist<T>(load: () => Promise<T>, wanted = () => true): Promise<T> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try { return await load() } catch (fault) {
      if (!wanted()) throw fault
      await pauseOrLine(pause)
    }
  }
}

/** For a place the person opened: it waits in the nearest Suspense, for as long as the line needs. */
export const opened = <P extends object>(load: () => Promise<Component<P>>): Component<P> => lazy(async () => ({ default: await insist(load) }))

/** `load` gives the component; it is called when the first of them is shown. `meanwhile` stands in its place until it is here. */
export function late<P extends object>(load: () => Promise<Component<P>>, meanwhile?: Component<P>): Component<P> {
  let found: Component<P> | undefined
  return (props: P): JSX.Element => {
    const [ready, setReady] = createSignal(found)
    let left = false
    const fetch = () => insist(load, () => !left).then((component) => { found = component; if (!left) setReady(() => component) }, () => undefined)
    onMount(() => { if (!ready()) whenIdle(() => { if (!left) void fetch() }) })
    onCleanup(() => { left = true })
    return <Show when={ready() ?? meanwhile} keyed>{(component) => <Dynamic component={component} {...props} />}</Show>
  }
}
