/*
 * The room engine: live meetings in memory. `openRooms` is its only door.
 */
export type { Expected } from './begin.ts'
export { openRooms, type Rooms, type RoomsHealth } from './rooms.ts'
export type { Picture } from './picture.ts'
export { realClock } from './clock.ts'
export { socketOf } from './wsSocket.ts'
export type { Clock, Hearing, JoinState, RoomDeps, Seal, Sealed, Sealing, Seat, Socket } from './ports.ts'
