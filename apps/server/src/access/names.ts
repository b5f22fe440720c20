/*
 * A person's name as typed on a phone: what is kept of it, and when two names are the same.
 *
 * Control characters and direction marks go (they could turn a list around), runs of space become one, and what is left has 1 to
 * 80 characters. Everything else people are called stays as they write it.
 */
export const LONGEST_NAME = 80

const invisible = /[\p{Cc}\p{Zl}\p{Zp}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu

/** The name to keep, or null when nothing readable is left or it is too long. */
export function cleanName(typed: string): string | null {
  const name = typed.normalize('NFC').replace(/[\t\r\n]/gu, ' ').replace(invisible, '').replace(/\s+/gu, ' ').trim()
  const length = Array.from(name).length
  return length >= 1 && length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(name) ? name : null
}

/** Same letters, whatever the case, the accents and the spaces. */
export const sameName = (one: string, other: string): boolean => collator.compare(spaced(one), spaced(other)) === 0

const collator = new Intl.Collator('es', { sensitivity: 'base' }) // keeps ñ a letter of its own

const spaced = (name: string): string => name.trim().replace(/\s+/gu, ' ')
