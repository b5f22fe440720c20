/*
 * Putting the meeting's problem into a guide question.
 *
 * A question may hold `{problema}` (or `{problem}`). The document keeps it as written and this fills it where it is shown, since
 * the statement can still change while people talk. Must never show a placeholder to anybody, statement or not.
 */
export type Language = 'es' | 'en'

const placeholder = /\{probl?em[ao]?\}/gi
const unnamed: Record<Language, string> = { es: 'esta situación', en: 'this situation' }
const articles: Record<Language, RegExp> = {
  es: /^(el|la|los|las|un|una|nuestro|nuestra|nuestros|nuestras)\s/i,
  en: /^(the|a|an|our)\s/i,
}

/** Longer statements are sentences more often than names, and a sentence reads better between quotation marks. */
const longestName = 60

const phrase = (problem: string, language: Language): string => {
  const statement = problem.trim().replaceAll(/\s+/g, ' ').replace(/[.;,:]+$/, '')
  if (statement === '') return unnamed[language]
  const isName = articles[language].test(statement) && statement.length <= longestName && !/[.;:?!]/.test(statement)
  if (isName) return statement[0]!.toLowerCase() + statement.slice(1)
  return language === 'es' ? `«${statement}»` : `“${statement}”`
}

/**
 * The question as people read it. A statement that starts with an article and is short goes into the sentence in lower case
 * ("la comprensión lectora"); any other is quoted; without one, the question speaks of the situation.
 */
export const fillQuestion = (question: string, problem: string | null, language: Language = 'es'): string =>
  question.replaceAll(placeholder, () => phrase(problem ?? '', language))
