/*
 * What a community's page asks of the server. Its key is shown as a bearer with every request; there is no cookie.
 * Answers are read here once and totally: a row of another shape is passed over.
 */
import type { Progress } from '@acta-viva/model/record'
import { call } from './http.ts'
import type { Answer, CallOptions } from './http.ts'
import { readCreated } from './meetings.ts'
import type { Created } from './meetings.ts'

export interface CommunityMeeting {
  id: string; title: string; series: number; phase: string; startsAt: number | null; createdAt: number
  /** When a meeting whose acta is still open ended. */
  endedAt: number | null
}
export interface Followed {
  ref: string; meeting: string; code: string; text: string; responsible: string; measure: string; due: string; progress: Progress
  note: string; evidence: string; reviewedAt: number | null
}
export interface BookRow { meeting: string; year: number; number: number; version: number; closedAt: number }
export interface CommunityView {
  id: string; name: string; holder: 'coordinator' | 'member'
  /** The members' read link, for the coordinator to hand on; empty for anybody else. */
  memberLink: string
  meetings: CommunityMeeting[]; agreements: Followed[]; actas: BookRow[]
}
export interface Review { ref: string; progress: Progress; note: string; evidence: string }

const fields = (value: unknown) => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {})
const words = (value: unknown) => (typeof value === 'string' ? value : '')
const number = (value: unknown) => (typeof value === 'number' ? value : null)
const list = <T>(value: unknown, read: (row: Record<string, unknown>) => T | undefined): T[] =>
  (Array.isArray(value) ? value : []).flatMap((row: unknown) => read(fields(row)) ?? [])

const progresses: readonly Progress[] = ['initial', 'intermediate', 'concluded', 'withdrawn']

const readMeeting = (row: Record<string, unknown>): CommunityMeeting | undefined => (words(row['id']) === '' ? undefined : {
  id: words(row['id']), title: words(row['title']), series: number(row['series']) ?? 0, phase: words(row['phase']),
  startsAt: number(row['startsAt']), createdAt: number(row['createdAt']) ?? 0, endedAt: number(row['endedAt']),
})
const readFollowed = (row: Record<string, unknown>): Followed | undefined => (words(row['ref']) === '' ? undefined : {
  ref: words(row['ref']), meeting: words(row['meeting']), code: words(row['code']), text: words(row['text']),
  responsible: words(row['responsible']), measure: words(row['measure']), due: words(row['due']),
  progress: progresses.find((one) => one === row['progress']) ?? 'unreviewed', note: words(row['note']),
  evidence: words(row['evidence']), reviewedAt: number(row['reviewedAt']),
})
const readActa = (row: Record<string, unknown>): BookRow | undefined => (words(row['meeting']) === '' ? undefined : {
  meeting: words(row['meeting']), year: number(row['year']) ?? 0, number: number(row['number']) ?? 0, version: number(row['version']) ?? 1,
  closedAt: number(row['closedAt']) ?? 0,
})
const readAgreements = (body: unknown): Followed[] => list(fields(body)['agreements'], readFollowed)

function readView(body: unknown): CommunityView | undefined {
  const answer = fields(body)
  return words(answer['id']) === '' ? undefined : {
    id: words(answer['id']), name: words(answer['name']), holder: answer['holder'] === 'coordinator' ? 'coordinator' : 'member',
    memberLink: words(answer['memberLink']),
    meetings: list(answer['meetings'], readMeeting), agreements: readAgreements(body), actas: list(answer['actas'], readActa),
  }
}

const at = (community: string, rest = '') => `/api/communities/${encodeURIComponent(community)}${rest}`

export const openCommunity = (community: string, options: CallOptions): Promise<Answer<CommunityView>> =>
  call('GET', at(community), readView, options)

/** Says how far an agreement is, between meetings; answers with all of them. */
export const reviewAgreement = (community: string, review: Review, options: CallOptions): Promise<Answer<Followed[]>> =>
  call('POST', at(community, '/reviews'), readAgreements, { ...options, body: review })

/** The next meeting: whatever is not given comes from the last one. */
export const nextMeeting = (community: string, ask: { title?: string; startsAt?: number; purpose?: string }, options: CallOptions): Promise<Answer<Created>> =>
  call('POST', at(community, '/meetings'), readCreated, { ...options, body: ask })

export const bookPath = (community: string, year: number, kind: 'pdf' | 'zip'): string => at(community, `/book.${kind}?year=${year}`)
export const actaPath = (community: string, meeting: string): string => at(community, `/actas/${encodeURIComponent(meeting)}/minutes.pdf`)

/** A file behind a key: fetched here, since a plain link cannot show one. Null when it did not come. */
export async function fetchFile(path: string, bearer: string, language: string, get: typeof fetch = fetch): Promise<{ file: Blob; name: string } | null> {
  try {
    const response = await get(path, { headers: { 'Authorization': `Bearer ${bearer}`, 'Accept-Language': language }, cache: 'no-store' })
    if (!response.ok) return null
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'acta'
    return { file: await response.blob(), name }
  } catch { return null } // no line
}
