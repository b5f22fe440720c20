/*
 * What a lead team does to a meeting's place in the world: give out new links, and go on with the next meeting.
 *
 * Roles are folded from the record, so both ask the room first. A replaced link opens nothing from that moment; sessions that
 * came in by it stay, since people are removed one by one and by name.
 */
import { Refusal } from '@acta-viva/model/wire'
import { readMeeting, setText, type MeetingData } from '@acta-viva/model/documents'
import { leadRoles, type LeadRole, type MeetingState, type NextMeeting, type Role } from '@acta-viva/model/record'
import * as Y from 'yjs'
import { Explained } from '../access/explained.ts'
import { hashOf, newKey, newRoleKey, sameHash, type RandomBytes } from '../access/keys.ts'
import { sameName } from '../access/names.ts'
import { openWay, standingOf, wayInto } from '../access/way.ts'
import type { Rooms, Seat } from '../rooms/index.ts'
import type { Meeting, Store } from '../store/store.ts'
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
  const shown = hashOf(ask.key ?? '')
  if (ask.role !== 'participant' && !inForce.some((link) => standingOf(link) === 'participant' && sameHash(shown, link.keyHash))) {
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
 * `secret`: what they showed to be who they are; what the acta opens for them is everybody's link among the new ones.
 * @throws Refusal `not-allowed` unless asked by the coordinator or the secretary; `already` for another agenda than that of a draft
 * that stands
 */
export async function nextOf(deps: SeriesDeps, seat: Seat, ask: Partial<MeetingAsk>, secret: string): Promise<Made> {
  const before = await deps.store.directory.meeting(seat.meeting)
  if (before === null) throw new Refusal('not-found')
  if (!holds(await deps.rooms.view(seat.meeting), seat, ['coordinator', 'secretary'])) throw new Explained('not-allowed', 'next')
  const waiting = await draftAfter(deps, before)
  if (waiting === null) return goOn(deps, before, ask)
  await change(deps, waiting, ask)
  const way = await wayInto(deps, waiting.id, secret, false)
  const keys = newKeys(deps.random, way?.key)
  for (const link of linkRows(keys, deps.now())) {
    if (way === null || link.role !== 'participant') await deps.store.directory.replaceLink({ meeting: waiting.id, ...link }) // the way stays a link of its own
  }
  const { labels } = await tableOf(deps.rooms, waiting.id)
  return { id: waiting.id, community: waiting.community, keys, labels, communityKeys: null }
}

/** What is asked of a draft that stands already. @throws Refusal('already') for another agenda: people may be working on this one */
async function change({ rooms, store }: SeriesDeps, draft: Meeting, ask: Partial<MeetingAsk>): Promise<void> {
  const { title, startsAt, language, callUrl, callLimit } = ask
  const { minutes } = await tableOf(rooms, draft.id)
  if ((ask.template ?? draft.template) !== draft.template || (ask.minutes ?? minutes) !== minutes) throw new Explained('already', 'draft')
  const texts = given({ title, purpose: ask.purpose || undefined })
  const values = given({ startsAt, language, callUrl, callLimit })
  if (texts.length + values.length === 0) return
  await rooms.amend(draft.id, (doc) => {
    const root = doc.getMap('meeting')
    for (const [key, value] of texts) setText(doc, root, key, value)
    for (const [key, value] of values) root.set(key, value)
  })
  await store.directory.updateMeeting(draft.id, Object.fromEntries(given({ title, startsAt, language })))
}

const given = <T>(values: Readonly<Record<string, T | undefined>>): [string, T][] =>
  Object.entries(values).filter((entry): entry is [string, T] => entry[1] !== undefined)

/** Name of the setting of a draft that a closing made, whose links nobody has seen yet. */
const madeByClosing = (meeting: string): string => `meeting:${meeting}:made-by-closing`

/** Whether somebody came in by one of its lead links. */
const isLed = async ({ directory }: Store, meeting: string): Promise<boolean> =>
  (await directory.people(meeting)).some(({ grants, removedAt }) => removedAt === null && leadRoles.some((role) => grants.includes(role)))

/** The draft that the closing made, as long as nobody leads it: its people may have answered already. Its lead links were not used, so whoever asks gets fresh ones. */
async function draftAfter({ store }: SeriesDeps, before: Meeting): Promise<Meeting | null> {
  const { directory } = store
  const next = await followerOf({ directory }, before, await directory.meetings(before.community))
  if (next === undefined || next.phase !== 'draft' || await directory.setting(madeByClosing(next.id), 'no') !== 'yes') return null
  return await isLed(store, next.id) ? null : next
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

async function tableOf(rooms: Rooms, meeting: string): Promise<MeetingData> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await rooms.state(meeting)).table)
  const data = readMeeting(doc)
  doc.destroy()
  return data
}

async function goOn({ rooms, create, store: { directory } }: SeriesDeps, before: Meeting, ask: Partial<MeetingAsk>, next?: NextMeeting): Promise<Made> {
  const [last, state] = await Promise.all([tableOf(rooms, before.id), rooms.view(before.id)])
  const made = await create({
    title: ask.title ?? (last.title || before.title), template: ask.template ?? before.template,
    language: ask.language ?? last.language, startsAt: ask.startsAt ?? null, minutes: ask.minutes ?? last.minutes,
    callUrl: ask.callUrl ?? last.callUrl, callLimit: ask.callLimit ?? last.callLimit ?? undefined, purpose: ask.purpose,
  }, { follows: before, legacy: legacyOf(last, state, next) })
  await openWay(directory, made.id)
  return made
}

/** The meeting after this one with the key that opens it for whoever shows `secret`; null where there is none yet. @throws Refusal('not-found') */
export async function following(deps: SeriesDeps, meeting: string, secret: string): Promise<{ next: Meeting; key: string | null; led: boolean } | null> {
  const { directory } = deps.store
  const before = await directory.meeting(meeting)
  if (before === null) throw new Refusal('not-found')
  const next = await followerOf({ directory }, before, await directory.meetings(before.community))
  if (next === undefined) return null
  const [way, led] = await Promise.all([wayInto(deps, next.id, secret, false), isLed(deps.store, next.id)])
  return { next, key: way?.key ?? null, led }
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
    earlier: [...last.earlier, ...held].slice(-REMEMBERED), labels: last.labels,
    inputs: (next?.bring ?? '').split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== ''),
  }
}

/** Who was said to run the next meeting: a person's id stands for their name. */
const runBy = (state: MeetingState, next: NextMeeting | undefined): string => state.people[next?.lead ?? '']?.name ?? next?.lead.trim() ?? ''
