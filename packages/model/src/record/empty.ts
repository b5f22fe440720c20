/*
 * The state before the first event: a meeting nobody has entered.
 */
import type { MeetingState } from './state.ts'

/** Three minutes a turn until somebody chooses another length (R41); one minute a first extension. */
export const TURN_MS = 180_000
export const EXTEND_MS = 60_000

/** A fresh state; every call makes its own. */
export const emptyState = (): MeetingState => ({
  phase: 'draft', seq: 0, lastAt: 0, createdAt: null, startedAt: null, endedAt: null, sessions: [], breaks: [], breakUntil: null,
  held: null,
  people: {}, clients: {}, roles: { coordinator: null, moderator: null, secretary: null }, handovers: [],
  blocks: {}, blockOrder: [], block: null, step: null, stepsDone: [], question: null, readback: null,
  queue: [], queueOpen: true, turnMs: TURN_MS, extendMs: EXTEND_MS, turn: null, turns: [],
  consult: null, positions: {}, consulted: {}, answers: {}, teams: { list: [], open: false, until: null, since: null },
  norm: null,
  roster: [], locked: false, newLinkAt: null, evidence: [], reviews: {}, gaps: [], next: null, adjustments: [],
  versions: [], confirmations: {}, corrections: [], until: null, final: null, reopenings: [], redacted: [], undo: null,
})
