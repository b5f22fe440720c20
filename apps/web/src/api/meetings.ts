/*
 * The requests that come before a room: making a meeting, joining one, coming back to one.
 * What the server answers is checked here once; the rest of the web relies on these types.
 */
import type { Role } from '@acta-viva/model/record'
import { call } from './http.ts'
import type { Answer, CallOptions } from './http.ts'

/** What a person holds once in: handed to the room. */
export interface Entered {
  person: { id: string; name: string; token: string }
  role: Role
  roles: readonly Role[]
  /** Lead roles whose links this person has opened, whoever holds them now. */
  links: readonly Role[]
  /** For requests without a cookie; empty when only the cookie holds the session. */
  session: string
  /** What the first picture is drawn from, read by the live part; null when opened without a line. */
  state: unknown
  /** Somebody else in the meeting has the same name: the room asks which grade or school. */
  homonyms: boolean
}
export interface NewMeeting {
  title: string
  community?: string
  template?: string
  language?: string
  /** Server milliseconds. */
  startsAt?: number
  /** Planned length in minutes. */
  minutes?: number
  callUrl?: string
  /** Minutes after which the call cuts off. */
  callLimit?: number
  purpose?: string
  coordinator?: { name: string }
}
export type Links = Record<Role, string>
/** Links of the community's own page; only whoever founds it gets them. */
export interface CommunityLinks { coordinator: string; member: string }
export interface Created { id: string; community: string; links: Links; communityLinks: CommunityLinks | null; labels: 'school' | 'network' }

const roles: readonly Role[] = ['coordinator', 'moderator', 'secretary', 'participant', 'observer']
const fields = (value: unknown) => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {})
const words = (value: unknown) => (typeof value === 'string' ? value : '')
const isRole = (value: unknown): value is Role => roles.includes(value as Role)

/** Total: an answer without a person is not an entry. */
export function readEntered(body: unknown): Entered | undefined {
  const answer = fields(body)
  const person = fields(answer['person'])
  if (!words(person['id']) || !words(person['name'])) return undefined
  const held = (Array.isArray(answer['roles']) ? answer['roles'] : []).filter(isRole)
  const role = isRole(answer['role']) ? answer['role'] : held[0] ?? 'participant'
  return {
    person: { id: words(person['id']), name: words(person['name']), token: words(person['token']) },
    role, roles: held.length > 0 ? held : [role], links: (Array.isArray(answer['links']) ? answer['links'] : []).filter(isRole), session: words(answer['session']),
    state: answer['state'] ?? null, homonyms: answer['homonyms'] === true,
  }
}

export function readCreated(body: unknown): Created | undefined {
  const answer = fields(body)
  const links = fields(answer['links'])
  if (!words(answer['id']) || !roles.every((role) => words(links[role]))) return undefined
  const own = fields(answer['communityLinks'])
  return {
    id: words(answer['id']), community: words(answer['community']),
    labels: answer['labels'] === 'network' ? 'network' : 'school',
    communityLinks: words(own['coordinator']) ? { coordinator: words(own['coordinator']), member: words(own['member']) } : null,
    links: Object.fromEntries(roles.map((role) => [role, words(links[role])])) as Links,
  }
}

const at = (meeting: string, rest: string) => `/api/meetings/${encodeURIComponent(meeting)}/${rest}`

export const createMeeting = (meeting: NewMeeting, options: CallOptions = {}): Promise<Answer<Created>> =>
  call('POST', '/api/meetings', readCreated, { ...options, body: meeting })

/** Enters by key; with `token` as the same person as before. */
export const joinMeeting = (
  meeting: string, who: { key: string; name: string; token?: string }, options: CallOptions = {},
): Promise<Answer<Entered>> => call('POST', at(meeting, 'join?state=picture'), readEntered, { ...options, body: who })

/** Comes back with the cookie this browser holds. */
export const returnToMeeting = (meeting: string, options: CallOptions = {}): Promise<Answer<Entered>> =>
  call('GET', at(meeting, 'state?state=picture'), readEntered, options)

/** The meeting after one, as its people may know it. `link` is empty where it cannot be given out. */
/** `led`: somebody came in to lead it. */
export interface Following { id: string; title: string; startsAt: number | null; phase: string; led: boolean; link: string }
export const readFollowing = (body: unknown): Following | undefined => {
  const answer = fields(body)
  return words(answer['id']) === '' ? undefined : {
    id: words(answer['id']), title: words(answer['title']), phase: words(answer['phase']), led: answer['led'] === true, link: words(answer['link']),
    startsAt: typeof answer['startsAt'] === 'number' ? answer['startsAt'] : null,
  }
}
