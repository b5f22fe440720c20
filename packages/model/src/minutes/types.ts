/*
 * The acta as plain data: what `project` makes of a meeting's documents and record.
 *
 * JSON and nothing else, so that it can be hashed, signed, kept and read in ten years: no undefined, no dates as objects. Moments
 * are milliseconds since 1970 (shown in `timeZone`), lengths whole minutes. Nobody's speaking time is in here, and nobody is
 * compared with anybody: of participation there are only two numbers. Everything but `conformities` is the content that is
 * hashed; conformities come after closing and stay beside it.
 */
import type { AgreementGap } from '../documents/rows.ts'
import type { Lead, Mode } from '../documents/table.ts'
import type { Millis } from '../ids.ts'
import type { LeadRole } from '../record/roles.ts'
import type { Answer, Attendance, Channel, Progress, TurnKind } from '../record/state.ts'

/** The sections of form F14, in their order: `sectionKeys[n - 1]` is section n. */
export const sectionKeys = [
  'data', 'attendance', 'roles', 'purpose', 'norms', 'review', 'development', 'problem', 'experiences', 'strategies',
  'agreements', 'reflections', 'conclusions', 'next', 'evidence', 'conformities',
] as const
export type SectionKey = (typeof sectionKeys)[number]

/** Who fills a section: a lead role, those present, or the room itself. */
export type Filler = LeadRole | 'everyone' | 'room'

/**
 * complete: has what it should have · empty: still has not · left: the lead team chose to leave it so ("No se registró").
 */
export type SectionStatus = 'complete' | 'empty' | 'left'
export interface Section<K extends SectionKey = SectionKey> { n: number; key: K; status: SectionStatus; filledBy: Filler }

export interface Span { text: string; bold?: true; italic?: true; link?: string }
export type Rich =
  | { type: 'paragraph'; text: Span[] }
  | { type: 'heading'; level: number; text: Span[] }
  | { type: 'list'; ordered: boolean; items: Rich[][] }

/** A name, and what tells homonyms apart (school, grade); empty strings where nothing is known. */
export interface Named { name: string; detail: string }
export interface Contribution { id: string; text: string; by: string }
/** Cards under one title; the title is empty for those nobody grouped. */
export interface CardGroup { id: string; title: string; cards: Contribution[] }
export interface Consensus { agree: number; doubts: number; disagree: number; reasons: { answer: Answer; text: string }[] }

export interface DataSection extends Section<'data'> {
  title: string; code: string; startedAt: Millis | null; endedAt: Millis | null; plannedAt: Millis | null
  /** Minutes of meeting, breaks left out; and what the agenda foresaw. */
  minutes: number; plannedMinutes: number; breaks: { from: Millis; to: Millis | null }[]
  modality: 'inPerson' | 'remote' | 'mixed'; callUrl: string; link: string; institution: string; template: string
}

export interface Attendee extends Named {
  state: Attendance; channel: Channel; joinedAt: Millis | null; leftAt: Millis | null
  /** How often they came back after a cut. */
  returns: number
  punctual: boolean; observer: boolean; reason: string
  /** Who wrote them in by hand; empty for those who came in by themselves. */
  markedBy: string
}
export interface AttendanceSection extends Section<'attendance'> {
  people: ({ id: string } & Attendee)[]
  present: number; punctual: number; absent: number; justified: number
  /** How many of those present take part (observers left out), and how many of them spoke, wrote or stated a position. Never who. */
  members: number; participated: number
}

export interface RolesSection extends Section<'roles'> {
  coordinator: string; moderator: string; secretary: string
  handovers: { role: LeadRole; from: string; to: string; by: string; at: Millis; how: 'given' | 'claimed' | 'entered' }[]
}

export interface PurposeSection extends Section<'purpose'> {
  topic: string; purpose: string; axis: string; problem: string; problemData: string; inputs: string[]; outputs: string[]
}
export interface NormsSection extends Section<'norms'> { norms: string[]; proposed: Contribution[] }

/** An agreement of an earlier meeting that comes back. `ref` names it across meetings. */
export interface PreviousAgreement {
  ref: string; code: string; text: string; responsible: string; measure: string; due: string; progress: Progress
}
export interface ReviewSection extends Section<'review'> {
  agreements: (PreviousAgreement & { before: Progress; note: string; evidence: string; markedBy: string; at: Millis | null })[]
}

