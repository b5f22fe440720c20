/*
 * What follows the content: the teams' work, the conformities with their lines for hand signatures, and how to check the acta.
 */
import { contributions, facts, heading, item, linked, list, rich, section, span, text, under, type Maker } from './lines-parts.ts'
import type { Line, SealNote } from './lines.ts'
import { datesFor, type MinutesTexts } from './texts.ts'
import { leadRoles } from '../record/roles.ts'
import type { ConformitiesSection, CorrectionLine, Minutes, TeamAnnex } from './types.ts'

/** Annexes belong to no section; the number keeps them behind all of them. */
const ANNEX = 17

export function annexLines(minutes: Minutes, texts: MinutesTexts, seal?: SealNote): Line[] {
  const maker: Maker = { minutes, texts, dates: datesFor(texts, minutes.timeZone) }
  return [
    ...conformityLines(maker, minutes.conformities),
    ...under(heading(ANNEX, 'teams', 1, texts.annex), minutes.teams.flatMap((team) => teamLines(maker, team))),
    ...(seal === undefined ? [] : sealLines(maker, seal)),
  ]
}

function conformityLines(maker: Maker, of: ConformitiesSection): Line[] {
  const { minutes, texts, dates } = maker
  const { conformities: words } = texts
  const names = texts.roles[minutes.labels]
  const table: Line[] = of.people.length === 0 ? [] : [{
    kind: 'table', section: of.n, columns: words.columns, widths: [38, 30, 32],
    rows: of.people.map((person) => ({
      id: `conformities/${person.id}`,
      cells: [person.name, [...person.roles.map((role) => names[role]), person.detail].filter((part) => part !== '').join(', '),
        dates.moment(person.at)],
    })),
  }]
  const corrections = of.corrections.map((one) => item(`conformities/${one.id}`, 0, span(correction(maker, one))))
  const history = [
    ...of.versions.map((one) => ({ at: one.closedAt, id: `conformities/version-${one.version}`, words: [
      words.version(one.version, dates.moment(one.closedAt), one.closedBy), one.reason === '' ? '' : words.reason(one.reason),
      words.fingerprint(one.sha256),
    ] })),
    ...of.reopenings.map((one, at) =>
      ({ at: one.at, id: `conformities/reopening-${at + 1}`,
        words: [words.reopened(dates.moment(one.at), one.by, one.reason)] })),
  ].sort((a, b) => a.at - b.at).map(({ id, words: parts }) => item(id, 0, span(parts.filter((part) => part !== '').join(' '))))
  const signers = leadRoles.map((role) => ({ id: `signature/${role}`, name: minutes.sections.roles[role], role: names[role] }))
    .filter(({ name }) => name !== '')
  const closed = minutes.closing !== null
  return section(maker, of, [
    ...(closed || of.people.length > 0 ? text(of.n, 'conformities/count', span(words.count(of.people.length, of.of))) : []),
    ...table,
    ...under(heading(of.n, 'conformities/corrections', 2, words.corrections), list(of.n, corrections)),
    ...under(heading(of.n, 'conformities/changes', 2, texts.changes.title), list(of.n, minutes.corrections.map((one) =>
      item(`conformities/change-${one.id}`, 0, span(texts.changes.line(one.section, one.was, one.text, one.by, one.acceptedBy)))))),
    ...under(heading(of.n, 'conformities/versions', 2, words.versions), list(of.n, history)),
    ...(closed ? [...text(of.n, 'conformities/legal', span(words.legal)),
      { kind: 'signatures' as const, section: of.n, people: signers }] : []),
  ])
}

function correction({ texts: { conformities: words }, dates }: Maker, one: CorrectionLine): string {
  const { outcome } = one
  const answer = outcome === null ? words.pending : outcome.accepted ? words.accepted(outcome.by,
    outcome.answer) : words.rejected(outcome.by, outcome.answer)
  return `${one.by}, ${words.section(one.section)}, ${dates.moment(one.at)}: «${one.text}». ${answer}`
}

function teamLines(maker: Maker, team: TeamAnnex): Line[] {
  const { teams: words } = maker.texts
  const id = `teams/${team.id}`
  return [
    heading(ANNEX, id, 2, team.name || words.team),
    ...text(ANNEX, `${id}/members`, span(team.members.length === 0 ? '' : words.members(team.members.join(', ')))),
    ...rich(ANNEX, `${id}/notes`, team.notes),
    ...under(heading(ANNEX, `${id}/cards`, 3, words.cards), contributions(maker, ANNEX, id, team.cards)),
    ...under(heading(ANNEX, `${id}/guide`, 3, words.guide),
      list(ANNEX, team.guide.map(({ key, text: said }) => item(`${id}/guide/${key}`, 0, span(said))))),
    ...under(heading(ANNEX, `${id}/actions`, 3, words.actions), list(ANNEX, team.actions.map(({ who, what, due }, at) =>
      item(`${id}/action-${at + 1}`, 0, span(maker.texts.commitment(who, what, maker.dates.due(due))))))),
  ]
}

const sealLines = ({ texts: { seal: words } }: Maker, { sha256, signature, page }: SealNote): Line[] => [
  heading(ANNEX, 'seal', 1, words.title),
  ...text(ANNEX, 'seal/how', span(words.how)),
  ...facts(ANNEX, 'seal', [['sha256', words.fingerprint, sha256], ['signature', words.signature, signature],
    ['page', words.page, [linked(page)]]]),
]
