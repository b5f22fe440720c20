/*
 * Making a meeting: its community (silently, from the name), its five links, its agenda, in that order of trust.
 *
 *   template ─► scaled ─► fitted ─► directory row with links ─► documents seeded once
 *
 * Keys leave this function and are never seen again: only their hashes are stored. Naming a community gives no right to read
 * anything of it; what earlier meetings left comes along only when one of their own continues the series.
 */
import type { LabelSet } from '@acta-viva/model/guides'
import { forMeeting, isTemplateId, loadTemplate, scaleTemplate, seedTable, shortestMinutes } from '@acta-viva/model/templates'
import { leadRoles, type LeadRole, type Role } from '@acta-viva/model/record'
import { coordinatorSetting } from '../access/join.ts'
import { carriesSetting } from '../access/kin.ts'
import { hashOf, memberKey, newId, newKey, newRoleKey, type RandomBytes } from '../access/keys.ts'
import { cleanName } from '../access/names.ts'
import { Explained } from '../access/explained.ts'
import { previousOf } from '../minutes/about.ts'
import type { Expected, Rooms } from '../rooms/index.ts'
import type { Community, Link, Meeting, Store } from '../store/store.ts'

export interface MeetingAsk {
  readonly title: string
  readonly community?: string | undefined
  readonly template?: string | undefined
  readonly language?: 'es' | 'en' | undefined
  /** Server milliseconds. */
  readonly startsAt?: number | null | undefined
  /** Planned length in minutes; the template's own where nobody said. */
  readonly minutes?: number | undefined
  readonly callUrl?: string | undefined
  /** Minutes the call may last, where it has an end. */
  readonly callLimit?: number | undefined
  readonly purpose?: string | undefined
  readonly coordinator?: { readonly name: string } | undefined
}

export interface Made {
  readonly id: string
  readonly community: string
  /** Keys by role, for fragments of links. */
  readonly keys: Readonly<Record<Role, string>>
  /** What its roles are called. */
  readonly labels: LabelSet
  /** Keys of the community's own two links, only when this meeting was its first. */
  readonly communityKeys: { readonly coordinator: string; readonly member: string } | null
}

export interface CreateDeps {
  readonly store: Store
  readonly rooms: Pick<Rooms, 'create'>
  readonly now: () => number
  readonly random: RandomBytes
}

/** What a new meeting takes over from the one before: who is expected, who is proposed to lead, when the series met. */
export interface Legacy {
  readonly expected: Expected
  readonly proposed: Readonly<Record<LeadRole, string>>
  /** Starts of earlier meetings, oldest first, in server milliseconds. */
  readonly earlier: readonly number[]
  /** What those who come were asked to bring. */
  readonly inputs: readonly string[]
  /** What its roles were called. */
  readonly labels: LabelSet
}
/** Where a new meeting comes from: the one it goes on from, or the communities its maker is already in. */
export interface Origin { readonly follows?: Meeting; readonly kin?: ReadonlySet<string>; readonly legacy?: Legacy }

export type CreateMeeting = (ask: MeetingAsk, origin?: Origin) => Promise<Made>

/** Fresh keys for all five links of a meeting, or for the other four where everybody's stays. */
export const newKeys = (random: RandomBytes, participant = newKey(random)): Record<Role, string> => {
  const role = () => newRoleKey(participant, random)
  return { coordinator: role(), moderator: role(), secretary: role(), participant, observer: role() }
}

export const linkRows = (keys: Readonly<Record<Role, string>>, createdAt: number): Omit<Link, 'meeting'>[] =>
  ([...leadRoles, 'participant', 'observer'] as const)
    .map((role) => ({ role, keyHash: hashOf(keys[role]), createdAt, replacedAt: null }))

/** @throws Refusal `bad-command` for an unknown template or an unreadable coordinator's name; StoreError when it cannot be kept */
export const openCreate = ({ store, rooms, now, random }: CreateDeps): CreateMeeting => async (ask, { follows, kin, legacy } = {}) => {
  const templateId = ask.template ?? 'drelm-6'
  if (!isTemplateId(templateId)) throw new Explained('bad-command', 'template')
  const coordinator = ask.coordinator === undefined ? null : cleanName(ask.coordinator.name)
  if (ask.coordinator !== undefined && coordinator === null) throw new Explained('bad-command', 'name')

  const createdAt = now()
  const keys = newKeys(random)
  const home = follows?.community ?? newId(random)
  const coordinatorKey = newKey(random)
  const own = { coordinator: coordinatorKey, member: memberKey(coordinatorKey, home) }
  const candidate: Community = {
    id: home, name: ask.community?.trim() || ask.title, createdAt,
    coordinatorKeyHash: hashOf(own.coordinator), memberKeyHash: hashOf(own.member),
  }
  const { meeting, community } = await store.directory.createMeeting({
    meeting: {
      id: newId(random), title: ask.title, language: ask.language ?? 'es', template: templateId,
      createdAt, startsAt: ask.startsAt ?? null, phase: 'draft',
    },
    community: candidate, links: linkRows(keys, createdAt),
  })
  if (follows !== undefined || kin?.has(community.id) === true) await store.directory.setSetting(carriesSetting(meeting.id), 'yes')
  if (coordinator !== null) await store.directory.setSetting(coordinatorSetting(meeting.id), coordinator)

  // only a meeting that was held leaves agreements to review (R14): drafts of the same community do not count
  const held = (await store.directory.meetings(community.id)).filter(({ id, phase }) => id !== meeting.id && phase !== 'draft')
  const fitted = forMeeting(await loadTemplate(templateId), { earlierMeetings: held.length })
  const agenda = ask.minutes === undefined ? fitted : scaleTemplate(fitted, Math.max(ask.minutes, shortestMinutes(fitted)))
  const labels = legacy?.labels ?? (agenda.level === 'network' ? 'network' : 'school')
  const previous = await previousOf({ directory: store.directory }, meeting)
  await rooms.create(meeting.id, (doc) => {
    seedTable(doc, {
      title: ask.title, purpose: ask.purpose || undefined, institution: community.name, callUrl: ask.callUrl,
      callLimit: ask.callLimit, startsAt: ask.startsAt ?? undefined, language: ask.language, labels,
      ...(legacy && { proposed: legacy.proposed, earlier: [...legacy.earlier], inputs: [...agenda.inputs, ...legacy.inputs] }),
    }, agenda, () => newId(random))
    // What comes back as far as it is known now; the meeting asks again when it opens, since the last acta may still be closing.
    if (previous.length > 0) doc.getMap('meeting').set('previous', previous.map((agreement) => ({ ...agreement })))
  }, legacy?.expected)
  return {
    id: meeting.id, community: community.id, keys, labels,
    communityKeys: community.coordinatorKeyHash === candidate.coordinatorKeyHash ? own : null,
  }
}
