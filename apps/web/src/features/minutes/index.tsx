/* The acta's three screens: while it grows, while it is read aloud, and after it was closed. */
export { ClosedMinutes } from './closed-minutes.tsx'
export { LiveMinutes } from './live-minutes.tsx'
export { ReadBack } from './read-back.tsx'
export { ReturnedWords } from './returned.tsx'
