/*
 * The meetings this device has been in or has made, newest first: what Inicio lists and what a reload comes back with.
 *
 * Holds the participant key (everybody's) and, where the device was given them, a lead link's whole key, the person's token
 * and the links of a meeting made here. Never leaves the device. A damaged row is left out, not repaired.
 */
import type { Role } from '@acta-viva/model/record'
import { deviceStorage } from './storage.ts'
import type { DeviceStorage } from './storage.ts'

export type MeetingLinks = Record<Role, string>
export interface KnownPerson { id: string; name: string; token: string }
export interface KnownMeeting {
  id: string
  title: string
  community: string
  /** Server milliseconds, or null when no date was set. */
  startsAt: number | null
  /** Planned length, or null when not known here. */
  minutes: number | null
  role: Role
  /** The whole key this device holds; the participant's part is before the first dot. */
  key: string
  person: KnownPerson | null
  /** People of this meeting who used this device before, the last one first. */
  others: KnownPerson[]
  /** Only where the meeting was made. */
  links: MeetingLinks | null
  /** The community's page for its coordinator, where this device founded it. */
  communityLink: string
  callUrl: string
  /** What its roles are called: a school's words or a network's. */
  labels: 'school' | 'network'
  /** The name given when it was made here, before anybody entered. */
  madeBy: string
  /** When this device last had to do with it. */
  seenAt: number
}

const roles: readonly Role[] = ['coordinator', 'moderator', 'secretary', 'participant', 'observer']
const fields = (value: unknown) => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : undefined)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const number = (value: unknown) => (typeof value === 'number' ? value : null)

function readPerson(value: unknown): KnownPerson | null {
  const row = fields(value)
  return row && text(row['name']) ? { id: text(row['id']), name: text(row['name']), token: text(row['token']) } : null
}
function readLinks(value: unknown): MeetingLinks | null {
  const row = fields(value)
  return row && roles.every((role) => text(row[role])) ? row as MeetingLinks : null
}
function readKnown(value: unknown): KnownMeeting | undefined {
  const row = fields(value)
  if (!row || !text(row['id'])) return undefined
  return {
    id: text(row['id']), title: text(row['title']), community: text(row['community']), startsAt: number(row['startsAt']),
    minutes: number(row['minutes']), role: roles.find((role) => role === row['role']) ?? 'participant', key: text(row['key']),
    person: readPerson(row['person']), others: (Array.isArray(row['others']) ? row['others'] : []).flatMap((one) => readPerson(one) ?? []),
    links: readLinks(row['links']), callUrl: text(row['callUrl']), labels: row['labels'] === 'network' ? 'network' : 'school',
    communityLink: text(row['communityLink']), madeBy: text(row['madeBy']), seenAt: number(row['seenAt']) ?? 0,
  }
}

const keep = 40

/** Every meeting this device knows, the last one first. */
export function knownMeetings(storage: DeviceStorage = deviceStorage()): KnownMeeting[] {
  const rows = storage.read('meetings')
  return (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const read = readKnown(row)
    return read ? [read] : []
  }).toSorted((a, b) => b.seenAt - a.seenAt)
}

export const knownMeeting = (id: string, storage: DeviceStorage = deviceStorage()): KnownMeeting | undefined =>
  knownMeetings(storage).find((meeting) => meeting.id === id)

/**
 * Adds to what is known of a meeting; fields left out stay. Only the newest 40 are kept.
 * @returns false if the device would not keep it
 */
export function rememberMeeting(
  change: Partial<KnownMeeting> & { id: string }, now: number, storage: DeviceStorage = deviceStorage(),
): boolean {
  const others = knownMeetings(storage).filter((meeting) => meeting.id !== change.id)
  const merged = readKnown({ ...knownMeeting(change.id, storage), ...change, seenAt: now })
  return storage.write('meetings', [...(merged ? [merged] : []), ...others].slice(0, keep))
}

export const forgetMeeting = (id: string, storage: DeviceStorage = deviceStorage()): boolean =>
  storage.write('meetings', knownMeetings(storage).filter((meeting) => meeting.id !== id))

/** Names people used on this device, the last first: the only ones ever offered as "¿Eres …?". */
export function knownNames(storage: DeviceStorage = deviceStorage()): string[] {
  return [...new Set(knownMeetings(storage).map((meeting) => meeting.person?.name ?? meeting.madeBy).filter(Boolean))]
}
