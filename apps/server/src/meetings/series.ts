/*
 * What a lead team does to a meeting's place in the world: give out new links, and go on with the next meeting.
 *
 * Roles are folded from the record, so both ask the room first. A replaced link opens nothing from that moment; sessions that
 * came in by it stay, since people are removed one by one and by name.
 */
import { Refusal } from '@acta-viva/model/wire'
import { readMeeting, type MeetingData } from '@acta-viva/model/documents'
import { type LeadRole, type MeetingState, type NextMeeting, type Role } from '@acta-viva/model/record'
import * as Y from 'yjs'
import { Explained } from '../access/explained.ts'
import { hashOf, newKey, newRoleKey, sameHash, type RandomBytes } from '../access/keys.ts'
import { sameName } from '../access/names.ts'
import type { Rooms, Seat } from '../rooms/index.ts'
import type { Directory, Meeting, Store } from '../store/store.ts'
import { followerOf } from '../minutes/about.ts'
import { linkRows, newKeys, type CreateMeeting, type Legacy, type Made, type MeetingAsk } from './create.ts'

export interface SeriesDeps {
  readonly store: Store
  readonly rooms: Rooms
  readonly create: CreateMeeting
  readonly now: () => number
  readonly random: RandomBytes
  /** Resolves when the directory has followed the record. */
  readonly followed: () => Promise<void>
}

const holds = (state: MeetingState, seat: Seat, roles: readonly LeadRole[]): boolean =>
  roles.some((role) => state.roles[role] === seat.person)

/**
 * Replaces one link. The participant's key is part of all others, so replacing it replaces all five; for any other role `key` is
 * the participant's key, which the server itself does not know.
 * @throws Refusal `not-allowed` (only the coordinator), `key-unknown` (the participant's key is not the one in force)
 */
export async function replaceLinks(
  { store, rooms, now, random, followed }: SeriesDeps, seat: Seat, ask: { role: Role; key?: string | undefined },
): Promise<Partial<Record<Role, string>>> {
  const { meeting } = seat
  if (!holds(await rooms.view(meeting), seat, ['coordinator'])) throw new Refusal('not-allowed')
  const inForce = await store.directory.links(meeting)
  const participant = inForce.find((link) => link.role === 'participant')
  if (ask.role !== 'participant' && (participant === undefined || !sameHash(hashOf(ask.key ?? ''), participant.keyHash))) {
    throw new Refusal('key-unknown')
  }
  const keys: Partial<Record<Role, string>> = ask.role === 'participant' ? newKeys(random) : { [ask.role]: newRoleKey(ask.key ?? '', random) }
  const { at } = await rooms.command(meeting, seat, { type: 'link.replace', id: newKey(random), role: ask.role })
  await followed() // the old ones have ended
  const createdAt = Math.max(now(), at)
  for (const [role, key] of Object.entries(keys)) {
    await store.directory.replaceLink({ meeting, role, keyHash: hashOf(key), createdAt, replacedAt: null })
  }
  return keys
}

/**
 * The next meeting after this one, in the same community: title, template, call and length come from this one unless they are given.
 * @throws Refusal `not-allowed` unless asked by the coordinator or the secretary
 */
export async function nextOf(deps: SeriesDeps, seat: Seat, ask: Partial<MeetingAsk>): Promise<Made> {
  const before = await deps.store.directory.meeting(seat.meeting)
  if (before === null) throw new Refusal('not-found')
  if (!holds(await deps.rooms.view(seat.meeting), seat, ['coordinator', 'secretary'])) throw new Explained('not-allowed', 'next')
  const waiting = await draftAfter(deps, before)
  if (waiting === null) return goOn(deps, before, ask)
  const way = await wayInto(deps.store.directory, waiting.id)
  const keys = way === null ? newKeys(deps.random) : newKeys(deps.random, way)
  for (const link of linkRows(keys, deps.now())) {
    if (way === null || link.role !== 'participant') await deps.store.directory.replaceLink({ meeting: waiting.id, ...link }) // what is in the acta goes on opening
  }
  if (ask.title !== undefined || ask.startsAt !== undefined) {
    await deps.store.directory.updateMeeting(waiting.id, {
      ...(ask.title !== undefined && { title: ask.title }), ...(ask.startsAt !== undefined && { startsAt: ask.startsAt }),
    })
  }
  return { id: waiting.id, community: waiting.community, keys, communityKeys: null }
}

/** Name of the setting of a draft that a closing made, whose links nobody has seen yet. */
const madeByClosing = (meeting: string): string => `meeting:${meeting}:made-by-closing`

/** The draft that the closing made, as long as nobody has entered it. Its links were never shown, so whoever asks gets fresh ones. */
async function draftAfter({ store: { directory } }: SeriesDeps, before: Meeting): Promise<Meeting | null> {
  const next = await followerOf({ directory }, before, await directory.meetings(before.community))
  if (next === undefined || next.phase !== 'draft' || await directory.setting(madeByClosing(next.id), 'no') !== 'yes') return null
  return (await directory.people(next.id)).length === 0 ? next : null
}

