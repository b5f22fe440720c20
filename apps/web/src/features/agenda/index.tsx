/* The agenda for the room: the list with its clockwork, the step everybody is at, and the group's norms. */
export { AgendaPanel } from './panel.tsx'
export { GroundRules, NormReminder } from './ground-rules.tsx'
export { StepHeader } from './step-header.tsx'
