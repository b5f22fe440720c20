/*
 * What an agenda is as data: blocks in order, each with its steps, each step with its minutes and its guide questions.
 *
 * The words of a template are content in Spanish, which people change in their meeting; only its name also exists in English.
 * Minutes always add up: steps to their block, blocks to the total. A template never knows a meeting; seed.ts writes one into
 * a meeting's document, and from then on the two have nothing to do with each other.
 */
import type { BoardKind } from '../documents/plenary.ts'
import type { Lead, Level, Mode } from '../documents/table.ts'

export interface Bilingual { readonly es: string; readonly en: string }

/** What a block may fill; a step may also fill nothing. */
export type Board = Exclude<BoardKind, 'none'>

/** `level` says how deep it goes (R40). `{problema}` in the text stands for the problem statement: see `fillQuestion`. */
export interface TemplateQuestion { readonly text: string; readonly level?: Level }

/** Absent means no: no queue, not optional, always shown, nothing that must exist on leaving. Minutes are whole. */
export interface TemplateStep {
  readonly id: string
  readonly text: string
  readonly lead: Lead
  readonly mode: Mode
  readonly minutes: number
  readonly board: BoardKind
  readonly questions?: readonly TemplateQuestion[]
  /** The speaker queue opens with the step. */
  readonly queue?: boolean
  /** Can be switched off; its minutes pass on. */
  readonly optional?: boolean
  /** Shown only when the community has an earlier meeting (R14). */
  readonly when?: 'fromSecondMeeting'
  /** Fewest and most people in a team. */
  readonly teamSize?: readonly [number, number]
  /** What should exist on leaving the step; a gentle check, never a lock. */
  readonly output?: string
}

export interface TemplateBlock {
  readonly id: string
  readonly title: string
  readonly purpose: string
  readonly lead: Lead
  readonly minutes: number
  readonly boards: readonly Board[]
  readonly steps: readonly TemplateStep[]
}

export type MeetingKind =
  | 'cap' | 'networkCap' | 'networkBalance' | 'webinar' | 'awareness' | 'diagnosis'
  | 'gia' | 'ria' | 'workshop' | 'reflectiveDialogue' | 'leadTeamReview'
export type CommunityLevel = 'school' | 'network' | 'any'

/** Where the order of an agenda comes from: regional or network orientations, a school's plan, accompaniment programmes. */
export type TemplateSource = 'regional' | 'network' | 'schoolPlan' | 'accompaniment'

/** In the order in which a list offers them. */
export const templateIds = [
  'drelm-6', 'colegiada-virtual', 'ruta-4', 'webinar', 'sensibilizacion', 'diagnostico',
  'red-cap-1', 'red-cap-2-3', 'red-balance', 'gia-institucional', 'gia-interinstitucional',
  'ria', 'taller', 'dialogo-reflexivo', 'equipo-impulsor',
] as const
export type TemplateId = (typeof templateIds)[number]

export interface MeetingTemplate {
  readonly id: TemplateId
  readonly name: Bilingual
  readonly source: TemplateSource
  readonly kind: MeetingKind
  readonly level: CommunityLevel
  readonly totalMinutes: number
  /** Whether the total is its source's or ours. Minutes of blocks and steps are always ours. */
  readonly minutesOrigin: 'source' | 'proposed'
  readonly axis?: string
  readonly purpose: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly minParticipants: number
  readonly blocks: readonly TemplateBlock[]
}
