/*
 * Addresses and what answers them. The shell holds home and entry; every other page is fetched when its address is opened.
 * A page of another part is found by its folder's name, so a page that a build does not have is a plain "nothing here".
 */
import { ErrorBoundary, Suspense, createEffect, lazy } from 'solid-js'
import type { Component, JSX } from 'solid-js'
import { I18nProvider, useText } from './i18n/index.ts'
import type { I18n } from './i18n/index.ts'
import { shell } from './i18n/es/shell.ts'
import Home from './features/home/home.tsx'
import { MeetingRoute } from './routes/meeting.tsx'
import { Pages } from './routes/router.tsx'
import type { PageProps, Routes } from './routes/router.tsx'

const pages = import.meta.glob<{ default: Component<PageProps> }>('./features/{projector,community,verify,practice}/index.tsx')
const page = (name: string): Component<PageProps> => {
  const load = pages[`./features/${name}/index.tsx`]
  return load ? lazy(load) : NotFound
}

function NotFound(): JSX.Element {
  const t = useText(shell)
  return <main class="page"><h1>{t('notFound')}</h1><a class="button button-primary" href="/">{t('goHome')}</a></main>
}

function Crashed(): JSX.Element {
  const t = useText(shell)
  return (
    <main class="page">
      <h1>{t('crashed')}</h1>
      <button type="button" class="button button-primary" onClick={() => location.reload()}>{t('reload')}</button>
    </main>
  )
}

function Opening(): JSX.Element {
  const t = useText(shell)
  return <main class="page" aria-busy="true"><p class="lead" role="status">{t('loading')}</p></main>
}

const routes: Routes = [
  ['/', Home],
  ['/r/:meeting', MeetingRoute],
  ['/new', lazy(() => import('./features/create/create.tsx'))],
  ['/invite/:meeting', lazy(() => import('./features/invite/invite.tsx'))],
  ['/p/:meeting', page('projector')],
  ['/c/:community', page('community')],
  ['/verify', page('verify')],
  ['/practice', page('practice')],
]

export function App(props: { initialI18n: I18n }): JSX.Element {
  createEffect(() => { document.documentElement.lang = props.initialI18n.locale() })
  const failed = (error: unknown) => { console.error(error); return <Crashed /> }
  return (
    <I18nProvider initialI18n={props.initialI18n}>
      <ErrorBoundary fallback={failed}>
        <Suspense fallback={<Opening />}><Pages routes={routes} otherwise={NotFound} /></Suspense>
      </ErrorBoundary>
    </I18nProvider>
  )
}
