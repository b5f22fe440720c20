/*
 * Sections 8 to 15: what was found, shared, built, agreed and left for the next time.
 *
 * A card stands in the section of its board; what people agreed has a code that stays with it across meetings. Drafts nobody
 * registered are shown as drafts, so that no proposal is lost and none is mistaken for an agreement.
 */
import { byOrder, missingIn, readCards, readGuide, rowsOf, textOf, type Agreement, type Card } from '../documents/index.ts'
import { cleanLine, cleanLink, cleanText } from './clean.ts'
import { readRich } from './rich.ts'
import { cardsOn, consensusOn, contributionOf, grouped, nameFor, whoOf, type Source } from './source.ts'
import type {
  AgreementLine, AgreementsSection, ConclusionsSection, EvidenceSection, ExperiencesSection, NextSection, ProblemSection,
  ReflectionsSection, Section, StrategiesSection, TeamAnnex,
} from './types.ts'


type Body<S extends Section> = Omit<S, keyof Section>

export const problemOf = (source: Source): Body<ProblemSection> => ({
  causes: grouped(source, cardsOn(source, 'causes')), consequences: grouped(source, cardsOn(source, 'consequences')),
})

export const experiencesOf = (source: Source): Body<ExperiencesSection> =>
  ({ groups: grouped(source, cardsOn(source, 'experiences')) })

export function strategiesOf(source: Source): Body<StrategiesSection> {
  const { state, groups, agreements } = source
  const titles = new Map(groups.filter((group) => !group.removed).map((group) => [group.id, cleanLine(group.title)]))
  // A consultation stands beside what it was about; on a card of another board, or one that is gone, it stands here.
  const elsewhere = new Set([...cardsOn(source, 'strategies').map((card) => card.id), ...agreements.flatMap(({ id, from }) => [id, from])])
  return {
    strategies: cardsOn(source, 'strategies').map((card) => ({
      ...contributionOf(state, card), group: titles.get(card.group) ?? '', consensus: consensusOn(source, card.id),
    })),
    consults: Object.entries(state.consulted).filter(([id]) => !elsewhere.has(id)).flatMap(([id, text]) => {
      const consensus = consensusOn(source, id)
      return consensus === null || cleanText(text) === '' ? [] : [{ id, text: cleanText(text), consensus }]
    }),
  }
}

/** "A-03.1": the acta's number and the agreement's place. Before there is a number, "A-1". */
export const agreementCode = (number: number | null, place: number): string =>
  (number === null ? `A-${place}` : `A-${String(number).padStart(2, '0')}.${place}`)

function agreementLine(source: Source, agreement: Agreement, place: number): AgreementLine {
  const { state, about } = source
  const actors = agreement.actors.map((actor) => whoOf(state, actor)).filter((actor) => actor !== '')
  const [indicator, target, due] = [cleanText(agreement.indicator), cleanText(agreement.target), cleanLine(agreement.due)]
  return {
    id: agreement.id, code: agreementCode(about.number, place), text: cleanText(agreement.text), actors,
    responsible: whoOf(state, agreement.responsible), indicator, target, due,
    commitments: agreement.commitments.map(({ who, what, due: when }) =>
      ({ who: whoOf(state, who), what: cleanText(what), due: cleanLine(when) }))
      .filter(({ who, what }) => who + what !== ''),
    consensus: consensusOn(source, agreement.id) ?? (agreement.from === '' ? null : consensusOn(source, agreement.from)),
    missing: missingIn({ actors, indicator, target, due }), origin: agreement.from,
  }
}

export function agreementsOf(source: Source): Body<AgreementsSection> {
  const kept = source.agreements.filter((agreement) => !agreement.removed && cleanText(agreement.text) !== '')
  const taken = new Set(kept.map((agreement) => agreement.from))
  const drafts = kept.filter((agreement) => agreement.state === 'draft')
  return {
    agreements: kept.filter((agreement) => agreement.state === 'registered').map((agreement, at) =>
      agreementLine(source, agreement, at + 1)),
    drafts: [
      ...drafts.map((draft) => ({ id: draft.id, text: cleanText(draft.text), by: '' })),
      ...cardsOn(source, 'agreements').filter((card) => !taken.has(card.id)).map((card) => contributionOf(source.state, card)),
    ],
  }
}

