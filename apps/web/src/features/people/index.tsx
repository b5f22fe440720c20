/* Who is here: roles, states, names. Its light half stands in watch.ts. */
export { PeoplePanel } from './panel.tsx'
