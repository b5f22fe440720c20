/*
 * The record: who came, roles, turns, clocks, positions, phases.
 *
 * commands → decide → events → fold → state → readings. Everything is pure; nothing here knows sockets, stores or screens.
 */
export * from './commands.ts'
export { decide, type DecideContext, type Decision } from './decide.ts'
export { emptyState, EXTEND_MS, TURN_MS } from './empty.ts'
export * from './events.ts'
export { fold, foldAll, misfit } from './fold.ts'
export { leads, rolesOf } from './handover.ts'
export { isRunning, used } from './intervals.ts'
export { phaseTable } from './phases.ts'
export { positionCounts } from './positions.ts'
export * from './roles.ts'
export { came, inBreak, personOf, resolvePerson, takesPart } from './rule.ts'
export { eventTypes, readEvent } from './shape.ts'
export { ALL_AWAY_MS, claimRoute, offersTo, STAND_IN_MS, type Claim, type ClaimRoute, type Presence } from './standIn.ts'
export type { Seal } from './stamps.ts'
export * from './state.ts'
export * from './table.ts'
export { mayUndo, UNDO_MS } from './undo.ts'
export * from './words.ts'
