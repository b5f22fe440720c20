/* What screens use of the live part. */
export { after, holdsSomething, makeId, MeetingProvider, ReadyMeeting, useMeeting } from './context.tsx'
export type { LiveMeeting, LiveSeat, Presence, Returned, StartState, Whisper } from './meeting.ts'
export type { Kept, Outcome, Wish } from './outbox.ts'
export type { SavedWord } from './saved.ts'
export type { LineState } from './line.ts'
export { createRows } from './rows.ts'
export { useAct, type Act } from './act.ts'
export { TableProvider, useTable, type Table } from './table.tsx'
