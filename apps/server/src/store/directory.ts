/*
 * The directory: who and what there is, as plain rows. Ids, keys and times are made by the caller; hashes are hex SHA-256.
 *
 * Rows say who holds a key or a session, never what they may do: roles and phases are folded from the record, and the copies
 * kept here (a meeting's phase, title) only serve lists. No secret is stored in the clear: keys, tokens and sessions are hashes.
 * Actas are written by the log's commit, together with the event that closes the meeting; here they are only read.
 */
import type { Millis } from './store.ts'

/** Methods that read may throw StoreError `busy` | `damaged`, those that write `busy` | `full` | `conflict` | `failed`. */
export interface Directory extends Communities, Meetings, People, Sessions, Actas, Uploads, Settings {}

export interface Communities {
  community(id: string): Promise<Community | null>
  /** By its normalised name: case, accents and runs of spaces do not count. */
  communityNamed(name: string): Promise<Community | null>
  /** By the hash of its coordinator's or its members' key. */
  communityByKey(keyHash: string): Promise<{ community: Community; holder: 'coordinator' | 'member' } | null>
  /** Makes it unless its id or its normalised name exists; answers with the one that is stored. */
  ensureCommunity(candidate: Community): Promise<Community>
  updateCommunity(id: string, change: Partial<Omit<Community, 'id' | 'createdAt'>>): Promise<Community | null>
}

export interface Meetings {
  /** Community (found by id or name, or made), meeting and links in one transaction. The meeting gets its place in the series. */
  createMeeting(made: NewMeeting): Promise<{ meeting: Meeting; community: Community }>
  meeting(id: string): Promise<Meeting | null>
  /** In the order in which they take place: `startsAt`, or `createdAt` where there is none; then by series. */
  meetings(community: string): Promise<Meeting[]>
  updateMeeting(id: string, change: Partial<Omit<Meeting, 'id' | 'community' | 'series' | 'createdAt'>>): Promise<Meeting | null>
  /** A replaced link is found too: its `replacedAt` says since when it opens nothing. */
  link(keyHash: string): Promise<Link | null>
  /** The links of a meeting that are in force. */
  links(meeting: string): Promise<Link[]>
  /** The old link of that role ends at `link.createdAt`, the new one begins, in one transaction. */
  replaceLink(link: Link): Promise<void>
}

export interface People {
  addPerson(person: Person): Promise<void>
  person(meeting: string, id: string): Promise<Person | null>
  /** Whoever holds this token now: a merged person's token leads to the one they were merged into. Not the removed. */
  personByToken(meeting: string, tokenHash: string): Promise<Person | null>
  /** All of a meeting, in order of arrival, the removed and the merged included. */
  people(meeting: string): Promise<Person[]>
  updatePerson(
    meeting: string, id: string, change: Partial<Pick<Person, 'name' | 'tokenHash' | 'grants' | 'detail' | 'removedAt'>>,
  ): Promise<Person | null>
  /** `from` becomes `into`: sessions move, grants are joined, the token keeps working. Answers with `into`. */
  mergePeople(meeting: string, from: string, into: string): Promise<Person | null>
}

export interface Sessions {
  addSession(session: Session): Promise<void>
  /** Expired ones are not found. */
  session(hash: string, now: Millis): Promise<Session | null>
  endSessions(meeting: string, person: string): Promise<void>
  /** Forgets what expired before `now`; answers how many. */
  forgetSessions(now: Millis): Promise<number>
}

export interface Actas {
  /**
   * What to close with now. The first time: the next free number of that community and year. Closed again, a meeting keeps its
   * year and number, and the version goes up. Nothing is reserved: a commit that comes too late fails with `conflict`.
   */
  nextActa(meeting: string, community: string, year: number): Promise<Pick<Acta, 'year' | 'number' | 'version'>>
  /** The newest version unless one is named. */
  acta(meeting: string, version?: number): Promise<Acta | null>
  /** All versions of a meeting's acta, oldest first. */
  actas(meeting: string): Promise<Acta[]>
  /** The newest version of each, by year and number. */
  communityActas(community: string): Promise<Acta[]>
}

export interface Uploads {
  /** Bytes first, with fsync, then the row: a row never names a missing file. */
  addUpload(upload: Upload, bytes: Uint8Array): Promise<void>
  upload(id: string): Promise<{ upload: Upload; bytes: Uint8Array } | null>
  uploads(meeting: string): Promise<Upload[]>
}

export interface Settings {
  /** The stored value; where there is none, stores `otherwise` and answers with it. */
  setting(key: string, otherwise: string): Promise<string>
  setSetting(key: string, value: string): Promise<void>
}

export interface Community {
  readonly id: string
  readonly name: string
  readonly createdAt: Millis
  /** Hashes of the keys of the coordinator's link and of the members' read link; null until given. */
  readonly coordinatorKeyHash: string | null
  readonly memberKeyHash: string | null
}

export interface Meeting {
  readonly id: string
  readonly community: string
  readonly title: string
  readonly language: string
  /** Name of the template its documents were seeded from. */
  readonly template: string
  readonly createdAt: Millis
  readonly startsAt: Millis | null
  /** Copy of the folded phase, for lists only. */
  readonly phase: string
  /** Which meeting of the community this is, from 1, in order of creation. */
  readonly series: number
}

export interface NewMeeting {
  readonly meeting: Omit<Meeting, 'community' | 'series'>
  readonly community: Community
  readonly links: readonly Omit<Link, 'meeting'>[]
}

export interface Link {
  readonly meeting: string
  readonly role: string
  readonly keyHash: string
  readonly createdAt: Millis
  readonly replacedAt: Millis | null
}

export interface Person {
  readonly meeting: string
  readonly id: string
  readonly name: string
  /** Null for someone entered by hand, who never opened a link. */
  readonly tokenHash: string | null
  readonly createdAt: Millis
  readonly removedAt: Millis | null
  readonly mergedInto: string | null
  /** Roles whose links this person has opened. */
  readonly grants: readonly string[]
  /** Institution, grade, area …: plain JSON, read with a schema by whoever uses it. */
  readonly detail: unknown
}

export interface Session {
  readonly hash: string
  readonly meeting: string
  readonly person: string
  readonly createdAt: Millis
  readonly expiresAt: Millis
}

/** Closed minutes. Never changed: closing again makes the next version. */
export interface Acta {
  readonly meeting: string
  readonly version: number
  readonly community: string
  readonly year: number
  /** Unique per community and year, one per meeting. */
  readonly number: number
  readonly closedAt: Millis
  readonly closedBy: string
  readonly reason: string | null
  /** Of `json`, exactly as stored. */
  readonly sha256: string
  /** The canonical text of the projected minutes. */
  readonly json: string
  readonly signature: string
}

export interface Upload {
  readonly id: string
  readonly meeting: string
  readonly person: string
  readonly kind: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly createdAt: Millis
}
