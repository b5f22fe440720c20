/* The page starts here: styles in their order, the language this device wants, then the app; the service worker last. */
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import './features/enter/enter.css'
import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { deviceStorage } from './device/storage.ts'
import { createI18n, deviceLanguage, languages } from './i18n/index.ts'

const i18n = createI18n()
const device = deviceStorage()
const kept = device.read('language')
const language = languages.find((known) => known === kept) ?? deviceLanguage(navigator.languages)
try {
  if (language !== 'es') await i18n.speak(language)
} catch (cause) { console.warn('The page stays in Spanish: the other language did not load', cause) }

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
render(() => <App initialI18n={i18n} />, root)
// The worker comes when the page has had its line for itself.
if (import.meta.env.PROD) setTimeout(() => { import('./device/worker.ts').then(({ registerWorker }) => registerWorker(device)).catch(console.warn) }, 3_000)
