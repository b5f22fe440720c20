/*
 * When two names mean the same community. People retype the name of their CAP on each phone: with and without accents, with a
 * stray space, in capitals. The key is what they have in common; it is compared, never shown.
 */

/** Lower case, no accents (ñ stays a letter of its own), runs of spaces as one. */
export const nameKey = (name: string): string =>
  name.normalize('NFC').toLocaleLowerCase('es').split('ñ')
    .map((part) => part.normalize('NFKD').replace(/\p{M}/gu, '')).join('ñ')
    .replace(/\s+/gu, ' ').trim()
