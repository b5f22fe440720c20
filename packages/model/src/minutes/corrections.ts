/*
 * Accepted corrections, taken up: the text that should stand, in the place it was asked for.
 *
 *   content + accepted corrections ─► those whose place still says what was read ─► content that lists them, agreements changed
 *   lines of that content ─► the places show the new text, marked ─► every file and the screen
 *
 * The list is part of what is hashed, so a version says what changed, who asked and who accepted. Nobody's text is ever lost: what
 * names no place (or one that is gone) stands at the end of its section.
 */
import type { Correction, MeetingState } from '../record/state.ts'
import { cleanText } from './clean.ts'
import { contentLines } from './lines-content.ts'
import { bareWords, withCorrections } from './lines-corrected.ts'
import { paragraphsIn } from './lines.ts'
import { nameFor } from './source.ts'
import { textsFor } from './texts.ts'
import type { AgreementLine, AppliedCorrection, Closing, MinutesContent } from './types.ts'

const fields = ['responsible', 'indicator', 'target', 'due'] as const
type Field = (typeof fields)[number]

/** What a place says, without the marks and codes the acta itself puts there. */
const said = (text: string): string => bareWords(text).replace(/\s+/gu, ' ').trim()

/** Accepted corrections as the content keeps them, in the order they were accepted. */
export const acceptedIn = (state: MeetingState, which: (one: Correction) => boolean = () => true): AppliedCorrection[] =>
  state.corrections.filter((one) => one.outcome?.accepted === true && which(one) && cleanText(one.text) !== '')
    .toSorted((a, b) => (a.outcome?.at ?? 0) - (b.outcome?.at ?? 0))
    .map(({ id, section, paragraph, was, text, by, at, outcome }) => ({
      id, section, paragraph, was: cleanText(was), text: cleanText(text), by: nameFor(state, by), at,
      acceptedBy: nameFor(state, outcome?.by ?? null),
    }))

/** An agreement with one of its own texts replaced; undefined where the place is none of its texts. */
function agreementWith(one: AgreementLine, place: string, text: string): AgreementLine | undefined {
  if (place === `agreements/${one.id}`) return { ...one, text: bareWords(text) }
  const field = fields.find((name): name is Field => place === `agreements/${one.id}/${name}`)
  return field === undefined ? undefined : { ...one, [field]: bareWords(text) }
}

/**
 * The content with more corrections taken up, in their order. One whose place says something else by now is passed over: somebody
 * mended it by hand.
 */
export function corrected<C extends MinutesContent>(content: C, accepted: readonly AppliedCorrection[]): C {
  const known = new Set(content.corrections.map(({ id }) => id))
  const fresh = accepted.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return content
  const texts = textsFor(content.language)
  const now = new Map(paragraphsIn(withCorrections(contentLines(content, texts), content.corrections, texts)).map(({ id, text }) => [id, said(text)]))
  const taken: AppliedCorrection[] = []
  let agreements = content.sections.agreements.agreements
  for (const one of fresh) {
    const before = now.get(one.paragraph)
    if (one.was !== '' && before !== undefined && before !== said(one.was) && !before.endsWith(`: ${said(one.was)}`)) continue
    taken.push({ ...one, was: one.was || before || '' })
    if (before !== undefined) now.set(one.paragraph, said(one.text))
    agreements = agreements.map((line) => agreementWith(line, one.paragraph, one.text) ?? line)
  }
  return {
    ...content, corrections: [...content.corrections, ...taken],
    sections: { ...content.sections, agreements: { ...content.sections.agreements, agreements } },
  }
}

/** The next version of a sealed acta: the same but for the corrections accepted since, its number of version and its closing. */
export const amend = (sealed: MinutesContent, accepted: readonly AppliedCorrection[], version: number, closing: Closing): MinutesContent =>
  ({ ...corrected(sealed, accepted), version, closing })
