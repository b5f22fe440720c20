/*
 * Who people are in a meeting.
 *
 * A role belongs to one meeting, never to an account. The three lead roles are held by at most one person each (one person
 * may hold two); everyone else takes part, or observes. Alone in its file, because the very first page knows roles and nothing else.
 */
export const leadRoles = ['coordinator', 'moderator', 'secretary'] as const
export type LeadRole = (typeof leadRoles)[number]
export type Role = LeadRole | 'participant' | 'observer'
/** What a link gives before any role is taken. */
export type Standing = 'participant' | 'observer'
