/*
 * Words as data. A feature's Spanish dictionary is the base and gives the type; its English twin must have the same keys.
 * A text may hold {placeholders}; one that counts is a pair of forms chosen by {n}. No text is ever put together from pieces
 * in a component, so a language with another word order loses nothing.
 */

/** One form per plural category a language has; `other` is always there. */
export interface Counted { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string }
export type Words = Readonly<Record<string, string | Counted>>
export interface Dictionary<W extends Words = Words> { readonly feature: string; readonly words: W }
/** What a translation of `D` has to be. */
export type Translation<D extends Dictionary> = {
  readonly [K in keyof D['words']]: D['words'][K] extends string ? string : Counted
}

type Holes<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never
type Fill<T> = T extends string ? Holes<T> : T extends Counted ? Holes<Extract<T[keyof T], string>> | 'n' : never
type Params<T> = [Fill<T>] extends [never] ? [] : [values: { readonly [K in Fill<T>]: string | number }]

/** `t('key')`, or `t('key', { name })` where the text has placeholders; the compiler knows which. */
export type Say<W extends Words> = <K extends keyof W & string>(key: K, ...values: Params<W[K]>) => string

/** Declares a feature's base dictionary. `feature` is also the file's name in `es/` and `en/`. */
export const dictionary = <const W extends Words>(feature: string, words: W): Dictionary<W> => ({ feature, words })

/** Fills `{placeholders}`; one that got no value stays visible, so that it is noticed. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}, locale = 'es-PE'): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (typeof value !== 'number') return value ?? hole
    // nothing to group below a thousand, and a formatter for each second of each clock is a slow phone's hardest work
    return Number.isInteger(value) && Math.abs(value) < 1000 ? String(value) : value.toLocaleString(locale)
  })

/** The form of a counted text for `n`: Spanish and English count alike, one and all others. */
export const form = (counted: Counted, n: number): string => (n === 1 ? counted.one ?? counted.other : counted.other)
