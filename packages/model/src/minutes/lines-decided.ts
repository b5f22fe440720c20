/*
 * Sections 6, 10, 11 and 14 in words: what had been agreed, what was put to the group, what was agreed now, and what comes next.
 */
import { bold, contributions, facts, heading, item, linked, list, span, text, under, type Maker } from './lines-parts.ts'
import type { Item, Line } from './lines.ts'
import type { AgreementLine, AgreementsSection, Consensus, NextSection, ReviewSection, StrategiesSection } from './types.ts'

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by)

export function reviewLines({ texts: { review: words }, dates }: Maker, of: ReviewSection): Line[] {
  if (of.agreements.length === 0) return text(of.n, 'review/none', span(words.none))
  return [{
    kind: 'table', section: of.n, columns: words.columns, widths: [11, 42, 15, 32],
    rows: of.agreements.map((one) => ({
      id: `review/${one.ref}`,
      cells: [
        one.code,
        joined([one.text, one.responsible === '' ? '' : words.responsible(one.responsible), one.measure,
          one.due === '' ? '' : words.due(dates.due(one.due))], '\n'),
        joined([words.progress[one.progress], one.before === 'unreviewed' ||
          one.before === one.progress ? '' : words.before(words.progress[one.before])], ' '),
        joined([one.note, one.evidence === '' ? '' : words.evidence(one.evidence), one.markedBy], '\n'),
      ],
    })),
  }]
}

const counted = ({ texts }: Maker, { agree, doubts, disagree }: Consensus): string => texts.consensus(agree, doubts, disagree)
const reasons = ({ texts }: Maker, id: string, depth: number, consensus: Consensus | null): Item[] => (consensus?.reasons ?? [])
  .map((reason, at) => item(`${id}/reason-${at + 1}`, depth, span(`${texts.answers[reason.answer]}: ${reason.text}`)))

export function strategiesLines(maker: Maker, of: StrategiesSection): Line[] {
  const entry = (id: string, words: string, by: string, group: string, consensus: Consensus | null): Item[] => [
    item(id, 0, span(words), ...(by === '' ? [] : [{ text: ` ${maker.texts.by(by)}`, italic: true as const }]),
      span(group === '' ? '' : ` [${group}]`)),
    ...(consensus === null ? [] : [item(`${id}/consensus`, 1,
      span(`${maker.texts.agreements.consensus}: ${counted(maker, consensus)}`))]), ...reasons(maker, id, 1, consensus),
  ]
  return [
    ...list(of.n, of.strategies.flatMap((one) => entry(`strategies/${one.id}`, one.text, one.by, one.group, one.consensus))),
    ...under(heading(of.n, 'strategies/consults', 2, maker.texts.consults),
      list(of.n, of.consults.flatMap((one) => entry(`strategies/${one.id}`, one.text, '', '', one.consensus)))),
  ]
}

function agreementLines(maker: Maker, n: number, one: AgreementLine): Line[] {
  const { texts: { agreements: words, commitment }, dates } = maker
  const id = `agreements/${one.id}`
  const group = (actor: string) => (Object.hasOwn(words.groups, actor) ? words.groups[actor] ?? actor : actor)
  return [
    ...text(n, id, bold(`${one.code}  `), bold(one.text)),
    ...facts(n, id, [
      ['actors', words.actors, one.actors.map(group).join(', ')], ['responsible', words.responsible, one.responsible],
      ['indicator', words.indicator, one.indicator],
      ['target', words.target, one.target], ['due', words.due, dates.due(one.due)],
      ['commitments', words.commitments,
        one.commitments.map(({ who, what, due }) => commitment(who, what, dates.due(due))).join('\n')],
      ['consensus', words.consensus, one.consensus === null ? '' : counted(maker, one.consensus)],
      ['missing', words.missing, one.missing.map((gap) => words.gaps[gap]).join(', ')],
    ]),
    ...list(n, reasons(maker, id, 0, one.consensus)),
  ]
}

export const agreementsLines = (maker: Maker, of: AgreementsSection): Line[] => [
  ...of.agreements.flatMap((one) => agreementLines(maker, of.n, one)),
  ...under(heading(of.n, 'agreements/drafts', 2, maker.texts.agreements.drafts),
    contributions(maker, of.n, 'agreements', of.drafts)),
]

export function nextLines({ texts: { next: words }, dates }: Maker, of: NextSection): Line[] {
  const tasks: Line[] = of.tasks.length === 0 ? [] : [{
    kind: 'table', section: of.n, columns: words.columns, widths: [28, 50, 22],
    rows: of.tasks.map((task) => ({ id: `next/${task.id}`, cells: [task.who, task.what, dates.due(task.due)] })),
  }]
  return [
    ...under(heading(of.n, 'next/tasks', 2, words.tasks), tasks),
    ...under(heading(of.n, 'next/meeting', 2, words.meeting), facts(of.n, 'next', [
      ['date', words.date, of.at !== null ? dates.moment(of.at) : of.undecided ? words.undecided : ''],
      ['purpose', words.purpose, of.purpose],
      ['lead', words.lead, of.lead], ['bring', words.bring, of.bring], ['link', words.link, [linked(of.link)]],
    ])),
  ]
}
