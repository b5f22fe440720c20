/*
 * Where each field of the acta comes from, and which rule's test proves it.
 *
 * The table is total by type: a field added to the acta without a row here does not compile, and a rule that no test quotes
 * fails in sources.test.ts. It is documentation that cannot fall behind, and never used to make an acta.
 */
import type {
  AgreementLine, AdjustmentLine, Attendee, BlockLine, ConformitiesSection, MinutesContent, PreviousAgreement, Section, Sections,
  Strategy, TeamAnnex, TurnLine,
} from './types.ts'

/** Root of a document (`table.agenda`), part of the folded state (`record.turns`), or `directory` for what the store knows. */
type Origin = `table.${string}` | `plenary.${string}` | `team.${string}` | `record.${string}` | `directory.${string}` | 'fixed'
/** Where it comes from, and the rule that is tested. */
export type FieldSource = readonly [from: Origin, rule: `MI${number}`]
type Of<T, But extends PropertyKey = never> = Record<Exclude<keyof T, But>, FieldSource>
type Table = { [K in keyof Sections]: Of<Sections[K], keyof Section> }

export const sectionSources: Table = {
  data: {
    title: ['table.meeting.title', 'MI3'], code: ['directory.number', 'MI3'], startedAt: ['record.startedAt', 'MI3'],
    endedAt: ['record.endedAt', 'MI3'],
    plannedAt: ['table.meeting.startsAt', 'MI3'], minutes: ['record.breaks', 'MI3'],
    plannedMinutes: ['table.agenda.minutes', 'MI3'],
    breaks: ['record.breaks', 'MI3'], modality: ['table.meeting.modality', 'MI3'], callUrl: ['table.meeting.callUrl', 'MI3'],
    link: ['directory.link', 'MI3'], institution: ['table.meeting.institution', 'MI3'],
    template: ['table.meeting.template', 'MI3'],
  },
  attendance: {
    people: ['record.people', 'MI4'], present: ['record.people', 'MI4'], punctual: ['record.people', 'MI5'],
    absent: ['record.roster', 'MI4'],
    justified: ['record.people', 'MI4'], members: ['record.people', 'MI6'], participated: ['record.turns', 'MI6'],
  },
  roles: {
    coordinator: ['record.roles', 'MI7'], moderator: ['record.roles', 'MI7'], secretary: ['record.roles', 'MI7'],
    handovers: ['record.handovers', 'MI7'],
  },
  purpose: {
    topic: ['table.meeting.topic', 'MI8'], purpose: ['table.meeting.purpose', 'MI8'], axis: ['table.meeting.axis', 'MI8'],
    problem: ['table.meeting.problem', 'MI8'], problemData: ['table.meeting.problemData', 'MI8'],
    inputs: ['table.meeting.inputs', 'MI8'],
    outputs: ['table.meeting.outputs', 'MI8'],
  },
  norms: { norms: ['table.meeting.groundRules', 'MI8'], proposed: ['plenary.cards', 'MI8'] },
  review: { agreements: ['record.reviews', 'MI9'] },
  development: {
    blocks: ['record.blocks', 'MI10'], adjustments: ['record.adjustments', 'MI14'], turns: ['record.turns', 'MI12'],
    contributions: ['plenary.cards', 'MI13'],
  },
  problem: { causes: ['plenary.cards', 'MI15'], consequences: ['plenary.cards', 'MI15'] },
  experiences: { groups: ['plenary.cards', 'MI15'] },
  strategies: { strategies: ['plenary.cards', 'MI16'], consults: ['record.consulted', 'MI16'] },
  agreements: { agreements: ['table.agreements', 'MI17'], drafts: ['plenary.cards', 'MI17'] },
  reflections: { notes: ['table.notes:reflections', 'MI18'], steps: ['plenary.cards', 'MI18'] },
  conclusions: { notes: ['table.conclusions', 'MI18'], groups: ['plenary.cards', 'MI18'] },
  next: {
    tasks: ['table.tasks', 'MI18'], at: ['record.next', 'MI18'], purpose: ['record.next', 'MI18'], lead: ['record.next', 'MI18'],
    bring: ['record.next', 'MI18'], undecided: ['record.next', 'MI18'], link: ['directory.next', 'MI18'],
  },
  evidence: { items: ['record.evidence', 'MI18'] },
}

