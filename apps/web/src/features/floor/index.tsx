/* The floor: who speaks, who waits, and what the moderator does about it. */
import { late } from '../../ui/index.ts'

export { FloorPanel } from './panel.tsx'
export { SpeakingLine } from './speaking-line.tsx'

export const Invitation = late(async () => (await import('./invitation.tsx')).Invitation)
export const MyTurn = late(async () => (await import('./my-turn.tsx')).MyTurn)
export const KeptRequests = late(async () => (await import('./kept-requests.tsx')).KeptRequests)
