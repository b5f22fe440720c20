/*
 * The acta: a pure projection of documents and record.
 *
 *   documents + record + about ─► project ─► Minutes ─► contentOf ─► canonical ─► hash and signature
 *                                               └─► lines (lines.ts) ─► every file and the screen
 *
 * Nobody writes an acta; it is computed, the same everywhere, as often as somebody looks. Same input, same bytes. Nothing that
 * people did outside the meeting enters it: private answers and personal logs are not even an argument.
 */
import { dataOf, attendanceOf, normsOf, purposeOf, reviewOf, rolesOf } from './gathering.ts'
import { agreementsOf, conclusionsOf, evidenceOf, experiencesOf, nextOf, problemOf, reflectionsOf, strategiesOf, teamsOf } from './decided.ts'
import { developmentOf } from './development.ts'
import { conformitiesOf } from './conformities.ts'
import { acceptedIn, corrected } from './corrections.ts'
import { sourceOf, type ProjectInput, type Source } from './source.ts'
import { cleanLine, safely } from './clean.ts'
import { sectionKeys, type Filler, type Minutes, type MinutesContent, type Section, type SectionKey, type Sections } from './types.ts'

type Bodies = { [K in keyof Sections]: Omit<Sections[K], keyof Section> }

/** Who fills each section; what the room fills itself needs nobody. */
export const fillers: Record<SectionKey, Filler> = {
  data: 'coordinator', attendance: 'room', roles: 'room', purpose: 'coordinator', norms: 'moderator', review: 'everyone',
  development: 'secretary', problem: 'everyone', experiences: 'everyone', strategies: 'everyone', agreements: 'secretary',
  reflections: 'secretary', conclusions: 'secretary', next: 'secretary', evidence: 'everyone', conformities: 'everyone',
}

/** Whether a section has what it should have (F14, last column; the rest as soon as there is anything). */
const filled: { [K in keyof Sections]: (body: Bodies[K]) => boolean } = {
  data: ({ startedAt, plannedAt }) => startedAt !== null || plannedAt !== null,
  attendance: ({ present }) => present > 0,
  roles: ({ coordinator, moderator, secretary }) => coordinator !== '' || moderator !== '' || secretary !== '',
  purpose: ({ purpose }) => purpose !== '',
  norms: ({ norms, proposed }) => norms.length + proposed.length > 0,
  review: ({ agreements }) => agreements.every((agreement) => agreement.progress !== 'unreviewed'),
  development: ({ blocks, turns, contributions }) =>
    turns.length + contributions.length > 0 || blocks.some((block) => block.notes.length + block.keyIdeas.length + block.contributions.length + block.turns.length > 0),
  problem: ({ causes, consequences }) => causes.length + consequences.length > 0,
  experiences: ({ groups }) => groups.length > 0,
  strategies: ({ strategies, consults }) => strategies.length + consults.length > 0,
  agreements: ({ agreements }) => agreements.length > 0,
  reflections: ({ notes, steps }) => notes.length + steps.length > 0,
  conclusions: ({ notes, groups }) => notes.length + groups.length > 0,
  next: ({ at, undecided }) => at !== null || undecided,
  evidence: ({ items }) => items.length > 0,
}

/** What stands before a section's own content. `number` is its place in F14, from 1. */
export const sectionOf = <K extends SectionKey>(key: K, complete: boolean, gaps: readonly string[]): Section<K> => ({
  n: sectionKeys.indexOf(key) + 1, key, status: complete ? 'complete' : gaps.includes(key) ? 'left' : 'empty',
  filledBy: fillers[key],
})

const section = <K extends keyof Sections>(key: K, body: Bodies[K], source: Source) =>
  ({ ...sectionOf(key, filled[key](body), source.state.gaps), ...body })

/**
 * Makes the acta of a meeting as it stands at `now` (milliseconds; only what still runs is measured up to it).
 * Total: whatever a peer wrote into a document, there is an acta.
 */
export function project(input: ProjectInput): Minutes {
  const source = sourceOf(input)
  const { about, data } = source
  const content: MinutesContent = {
    format: 'acta-viva/minutes/1',
    meeting: about.meeting, community: { id: about.community.id, name: cleanLine(about.community.name) },
    number: about.number, year: about.year, version: about.version, language: about.language, labels: data.labels,
    timeZone: about.timeZone ?? 'America/Lima',
    closing: about.closing == null ? null : { ...about.closing, by: cleanLine(about.closing.by),
      reason: cleanLine(about.closing.reason) },
    sections: {
      data: section('data', dataOf(source), source), attendance: section('attendance', attendanceOf(source), source),
      roles: section('roles', rolesOf(source), source), purpose: section('purpose', purposeOf(source), source),
      norms: section('norms', normsOf(source), source), review: section('review', reviewOf(source), source),
      development: section('development', developmentOf(source), source), problem: section('problem', problemOf(source), source),
      experiences: section('experiences', experiencesOf(source), source),
      strategies: section('strategies', strategiesOf(source), source),
      agreements: section('agreements', agreementsOf(source), source), reflections: section('reflections', reflectionsOf(source),
        source),
      conclusions: section('conclusions', conclusionsOf(source), source), next: section('next', nextOf(source), source),
      evidence: section('evidence', evidenceOf(source), source),
    },
    teams: teamsOf(source), corrections: [],
  }
  // Once closed, what was accepted since waits for the next version.
  const accepted = acceptedIn(source.state, (one) => source.state.phase !== 'closed' || one.version !== null)
  return safely({ ...corrected(content, accepted), conformities: conformitiesOf(source.state) })
}

/** What is hashed and signed: everything but the conformities, which come later. */
export const contentOf = ({ conformities: _later, ...content }: Minutes): MinutesContent => content
