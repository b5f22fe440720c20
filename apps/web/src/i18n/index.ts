/* What the rest of the web uses of the languages. */
export { dictionary } from './dictionary.ts'
export type { Counted, Dictionary, Say, Translation, Words } from './dictionary.ts'
export { I18nProvider, createI18n, deviceLanguage, languages, useI18n, useText } from './locale.tsx'
export type { I18n, Language } from './locale.tsx'
export { clock, clockText, day, hour, length, lima, moment } from './when.ts'
export type { Place } from './when.ts'
