/* The light half of this feature, for what is always on the screen: how many are here, and who stands in for whom. */
import { late } from '../../ui/index.ts'

export { countHere } from './count.ts'
/** Offers of a role come after long silence only: never with the first picture. */
export const StandIn = late(async () => (await import('./stand-in.tsx')).StandIn)
export const HandoverWatch = late(async () => (await import('./stand-in.tsx')).HandoverWatch)