/** Before an acta is closed: a draft of the meeting that was agreed on, unless the series has gone on already. */
export async function prepareNext(deps: SeriesDeps, meeting: string, next: NextMeeting): Promise<void> {
  const { directory } = deps.store
  const before = await directory.meeting(meeting)
  if (before === null || await followerOf({ directory }, before, await directory.meetings(before.community)) !== undefined) return
  const made = await goOn(deps, before, { startsAt: next.at, purpose: next.purpose === '' ? undefined : next.purpose }, next)
  await directory.setSetting(madeByClosing(made.id), 'yes')
}

/** The next meeting of a community, after the last one it has. @throws Refusal('not-found') when it never met */
export async function nextIn(deps: SeriesDeps, community: string, ask: Partial<MeetingAsk>): Promise<Made> {
  const last = (await deps.store.directory.meetings(community)).toSorted((a, b) => b.series - a.series)[0]
  if (last === undefined) throw new Refusal('not-found')
  return goOn(deps, last, ask)
}

/** Starts of earlier meetings that the next one remembers: enough to see a rhythm. */
const REMEMBERED = 6
/** The most names a list of those expected holds. */
const MOST_EXPECTED = 300

/** Who belongs to the meeting after this one: whoever took part in it and whoever was expected, once each, by name. */
export function expectedAfter(state: MeetingState): { name: string; detail: string }[] {
  const met = Object.values(state.people).filter((one) => !one.removed && one.mergedInto === null && one.standing === 'participant')
  const awaited = state.roster.filter((one) => !met.some((person) => sameName(person.name, one.name)))
  return [...met, ...awaited].map(({ name, detail }) => ({ name, detail })).slice(0, MOST_EXPECTED)
}

/** The names of those who held the lead roles; empty where nobody did. */
const ledBy = ({ roles, people }: MeetingState): Record<LeadRole, string> => {
  const nameOf = (role: LeadRole) => people[roles[role] ?? '']?.name ?? ''
  return { coordinator: nameOf('coordinator'), moderator: nameOf('moderator'), secretary: nameOf('secretary') }
}

async function goOn({ rooms, create, store: { directory } }: SeriesDeps, before: Meeting, ask: Partial<MeetingAsk>, next?: NextMeeting): Promise<Made> {
  const [{ table }, state] = await Promise.all([rooms.state(before.id), rooms.view(before.id)])
  const doc = new Y.Doc()
  Y.applyUpdate(doc, table)
  const last = readMeeting(doc)
  doc.destroy()
  const made = await create({
    title: ask.title ?? (last.title || before.title), template: ask.template ?? before.template,
    language: ask.language ?? last.language, startsAt: ask.startsAt ?? null, minutes: ask.minutes ?? last.minutes,
    callUrl: ask.callUrl ?? last.callUrl, callLimit: ask.callLimit ?? last.callLimit ?? undefined, purpose: ask.purpose,
  }, { follows: before, legacy: legacyOf(last, state, next) })
  await directory.setSetting(waySetting(made.id), made.keys.participant)
  return made
}

/**
 * Name of the setting with the participants' key of a meeting that continues a series. The one key that is kept, so that the people of the
 * meeting before find the next one from their acta, whose link carries none.
 */
const waySetting = (meeting: string): string => `meeting:${meeting}:way`

/** The participants' key, for whoever belongs to the series; null where it is not known or was replaced since. */
export async function wayInto(directory: Directory, meeting: string): Promise<string | null> {
  const key = await directory.setting(waySetting(meeting), '')
  const link = key === '' ? null : await directory.link(hashOf(key))
  return link !== null && link.meeting === meeting && link.replacedAt === null ? key : null
}

/** The meeting after this one, as its people may know it; null where there is none yet. @throws Refusal('not-found') */
export async function following({ store: { directory } }: Pick<SeriesDeps, 'store'>, meeting: string): Promise<{ next: Meeting; key: string | null } | null> {
  const before = await directory.meeting(meeting)
  if (before === null) throw new Refusal('not-found')
  const next = await followerOf({ directory }, before, await directory.meetings(before.community))
  return next === undefined ? null : { next, key: await wayInto(directory, next.id) }
}

function legacyOf(last: MeetingData, state: MeetingState, next: NextMeeting | undefined): Legacy {
  const led = ledBy(state)
  const held = state.startedAt === null ? [] : [last.startsAt ?? state.startedAt]
  return {
    expected: expectedAfter(state),
    // A meeting that nobody opened has only proposals to hand on.
    proposed: {
      coordinator: led.coordinator || last.proposed.coordinator, secretary: led.secretary || last.proposed.secretary,
      moderator: runBy(state, next) || led.moderator || last.proposed.moderator,
    },
    earlier: [...last.earlier, ...held].slice(-REMEMBERED),
    inputs: (next?.bring ?? '').split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== ''),
  }
}

/** Who was said to run the next meeting: a person's id stands for their name. */
const runBy = (state: MeetingState, next: NextMeeting | undefined): string => state.people[next?.lead ?? '']?.name ?? next?.lead.trim() ?? ''
