/*
 * Section 7 in words: a table of all blocks with their minutes, then what each one left behind.
 */
import { contributions, heading, item, list, rich, span, text, under, type Maker } from './lines-parts.ts'
import type { Line } from './lines.ts'
import type { BlockLine, DevelopmentSection, TurnLine } from './types.ts'

export function developmentLines(maker: Maker, of: DevelopmentSection): Line[] {
  const { texts, dates } = maker
  const { development: words } = texts
  const table: Line[] = of.blocks.length === 0 ? [] : [{
    kind: 'table', section: of.n, columns: words.columns, widths: [46, 13, 13, 10, 18],
    rows: of.blocks.map((block) =>
      ({ id: `development/${block.id}`, cells: [block.title, texts.minutes(block.planned), added(maker, block.added),
        texts.minutes(block.used), words.states[block.state]] })),
  }]
  const changes = of.adjustments.map((change) => item(`development/${change.id}`, 0, span([
    `${dates.time(change.at)}, ${change.by}: `,
    change.changes.map((one) => words.change(one.title, one.minutes, one.moved)).join('; '), '.',
  ].join(''))))
  return [
    ...table,
    ...under(heading(of.n, 'development/changes', 2, words.adjustments), list(of.n, changes)),
    ...of.blocks.flatMap((block) => under(heading(of.n, `development/${block.id}/title`, 2, block.title),
      blockLines(maker, of.n, block))),
    ...under(heading(of.n, 'development/outside', 2, words.outside), [
      ...contributions(maker, of.n, 'development/outside', of.contributions), ...turnLines(maker, of.n, of.turns),
    ]),
  ]
}

const added = ({ texts }: Maker, minutes: number): string =>
  (minutes === 0 ? '' : `${minutes > 0 ? '+' : ''}${texts.minutes(minutes)}`)

function blockLines(maker: Maker, n: number, block: BlockLine): Line[] {
  const { development: words } = maker.texts
  const id = `development/${block.id}`
  const told = [
    ...text(n, `${id}/startedAs`, span(block.startedAs === '' ? '' : words.startedAs(block.startedAs))),
    ...text(n, `${id}/opener`, span(block.opener === '' ? '' : words.opener(block.opener))),
    ...under(heading(n, `${id}/steps`, 3, words.steps), list(n, block.steps.filter((step) => step.text !== '').map((step) =>
      item(`${id}/${step.id}`, 0, span(step.output === '' ? step.text : `${step.text} ${words.output(step.output)}`))))),
    ...under(heading(n, `${id}/keyIdeas`, 3, words.keyIdeas), contributions(maker, n, `${id}/key`, block.keyIdeas)),
    ...under(heading(n, `${id}/notes-title`, 3, words.notes), rich(n, `${id}/notes`, block.notes)),
    ...under(heading(n, `${id}/contributions`, 3, words.contributions), contributions(maker, n, id, block.contributions)),
    ...under(heading(n, `${id}/turns`, 3, words.turns), turnLines(maker, n, block.turns)),
  ]
  return told.length === 0 ? [] : [...text(n, `${id}/purpose`, span(block.purpose === '' ? '' : words.purpose(block.purpose))),
    ...told]
}

const turnLines = ({ texts: { development: words } }: Maker, n: number, turns: readonly TurnLine[]): Line[] =>
  list(n, turns.map((turn) => {
  const about = [words.kinds[turn.kind], turn.to === '' ? '' : words.to(turn.to)].filter((part) => part !== '').join(' ')
  const phoned = turn.askedBy !== '' && turn.channel === 'call'
  const how = [turn.askedBy === '' ? '' : phoned ? words.byPhone(turn.askedBy) : words.askedBy(turn.askedBy),
    phoned ? '' : words.channels[turn.channel], turn.asked ? '' : words.unasked]
    .filter((part) => part !== '').join(', ')
  return item(`development/turn/${turn.id}`, 0, { text: turn.who || '–', bold: true },
    span(`: ${about}${turn.subject === '' ? '' : `, «${turn.subject}»`}${how === '' ? '' : ` (${how})`}`))
}))
