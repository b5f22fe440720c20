/*
 * The acta as Markdown (CommonMark, with pipe tables). What people wrote is escaped: it never becomes a heading, a link or HTML.
 */
import { headOf, lines, type Line, type Minutes, type MinutesTexts, type SealNote, type Span } from '@acta-viva/model/minutes'

/** Everything that could begin markup, wherever it stands. */
const special = /[\\`*_{}[\]<>()#+\-.!|~&=:]/gu
/** Only what could be read as markup where it stands, so that dates and names stay readable. */
const signs = /[\\`*_[\]<>|~&]/gu
const escape = (text: string): string => text
  .replace(signs, '\\$&')
  .replace(/^(\s*)(#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)/gmu, (_all, blanks: string, mark: string) =>
    blanks + mark.replace(special, '\\$&'))

const inline = (text: string): string => escape(text).replace(/\n+/gu, '  \n')
const address = (link: string): string =>
  link.replace(/[()<>\s\\]/gu, (letter) => encodeURIComponent(letter).replace('(', '%28').replace(')', '%29'))

/** Marks hold the words only, never the blanks around them. */
const marked = (text: string, mark: string): string => {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? []
  return words === '' ? text : `${before}${mark}${inline(words)}${mark}${after}`
}
const span = ({ text, bold, italic, link }: Span): string => {
  const words = bold === true ? marked(text, '**') : italic === true ? marked(text, '_') : inline(text)
  return link === undefined ? words : `[${words}](${address(link)})`
}
const spans = (list: readonly Span[]): string => list.map(span).join('')
const cell = (text: string): string => escape(text).replace(/\n+/gu, '<br>')
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function block(line: Line): string {
  switch (line.kind) {
    case 'heading': return `${'#'.repeat(line.level + 1)} ${line.text.replace(/\s+/gu, ' ').replace(signs, '\\$&').replace(/#+$/u, '\\$&')}`
    case 'text': return line.quiet ? `_${spans(line.spans)}_` : spans(line.spans)
    case 'facts': return line.rows.map(({ label, value }) =>
      `- **${escape(label)}:** ${spans(value).replace(/ *\n/gu, '  \n  ')}`).join('\n')
    case 'table': return [row(line.columns.map(cell)), row(line.columns.map(() => '---')),
      ...line.rows.map(({ cells }) => row(cells.map(cell)))].join('\n')
    case 'list': return line.items.map((item) => {
      const indent = '   '.repeat(item.depth)
      return `${indent}${item.ordered ? '1.' : '-'} ${spans(item.spans).replace(/ *\n/gu, `  \n${indent}   `)}`
    }).join('\n')
    case 'signatures': return line.people.map(({ name, role }) =>
      `______________________________  \n${escape(name)}  \n${escape(role)}`).join('\n\n')
  }
}

/** The whole acta; ends with a line end. */
export function markdownOf(minutes: Minutes, texts: MinutesTexts, seal?: SealNote): string {
  const head = headOf(minutes, texts)
  const top = [`# ${escape(head.document)} ${escape(head.code)}`, `**${escape(head.institution)}**`,
    escape(head.title)].filter((line) => line !== '****' && line !== '')
  return `${[...top, ...lines(minutes, texts, seal).map(block)].join('\n\n')}\n`
}
