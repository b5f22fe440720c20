/*
 * Addresses and what answers them. The shell holds home and entry; every other page is fetched when its address is opened.
 * A page of another part is found by its folder's name, so a page that a build does not have is a plain "nothing here".
 */
import { ErrorBoundary, Suspense, createEffect, lazy } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { Route, Router } from '@solidjs/router'
import { I18nProvider, useText } from './i18n/index.ts'
import type { I18n } from './i18n/index.ts'
import { shell } from './i18n/es/shell.ts'
import Home from './features/home/home.tsx'
import { MeetingRoute } from './routes/meeting.tsx'
import { Button, LinkButton } from './ui/button.tsx'

const pages = import.meta.glob<{ default: Component }>('./features/{projector,community,verify,practice}/index.tsx')
const page = (name: string): Component => {
  const load = pages[`./features/${name}/index.tsx`]
  return load ? lazy(load) : NotFound
}

function NotFound(): JSX.Element {
  const t = useText(shell)
  return <main class="page"><h1>{t('notFound')}</h1><LinkButton kind="primary" href="/">{t('goHome')}</LinkButton></main>
}

function Crashed(): JSX.Element {
  const t = useText(shell)
  return <main class="page"><h1>{t('crashed')}</h1><Button kind="primary" onClick={() => location.reload()}>{t('reload')}</Button></main>
}

function Opening(): JSX.Element {
  const t = useText(shell)
  return <main class="page" aria-busy="true"><p class="lead" role="status">{t('loading')}</p></main>
}

const Create = lazy(() => import('./features/create/create.tsx'))
const Invite = lazy(() => import('./features/invite/invite.tsx'))

export function App(props: { i18n: I18n }): JSX.Element {
  createEffect(() => { document.documentElement.lang = props.i18n.locale() })
  const failed = (error: unknown) => { console.error(error); return <Crashed /> }
  const Frame = (frame: { children?: JSX.Element }) => (
    <I18nProvider initialI18n={props.i18n}>
      <ErrorBoundary fallback={failed}><Suspense fallback={<Opening />}>{frame.children}</Suspense></ErrorBoundary>
    </I18nProvider>
  )
  return (
    <Router root={Frame}>
      <Route path="/" component={Home} />
      <Route path="/new" component={Create} />
      <Route path="/invite/:meeting" component={Invite} />
      <Route path="/r/:meeting" component={MeetingRoute} />
      <Route path="/p/:meeting" component={page('projector')} />
      <Route path="/c/:community" component={page('community')} />
      <Route path="/verify" component={page('verify')} />
      <Route path="/practice" component={page('practice')} />
      <Route path="*" component={NotFound} />
    </Router>
  )
}
