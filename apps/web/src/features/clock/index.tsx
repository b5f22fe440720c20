/* Block, meeting and speaker: three readings of one record, and what the lead team can do about time. The sheet stands apart, since it is rarely open. */
import { late } from '../../ui/index.ts'
export { MeetingEnd, BlockTime } from './digits.tsx'

/** What time makes needed later than the first picture. */
export const Overrun = late(async () => (await import('./overrun.tsx')).Overrun)
export const UndoLine = late(async () => (await import('./undo-line.tsx')).UndoLine)
export const Milestones = late(async () => (await import('./milestones.ts')).Milestones)
