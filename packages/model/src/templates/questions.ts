/*
 * Putting the meeting's problem into a guide question.
 *
 * A question may hold `{problema}` (or `{problem}`). The document keeps it as written and this fills it where it is shown, since
 * the statement can still change while people talk. Must never show a placeholder to anybody, statement or not.
 */
export type Language = 'es' | 'en'

const placeholder = /\{probl?em[ao]?\}/gi
const unnamed: Record<Language, string> = { es: 'esta situación', en: 'this situation' }
/** Plural articles mostly open a sentence about people ("Los estudiantes leen pero…"), which nobody wants to "improve". */
const articles: Record<Language, RegExp> = { es: /^(el|la|un|una|nuestro|nuestra)\s/i, en: /^(the|a|an|our)\s/i }
const sentence: Record<Language, RegExp> = { es: /[;:?!]|\.\s|\sno\s/i, en: /[;:?!]|\.\s|\s(not|cannot)\s/i }

/** Longer statements are sentences more often than names, and a sentence reads better between quotation marks. */
const longestName = 60

const phrase = (problem: string, language: Language): string => {
  const statement = problem.replaceAll(placeholder, '').trim().replaceAll(/\s+/g, ' ').replace(/[.;,:]+$/, '')
  if (statement === '') return unnamed[language]
  const isName = statement.length <= longestName && articles[language].test(statement) && !sentence[language].test(statement)
  if (isName) return statement[0]!.toLowerCase() + statement.slice(1)
  return language === 'es' ? `«${statement}»` : `“${statement}”`
}

/**
 * The question as people read it. A short statement with a singular article goes into the sentence in lower case ("la
 * comprensión lectora"); any other is quoted; without one, the question speaks of the situation.
 */
export const fillQuestion = (question: string, problem: string | null, language: Language = 'es'): string =>
  question.replaceAll(placeholder, () => phrase(problem ?? '', language))
