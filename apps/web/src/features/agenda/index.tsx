/* The agenda for the room: the list with its clockwork, the step everybody is at, and the group's norms. */
import { late } from '../../ui/index.ts'
export { AgendaPanel } from './panel.tsx'
export { NormReminder } from './norm-reminder.tsx'

/** Read after the agenda, so it comes after it. */
export const GroundRules = late(async () => (await import('./ground-rules.tsx')).GroundRules)
export { StepHeader } from './step-header.tsx'