/** A step of reflection asks questions of some depth and gathers on the board of conclusions (R33, R40). */
const reflective = ({ steps }: Source) =>
  steps.filter((step) => step.board === 'conclusions' && step.questions.some((question) => question.level !== null))

export function reflectionsOf(source: Source): Body<ReflectionsSection> {
  const cards = cardsOn(source, 'conclusions')
  return {
    notes: readRich(source.table, 'notes:reflections'),
    steps: reflective(source).map((step) => ({
      id: step.id, text: cleanLine(step.text), questions: step.questions.map((question) => cleanLine(question.text)),
      cards: cards.filter((card) => card.step === step.id).map((card) => contributionOf(source.state, card)),
    })).filter((step) => step.cards.length > 0),
  }
}

export function conclusionsOf(source: Source): Body<ConclusionsSection> {
  const elsewhere = new Set(reflective(source).map((step) => step.id))
  const own = (card: Card) => !elsewhere.has(card.step)
  return { notes: readRich(source.table, 'conclusions'), groups: grouped(source, cardsOn(source, 'conclusions').filter(own)) }
}

export const nextOf = ({ tasks, state, about }: Source): Body<NextSection> => ({
  tasks: tasks.filter((task) => !task.removed && cleanText(task.what) !== '')
    .map((task) => ({ id: task.id, who: whoOf(state, task.who), what: cleanText(task.what), due: cleanLine(task.due) })),
  at: state.next?.at ?? null, purpose: cleanText(state.next?.purpose ?? ''), lead: whoOf(state, state.next?.lead ?? ''),
  bring: cleanText(state.next?.bring ?? ''), undecided: state.next?.undecided === true, link: cleanLink(about.nextLink ?? ''),
})

export const evidenceOf = ({ state, blocks }: Source): Body<EvidenceSection> => ({
  items: state.evidence.filter((item) => !item.removed && !state.redacted.includes(item.id)).map((item) => ({
    id: item.id, kind: item.kind, title: cleanLine(item.title),
    ref: item.kind === 'note' ? cleanText(item.ref) : cleanLink(item.ref),
    block: cleanLine(blocks.find((block) => block.id === item.block)?.title ?? ''), by: nameFor(state, item.by), at: item.at,
  })),
})

/** Team notes are an annex: the team's words as they left them, and the cards its members sent to the plenary board of teams. */
export function teamsOf(source: Source): TeamAnnex[] {
  const { state, teams = [] } = source
  const shared = cardsOn(source, 'teamNotes')
  const listed = [...state.teams.list.map((team) => team.id), ...teams.map((team) => team.id), ...shared.map((card) => card.team)]
  return [...new Set(listed)].map((id): TeamAnnex => {
    const team = state.teams.list.find((one) => one.id === id)
    const doc = teams.find((one) => one.id === id)?.doc
    const own = doc === undefined ? [] : readCards(doc, state.clients).filter((card) => !card.removed &&
      cleanText(card.text) !== '')
    const names = doc === undefined ? [] : [...doc.share.keys()].filter((name) => name.startsWith('notes:')).toSorted()
    return {
      id, name: cleanLine(team?.name ?? ''),
      members: (team?.members ?? []).map((member) => nameFor(state, member)).filter((name) => name !== ''),
      notes: doc === undefined ? [] : names.flatMap((name) => readRich(doc, name)),
      cards: [...own, ...shared.filter((card) => card.team === id)].map((card) => contributionOf(state, card)),
      guide: doc === undefined ? [] : Object.entries(readGuide(doc)).map(([key, text]) => ({ key, text: cleanText(text) })).filter(({ text }) => text !== ''),
      actions: doc === undefined ? [] : rowsOf(doc, 'actions').filter(([, row]) => row.get('removed') !== true)
        .map(([id, row]) => ({ id, row, order: textOf(row.get('order')) })).toSorted(byOrder)
        .map(({ row }) => ({ who: whoOf(state, textOf(row.get('who'))), what: cleanText(textOf(row.get('what'))),
          due: cleanLine(textOf(row.get('due'))) }))
        .filter(({ what }) => what !== ''),
    }
  }).filter((team) => team.notes.length + team.cards.length + team.guide.length + team.actions.length > 0)
}
