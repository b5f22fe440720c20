/*
 * The gate: nothing hostile gets into a document, nothing honest is kept out.
 *
 * One gate stands before one live Y.Doc. Everything else in this folder is its inside; see SPEC.md, "Gate".
 */
export { fromGate, openGate, type Gate, type Received } from './gate.ts'
export { slicesOf } from './slices.ts'
export { GateBroken, GateRefusal, type GateCheck, type GateReason } from './refusal.ts'
export type { DocumentSchema, Principal, RoomLimits, RootKind } from './schema.ts'