export const rowSources = {
  attendee: {
    name: ['record.people.name', 'MI4'], detail: ['record.people.detail', 'MI4'], state: ['record.people.attendance', 'MI4'],
    channel: ['record.people.channel', 'MI4'], joinedAt: ['record.people.joinedAt', 'MI4'],
    leftAt: ['record.people.leftAt', 'MI4'],
    returns: ['record.people.returns', 'MI4'], punctual: ['record.people.joinedAt', 'MI5'],
    observer: ['record.people.standing', 'MI6'],
    reason: ['record.people.reason', 'MI4'], markedBy: ['record.people.addedBy', 'MI4'],
  } satisfies Of<Attendee>,
  previous: {
    ref: ['directory.actas', 'MI42'], code: ['directory.actas', 'MI42'], text: ['directory.actas', 'MI9'],
    responsible: ['directory.actas', 'MI9'],
    measure: ['directory.actas', 'MI42'], due: ['directory.actas', 'MI9'], progress: ['record.reviews.progress', 'MI9'],
  } satisfies Of<PreviousAgreement>,
  block: {
    id: ['table.agenda', 'MI10'], title: ['table.agenda.title', 'MI10'], startedAs: ['record.blocks.title', 'MI10'],
    purpose: ['table.agenda.purpose', 'MI10'],
    lead: ['table.agenda.lead', 'MI10'], state: ['record.blocks', 'MI10'], planned: ['record.blocks.planned', 'MI10'],
    added: ['record.blocks.added', 'MI10'],
    used: ['record.blocks.intervals', 'MI10'], opener: ['record.blocks.opener', 'MI10'], steps: ['record.stepsDone', 'MI10'],
    keyIdeas: ['plenary.cards', 'MI13'],
    notes: ['table.notes:<block>', 'MI13'], contributions: ['plenary.cards', 'MI13'], turns: ['record.turns', 'MI12'],
  } satisfies Of<BlockLine>,
  turn: {
    id: ['record.turns', 'MI12'], who: ['record.turns.person', 'MI12'], kind: ['record.turns.kind', 'MI12'],
    subject: ['record.turns.subject', 'MI12'],
    to: ['record.turns.to', 'MI12'], askedBy: ['record.turns.askedBy', 'MI12'], channel: ['record.people.channel', 'MI12'],
    asked: ['record.turns.asked', 'MI12'],
  } satisfies Of<TurnLine>,
  adjustment: {
    id: ['record.adjustments', 'MI14'], kind: ['record.adjustments.kind', 'MI14'], at: ['record.adjustments.at', 'MI14'],
    by: ['record.adjustments.by', 'MI14'],
    changes: ['record.adjustments.changes', 'MI14'],
  } satisfies Of<AdjustmentLine>,
  strategy: {
    id: ['plenary.cards', 'MI16'], text: ['plenary.cards.text', 'MI16'], by: ['record.clients', 'MI15'],
    group: ['table.groups', 'MI15'],
    consensus: ['record.positions', 'MI16'],
  } satisfies Of<Strategy>,
  agreement: {
    id: ['table.agreements', 'MI17'], code: ['directory.number', 'MI17'], text: ['table.agreements.text', 'MI17'],
    actors: ['table.agreements.actors', 'MI17'],
    responsible: ['table.agreements.responsible', 'MI17'], indicator: ['table.agreements.indicator', 'MI17'],
    target: ['table.agreements.target', 'MI17'],
    due: ['table.agreements.due', 'MI17'], commitments: ['table.agreements.commitments', 'MI17'],
    consensus: ['record.positions', 'MI17'],
    missing: ['table.agreements', 'MI17'], origin: ['table.agreements.from', 'MI17'],
  } satisfies Of<AgreementLine>,
  team: {
    id: ['record.teams', 'MI19'], name: ['record.teams.name', 'MI19'], members: ['record.teams.members', 'MI19'],
    notes: ['team.notes:*', 'MI19'],
    cards: ['team.cards', 'MI19'], guide: ['team.guide', 'MI19'], actions: ['team.actions', 'MI19'],
  } satisfies Of<TeamAnnex>,
  conformities: {
    people: ['record.confirmations', 'MI20'], of: ['record.people', 'MI20'], corrections: ['record.corrections', 'MI20'],
    versions: ['record.versions', 'MI20'], reopenings: ['record.reopenings', 'MI20'],
  } satisfies Of<ConformitiesSection, keyof Section>,
  minutes: {
    format: ['fixed', 'MI23'], meeting: ['directory.meeting', 'MI23'], community: ['directory.community', 'MI23'],
    number: ['directory.number', 'MI3'],
    year: ['directory.number', 'MI3'], version: ['directory.version', 'MI23'], language: ['directory.language', 'MI23'],
    labels: ['table.meeting.labels', 'MI23'],
    timeZone: ['fixed', 'MI23'], closing: ['record.versions', 'MI23'], teams: ['record.teams', 'MI19'],
    corrections: ['record.corrections', 'MI60'],
  } satisfies Of<MinutesContent, 'sections'>,
}
