/* What the pages around a meeting share: the mark that leads home, and the two choices of theme and language. */
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { chooseTheme, currentTheme } from '../device/theme.ts'
import { deviceStorage } from '../device/storage.ts'
import { useI18n, useText } from '../i18n/index.ts'
import { shell } from '../i18n/es/shell.ts'
import { Icon } from './icon.tsx'
import { markIcon, moonIcon, sunIcon } from './shell-icons.ts'

export function PageMark(): JSX.Element {
  const t = useText(shell)
  return <a class="page-mark" href="/" aria-label={t('home')}><Icon of={markIcon} size={28} />{t('name')}</a>
}

export function ThemeAndLanguage(): JSX.Element {
  const t = useText(shell)
  const i18n = useI18n()
  const [theme, setTheme] = createSignal(currentTheme())
  const other = () => (theme() === 'dark' ? 'light' : 'dark')
  const otherLanguage = () => (i18n.language() === 'es' ? 'en' : 'es')
  const flip = () => { chooseTheme(other()); setTheme(other()) }
  const speak = () => {
    const language = otherLanguage()
    deviceStorage().write('language', language)
    void i18n.speak(language)
  }
  return (
    <div class="row">
      <button type="button" class="button button-quiet button-icon" aria-label={t(other())} title={t(other())} onClick={flip}>
        <Icon of={theme() === 'dark' ? sunIcon : moonIcon} />
      </button>
      <button
        type="button" class="button button-quiet" lang={otherLanguage()}
        aria-label={`${t('language')}: ${t('languageName')}`} onClick={speak}
      >{t('language')}</button>
    </div>
  )
}
