/* Who is here: roles, states, names, and the roles that survive a bad line. */
export { PeoplePanel } from './panel.tsx'
export { HandoverWatch, StandIn } from './stand-in.tsx'
export { countHere } from './list.ts'
