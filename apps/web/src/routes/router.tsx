/*
 * Addresses to pages, over this browser's history: about a kilobyte, because everybody waits for the shell on a slow line and
 * nine addresses need no nesting, no data layer and no transitions.
 *
 * Any plain <a> to an address of our own navigates without a reload, except downloads and what the server answers itself.
 * A page gets its parameters and the state that came with the navigation as props; it never reads the address by itself.
 */
import { Show, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

export interface PageProps {
  params: Readonly<Record<string, string>>
  /** What `navigate` was given, or null after a reload in a new tab. */
  state: unknown
}
export type Routes = readonly (readonly [pattern: string, page: Component<PageProps>])[]

/** Parameters of `path` under `pattern` ("/r/:meeting"), or undefined if it does not fit. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern, path].map((text) => text.split('/').filter(Boolean)) as [string[], string[]]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return undefined
  }
  return params
}

/** Goes to an address of our own; `replace` leaves no way back to this one. */
export function navigate(to: string, options: { replace?: boolean; state?: unknown } = {}): void {
  if (options.replace) history.replaceState(options.state ?? null, '', to)
  else history.pushState(options.state ?? null, '', to)
  dispatchEvent(new PopStateEvent('popstate', { state: options.state ?? null }))
  if (!options.replace) scrollTo(0, 0)
}

/** The address a click asks for, or undefined if the browser should do it by itself. */
export function linkOf(event: MouseEvent, origin: string): string | undefined {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || event.button !== 0 || modified) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return undefined
  const url = new URL(link.href)
  const servers = /^\/(api|live|sync)\//.test(url.pathname)
  return url.origin === origin && !servers ? url.pathname + url.search + url.hash : undefined
}

/**
 * Puts the focus on a new page's heading once it is there, so that it is read out and the keyboard starts from the top. What took
 * the focus by itself keeps it; a page that has not come after a second or so is left alone.
 */
function focusHeading(before: Element | null, tries = 60): void {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('#app h1')
    if (document.activeElement !== document.body) return
    if (heading && heading !== before) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    } else if (tries > 0) focusHeading(before, tries - 1)
  })
}

export function Pages(props: { routes: Routes; otherwise: Component }): JSX.Element {
  const read = () => ({ path: location.pathname, state: history.state as unknown })
  const [place, setPlace] = createSignal(read())
  const moved = () => {
    const before = document.querySelector('#app h1')
    setPlace((was) => {
      const now = read()
      if (now.path !== was.path) focusHeading(before)
      return now
    })
  }
  const click = (event: MouseEvent) => {
    const to = linkOf(event, location.origin)
    if (to === undefined) return
    event.preventDefault()
    navigate(to)
  }
  addEventListener('popstate', moved)
  document.addEventListener('click', click)
  onCleanup(() => { removeEventListener('popstate', moved); document.removeEventListener('click', click) })
  // A page is rebuilt when its path changes, not when only the fragment or the state does.
  const path = createMemo(() => place().path)
  const found = createMemo(() => {
    for (const [pattern, page] of props.routes) {
      const params = match(pattern, path())
      if (params) return { page, params }
    }
    return undefined
  })
  return (
    <Show when={found()} keyed fallback={<Dynamic component={props.otherwise} />}>
      {(now) => <Dynamic component={now.page} params={now.params} state={place().state} />}
    </Show>
  )
}
