/* The floor: who speaks, who waits, and what the moderator does about it. */
export { FloorPanel } from './panel.tsx'
export { Invitation } from './invitation.tsx'
export { MyTurn } from './my-turn.tsx'
export { SpeakingLine } from './speaking-line.tsx'
