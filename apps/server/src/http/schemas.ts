/*
 * What requests may say and what answers look like: one validator each, from which the OpenAPI page is generated as well.
 *
 * Requests are strict: an unknown field is refused, every text has a length, every number a range. Answers are described, and the
 * types of the routes hold them to it.
 */
import * as v from 'valibot'
import { leadRoles } from '@acta-viva/model/record'

const roles = [...leadRoles, 'participant', 'observer'] as const
const line = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const named = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
/** Milliseconds, or a date with its time zone in words other programs write: 2026-05-07T16:00:00-05:00 (RFC 3339). */
const when = v.union([moment, v.pipe(v.string(), v.isoTimestamp(), v.transform((text) => Date.parse(text)), moment)])
/** Empty, or an address a browser may open; never `javascript:` and the like. */
const link = v.pipe(v.string(), v.trim(), v.maxLength(2000), v.regex(/^$|^https?:\/\/[^\s]+$/i))

export const newMeeting = v.strictObject({
  title: named(200),
  community: v.optional(named(160)),
  template: v.optional(line(64)),
  language: v.optional(v.picklist(['es', 'en'])),
  startsAt: v.optional(v.nullable(when)),
  minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(720))),
  callUrl: v.optional(link),
  callLimit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))),
  purpose: v.optional(line(1000)),
  coordinator: v.optional(v.strictObject({ name: v.pipe(v.string(), v.maxLength(200)) })),
})
/** The next meeting of a series: what is not said comes from the one before. */
export const nextMeeting = v.partial(v.omit(newMeeting, ['community', 'coordinator']))

export const joinAsk = v.strictObject({
  key: v.pipe(v.string(), v.maxLength(256)),
  name: v.optional(v.pipe(v.string(), v.maxLength(400))),
  token: v.optional(v.pipe(v.string(), v.maxLength(128))),
})
export const pulseAsk = v.strictObject({
  face: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  worked: v.optional(line(300)),
  change: v.optional(line(300)),
})
export const linkAsk = v.strictObject({ role: v.picklist(roles), key: v.optional(v.pipe(v.string(), v.maxLength(256))) })

const links = v.object({ coordinator: v.string(), moderator: v.string(), secretary: v.string(), participant: v.string(), observer: v.string() })
const communityLinks = v.nullable(v.object({ coordinator: v.string(), member: v.string() }))
/** Yjs updates in base64; with `?state=picture` rows of the table and the folded record, as plain JSON. */
const states = v.union([
  v.object({ epoch: v.string(), table: v.string(), plenary: v.string(), record: v.string() }),
  v.object({ epoch: v.string(), picture: v.object({ table: v.looseObject({}), record: v.looseObject({}) }) }),
])

/** `labels`: what the meeting calls its roles. */
export const made = v.object({ id: v.string(), community: v.string(), links, communityLinks, labels: v.picklist(['school', 'network']) })
export const entered = v.object({
  person: v.object({ id: v.string(), name: v.string(), token: v.string() }),
  role: v.picklist(roles), roles: v.array(v.picklist(roles)), session: v.string(), homonyms: v.boolean(),
  /** Lead links this person has opened, whoever holds the roles now. */
  links: v.array(v.picklist(roles)),
  state: states,
})
/** The same after a reload: the device has token and session already. */
export const returned = v.object({
  person: v.object({ id: v.string(), name: v.string() }),
  role: v.picklist(roles), roles: v.array(v.picklist(roles)), links: v.array(v.picklist(roles)), state: states,
})
export const ticketed = v.object({ ticket: v.string() })
export const happened = v.object({ event: v.looseObject({ id: v.string(), type: v.string(), by: v.string(), at: v.number() }) })
export const folded = v.looseObject({
  id: v.string(), community: v.string(), now: v.number(), phase: v.picklist(['draft', 'open', 'ended', 'closed']),
  people: v.array(v.looseObject({ id: v.string(), name: v.string() })), clocks: v.looseObject({ now: v.number() }), roles: v.record(v.string(), v.nullable(v.string())),
  queue: v.array(v.looseObject({})), turns: v.array(v.looseObject({})),
})
export const pulse = v.object({
  answers: v.number(), mine: v.boolean(),
  summary: v.nullable(v.object({ faces: v.array(v.number()), worked: v.array(v.string()), change: v.array(v.string()) })),
})
/** `link` opens the next meeting for everybody; null where it was replaced. `led`: somebody came in to lead it. */
export const following = v.object({ id: v.string(), title: v.string(), startsAt: v.nullable(v.number()), phase: v.string(), led: v.boolean(), link: v.nullable(v.string()) })
export const wayAsk = v.strictObject({ key: v.pipe(v.string(), v.maxLength(256)) })
/** `since`: when this key came into force, in server milliseconds. */
export const way = v.object({ key: v.string(), since: v.number() })
export const previous = v.object({ agreements: v.array(v.looseObject({})) })
export const sealKey = v.object({ publicKey: v.string() })
export const seal = v.object({ signature: v.string() })
export const uploaded = v.object({ id: v.string(), url: v.string(), type: v.string(), size: v.number() })
export const newLinks = v.object({ links: v.partial(links) })
const progresses = v.picklist(['unreviewed', 'initial', 'intermediate', 'concluded', 'withdrawn'])
/** How far an agreement is, said outside a meeting; leaving one aside needs a reason. */
export const laterReview = v.pipe(v.strictObject({
  ref: v.pipe(v.string(), v.minLength(3), v.maxLength(140)), progress: v.picklist(['initial', 'intermediate', 'concluded', 'withdrawn']),
  note: v.optional(line(500), ''), evidence: v.optional(line(2000), ''),
}), v.forward(v.partialCheck([['progress'], ['note']], ({ progress, note }) => progress !== 'withdrawn' || note !== ''), ['note']))
const followed = v.object({
  ref: v.string(), meeting: v.string(), code: v.string(), text: v.string(), responsible: v.string(), measure: v.string(), due: v.string(),
  progress: progresses, note: v.string(), evidence: v.string(), reviewedAt: v.nullable(v.number()),
})
export const followedAgreements = v.object({ agreements: v.array(followed) })
export const communityView = v.object({
  id: v.string(), name: v.string(), holder: v.picklist(['coordinator', 'member']),
  /** The members' read link, to be handed on; for the coordinator alone. */
  memberLink: v.nullable(v.string()),
  meetings: v.array(v.object({
    id: v.string(), title: v.string(), series: v.number(), phase: v.string(), startsAt: v.nullable(v.number()), createdAt: v.number(),
    /** When a meeting whose acta is still open ended. */
    endedAt: v.nullable(v.number()),
  })),
  agreements: v.array(followed),
  actas: v.array(v.object({
    meeting: v.string(), year: v.number(), number: v.number(), version: v.number(), closedAt: v.number(), sha256: v.string(),
  })),
})
export const problem = v.looseObject({
  type: v.string(), title: v.string(), status: v.number(), reason: v.string(), detail: v.optional(v.string()),
})