export interface TurnLine {
  id: string; who: string; kind: TurnKind; subject: string
  /** Whom an answer is for; who asked on their behalf; empty if nobody. */
  to: string; askedBy: string
  /** By what they took part when it was not their own device. */
  channel: Channel
  /** False when nobody had asked: they were speaking already. */
  asked: boolean
}
export interface StepLine { id: string; text: string; mode: Mode; output: string }
export interface BlockLine {
  id: string; title: string
  /** The title it was started with, where somebody changed it afterwards. */
  startedAs: string
  purpose: string; lead: Lead
  state: 'done' | 'running' | 'moved' | 'notHeld' | 'removed'
  /** Whole minutes: the plan when it began, what was added since, what was used. */
  planned: number; added: number; used: number
  opener: string; steps: StepLine[]; keyIdeas: Contribution[]; notes: Rich[]; contributions: Contribution[]; turns: TurnLine[]
}
export interface AdjustmentLine {
  id: string; kind: 'trim' | 'move' | 'extend'; at: Millis; by: string; changes: { title: string; minutes: number; moved: boolean }[]
}
export interface DevelopmentSection extends Section<'development'> {
  blocks: BlockLine[]; adjustments: AdjustmentLine[]
  /** Turns and cards that belong to no block. */
  turns: TurnLine[]; contributions: Contribution[]
}

export interface ProblemSection extends Section<'problem'> { causes: CardGroup[]; consequences: CardGroup[] }
export interface ExperiencesSection extends Section<'experiences'> { groups: CardGroup[] }
export interface Strategy extends Contribution { group: string; consensus: Consensus | null }
export interface StrategiesSection extends Section<'strategies'> {
  strategies: Strategy[]
  /** Other texts people were asked about. */
  consults: { id: string; text: string; consensus: Consensus }[]
}

export interface AgreementLine {
  id: string; code: string; text: string; actors: string[]; responsible: string; indicator: string; target: string; due: string
  commitments: { who: string; what: string; due: string }[]
  consensus: Consensus | null; missing: AgreementGap[]
  /** The card it grew from. */
  origin: string
}
export interface AgreementsSection extends Section<'agreements'> {
  agreements: AgreementLine[]
  /** Drafts that were not registered. */
  drafts: Contribution[]
}

export interface ReflectionsSection extends Section<'reflections'> {
  notes: Rich[]; steps: { id: string; text: string; questions: string[]; cards: Contribution[] }[]
}
export interface ConclusionsSection extends Section<'conclusions'> { notes: Rich[]; groups: CardGroup[] }
export interface NextSection extends Section<'next'> {
  tasks: { id: string; who: string; what: string; due: string }[]
  at: Millis | null; purpose: string; lead: string; bring: string; undecided: boolean; link: string
}
export interface EvidenceSection extends Section<'evidence'> {
  items: { id: string; kind: 'link' | 'note' | 'photo'; title: string; ref: string; block: string; by: string; at: Millis }[]
}

export interface CorrectionLine {
  id: string; section: number; paragraph: string; text: string; by: string; at: Millis
  outcome: { accepted: boolean; answer: string; by: string; at: Millis } | null
}
/** An accepted correction as the content has it: what stood there, what stands now, who asked and who accepted. */
export interface AppliedCorrection {
  id: string; section: number; paragraph: string; was: string; text: string; by: string; at: Millis; acceptedBy: string
}
export interface VersionLine { version: number; sha256: string; closedAt: Millis; closedBy: string; reason: string }
/** Section 16, outside the hashed content. */
export interface ConformitiesSection extends Section<'conformities'> {
  /** `roles`: the lead roles they held; often none. */
  people: (Named & { id: string; roles: LeadRole[]; at: Millis })[]
  /** How many of those present could say so. */
  of: number
  corrections: CorrectionLine[]; versions: VersionLine[]; reopenings: { by: string; at: Millis; reason: string }[]
}

export interface TeamAnnex {
  id: string; name: string; members: string[]; notes: Rich[]; cards: Contribution[]
  guide: { key: string; text: string }[]; actions: { who: string; what: string; due: string }[]
}

export interface Sections {
  data: DataSection; attendance: AttendanceSection; roles: RolesSection; purpose: PurposeSection; norms: NormsSection
  review: ReviewSection; development: DevelopmentSection; problem: ProblemSection; experiences: ExperiencesSection
  strategies: StrategiesSection; agreements: AgreementsSection; reflections: ReflectionsSection
  conclusions: ConclusionsSection; next: NextSection; evidence: EvidenceSection
}

/** How and when it was closed; null in a draft. `before` is the version this one replaces. */
export interface Closing { at: Millis; by: string; reason: string; before: { version: number; sha256: string } | null }

export interface MinutesContent {
  format: 'acta-viva/minutes/1'
  meeting: string; community: { id: string; name: string }
  /** Null until it is closed. */
  number: number | null; year: number; version: number
  language: 'es' | 'en'; labels: 'school' | 'network'; timeZone: string
  closing: Closing | null
  sections: Sections
  teams: TeamAnnex[]
  /** Corrections taken up since the acta was first closed, in the order they were accepted. */
  corrections: AppliedCorrection[]
}
export interface Minutes extends MinutesContent { conformities: ConformitiesSection }

/** A point that should be in the acta and is not. `point` is what `gap.leave` names. */
export interface MissingPoint {
  point: string; section: number; key: SectionKey; filledBy: Filler
  /** Whether closing has to wait for it; all others can be left. */
  blocks: boolean
  agreement: string | null; gap: AgreementGap | null
}
