/*
 * The text that goes to the group: at most 600 characters, the link alone on its last line so that messengers make it
 * tappable. What is too long is shortened in its long parts; the link is never touched.
 */
export const longestMessage = 600

/** Cuts at a word and marks it; `most` counts characters as messengers do. */
export function shorten(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const space = flat.slice(0, most).lastIndexOf(' ')
  return `${flat.slice(0, space > most / 2 ? space : Math.max(0, most - 1))}…`
}

/** `lines` in order, the first that gives way is the last one; `link` always ends the message. */
export function groupMessage(lines: readonly string[], link: string): string {
  const kept = lines.filter(Boolean)
  while (kept.length > 0 && total(kept, link) > longestMessage) {
    const excess = total(kept, link) - longestMessage
    const longest = kept.reduce((best, line, at) => (line.length > (kept[best]?.length ?? 0) ? at : best), 0)
    const line = kept[longest] ?? ''
    if (line.length - excess > 40) kept[longest] = shorten(line, line.length - excess)
    else kept.splice(longest, 1)
  }
  return [...kept, '', link].join('\n')
}
const total = (lines: readonly string[], link: string) => [...lines, '', link].join('\n').length

/** Opens the messenger with a text; without a number it asks whom to send it to. */
export const whatsappUrl = (text: string): string => `https://wa.me/?text=${encodeURIComponent(text)}`
