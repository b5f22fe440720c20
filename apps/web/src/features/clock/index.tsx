/* Block, meeting and speaker: three readings of one record, and what the lead team can do about time. The sheet stands apart, since it is rarely open. */
export { MeetingEnd, BlockTime } from './digits.tsx'
export { Overrun } from './overrun.tsx'
export { UndoLine } from './undo-line.tsx'
export { useMilestones, useWakeLock } from './milestones.ts'
