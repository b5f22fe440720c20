/* The light half of this feature, for what is always on the screen: how many are here, and who stands in for whom. */
export { countHere } from './list.ts'
export { HandoverWatch, StandIn } from './stand-in.tsx'
