/*
 * Which language the page speaks, and the one way a component gets words.
 *
 * Spanish is in the chunks that use it; English is one chunk, fetched before the first paint of a page in English.
 * The choice: what the person picked on this device, else the device's language, else es-PE. A missing translation
 * falls back to Spanish, never to a key.
 */
import { createContext, createSignal, useContext } from 'solid-js'
import type { Accessor, JSX } from 'solid-js'
import { fill, form } from './dictionary.ts'
import type { Counted, Dictionary, Say, Words } from './dictionary.ts'

export const languages = ['es', 'en'] as const
export type Language = (typeof languages)[number]
export const locales: Record<Language, string> = { es: 'es-PE', en: 'en-GB' }

type Translated = Readonly<Record<string, Words>>
export interface I18n {
  language: Accessor<Language>
  locale: Accessor<string>
  /** Loads what the language needs, then switches every text on the page. */
  speak(language: Language): Promise<void>
  say(dictionary: Dictionary, key: string, values?: Readonly<Record<string, string | number>>): string
}

const load: Record<Language, () => Promise<Translated>> = {
  es: async () => ({}),
  en: async () => (await import('./en.ts')).english,
}

/** One per page (and one per test that wants another language). */
export function createI18n(): I18n {
  const [current, setCurrent] = createSignal<{ language: Language; translated: Translated }>({ language: 'es', translated: {} })
  const locale = () => locales[current().language]
  return {
    language: () => current().language,
    locale,
    speak: async (language) => { setCurrent({ language, translated: await load[language]() }) },
    say(dictionary, key, values) {
      const text: string | Counted = current().translated[dictionary.feature]?.[key] ?? dictionary.words[key] ?? ''
      return fill(typeof text === 'string' ? text : form(text, Number(values?.['n'] ?? 0)), values, locale())
    },
  }
}

const Context = createContext<I18n>(createI18n())

/** One set of words for everything inside; it is made once for the page and never swapped. */
export function I18nProvider(props: { initialI18n: I18n; children: JSX.Element }): JSX.Element {
  return <Context.Provider value={props.initialI18n}>{props.children}</Context.Provider>
}

/** The page's language and locale, for dates and for the switch. */
export const useI18n = (): I18n => useContext(Context)

/** `const t = useText(home)`, then `t('title')` inside JSX: it follows a change of language. */
export function useText<W extends Words>(dictionary: Dictionary<W>): Say<W> {
  const i18n = useI18n()
  return (key, ...values) => i18n.say(dictionary, key, values[0])
}

/** The language a device asks for, from its preference list. */
export const deviceLanguage = (preferred: readonly string[]): Language => {
  for (const tag of preferred) {
    const found = languages.find((language) => tag.toLowerCase().startsWith(language))
    if (found) return found
  }
  return 'es'
}
