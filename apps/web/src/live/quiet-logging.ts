/*
 * Stands in for `lib0/logging` in the built page (vite.config.ts). Yjs prints two warnings through it and nothing else; the original
 * paints them in colours and brings 6 kB of the first download with it. Warnings still reach the console, without paint.
 */
const plain = ''
export const ORANGE = plain
export const BOLD = plain
export const UNBOLD = plain
export const RED = plain

const say = (parts: readonly unknown[]): void => console.warn(...parts.filter((part) => part !== plain))
export const print = (...parts: unknown[]): void => say(parts)
export const warn = (...parts: unknown[]): void => say(parts)
