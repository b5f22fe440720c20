/* Every English dictionary, as one chunk that only English speakers fetch. A new feature's file in en/ is found by its name. */
import type { Words } from './dictionary.ts'

const files = import.meta.glob<Record<string, Words>>('./en/*.ts', { eager: true })

/** By feature: the file `en/<feature>.ts` exports one dictionary. */
export const english: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.slice('./en/'.length, -'.ts'.length), Object.values(file)[0]!]))
