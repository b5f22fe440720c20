/*
 * Keys that keep rows in order without moving them.
 *
 *   '…U' < 'V' < 'W…'     a key is a fraction in base 62, written without its leading "0."; there is always one in between
 *
 * A row that moves gets one new key and every other row stays as it is, so two people may move rows at the same time. Keys made
 * apart can turn out equal: readers then order by id (`byOrder` in cells.ts), alike everywhere. Keys compare as plain strings, by
 * character code and never by locale. No key ends in '0', since nothing would fit right before it.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const base = digits.length
const keyPattern = /^[0-9A-Za-z]*[1-9A-Za-z]$/

/** Whether a peer's value is a key that others can be made around. */
export const isOrderKey = (value: unknown): value is string => typeof value === 'string' && keyPattern.test(value)

const digitAt = (key: string | null, at: number, otherwise: number): number => {
  const letter = key?.[at]
  return letter === undefined ? otherwise : digits.indexOf(letter)
}

/** Between two rows, halve; at an open end, step by one, so that a list that only grows keeps short keys. */
const choose = (low: number, high: number, before: string | null, after: string | null): number => {
  if (before === null && after !== null) return high - 1
  if (after === null && before !== null) return low + 1
  return Math.floor((low + high) / 2)
}

/**
 * A key strictly between two keys; null is the open end on that side.
 * Throws RangeError when a key is not one of ours or the two are not in order: give sorted keys, or use `orderAt`.
 */
export const orderBetween = (before: string | null, after: string | null): string => {
  const wrong = [before, after].find((key) => key !== null && !isOrderKey(key))
  if (wrong !== undefined) throw new RangeError(`not an order key: ${JSON.stringify(wrong)}`)
  if (before !== null && after !== null && before >= after) throw new RangeError(`nothing lies between ${before} and ${after}`)
  let key = ''
  let capped = after !== null // until our key falls below `after`, its digits are the ceiling
  for (let at = 0; ; at++) {
    const low = digitAt(before, at, 0)
    const high = capped ? digitAt(after, at, 0) : base
    if (high > low) {
      const digit = choose(low, high, before, after)
      if (digit > low && digit < high) return key + digits[digit]
      capped = false
    }
    key += digits[low]
  }
}

/**
 * A key for a row put at `index` of a list already sorted by `byOrder`. Total: between two equal keys there is no room, so the
 * row goes behind the last of them; keys that are not ours are stepped over.
 */
export const orderAt = (sortedKeys: readonly string[], index: number): string => {
  const before = sortedKeys.slice(0, Math.max(0, index)).findLast(isOrderKey) ?? null
  const after = sortedKeys.slice(Math.max(0, index)).find((key) => isOrderKey(key) && (before === null || key > before)) ?? null
  return orderBetween(before, after)
}

/** As many keys in order as asked for, behind `before`. */
export const orderRun = (count: number, before: string | null = null): string[] => {
  const keys: string[] = []
  for (let made = 0; made < count; made++) keys.push(orderBetween(keys.at(-1) ?? before, null))
  return keys
}
