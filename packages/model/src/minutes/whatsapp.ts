/*
 * The acta for a chat: agreements, dates, the next meeting with its link, and the acta's link alone on its last line, so that every app makes it one
 * tap. Never longer than 600 characters; what does not fit is in the acta.
 */
import { datesFor, type MinutesTexts } from './texts.ts'
import type { MinutesContent } from './types.ts'

export const WHATSAPP_MOST = 600

const cut = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('').trimEnd()}…`
}

/** At most 600 characters (UTF-16 units, as apps count), the link always whole. */
export function whatsapp({ sections, timeZone }: MinutesContent, link: string, texts: MinutesTexts): string {
  const { whatsapp: words } = texts
  const dates = datesFor(texts, timeZone)
  const { at, undecided } = sections.next
  const head = words.head(sections.data.code || texts.draft, cut(sections.data.title, 60))
  const next = at !== null ? words.next(dates.moment(at)) : undecided ? words.undecided : ''
  const tail = [next, next === '' ? '' : sections.next.link, link].filter((line) =>
    line !== '').map((line) => `\n${line}`).join('')
  const all = sections.agreements.agreements
  const line = (agreement: (typeof all)[number], most: number) =>
    `\n• ${cut(agreement.text.replace(/\s+/gu, ' '), most)}${agreement.due === '' ? '' : words.due(cut(dates.due(agreement.due), 40))}`
  const build = (shown: number, most: number): string => {
    const rest = all.length - shown
    const body = all.length === 0 ? `\n${words.none}`
      : `\n${words.agreements}${all.slice(0, shown).map((one) => line(one, most)).join('')}${rest > 0 ? `\n${words.more(rest)}` : ''}`
    return head + body + tail
  }
  for (let shown = Math.min(all.length, 6); shown > 0; shown--) {
    for (const most of [160, 90, 50]) if (build(shown, most).length <= WHATSAPP_MOST) return build(shown, most)
  }
  return build(0, 0)
}
