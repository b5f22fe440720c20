/*
 * One text for one value: the JSON Canonicalization Scheme (RFC 8785).
 *
 * Two programs that write the same acta write the same bytes, so a hash speaks about the content and not about who wrote it.
 * Keys are sorted by UTF-16 code units, numbers and strings as ECMAScript writes them, no blanks. What is not JSON is refused:
 * a silent null where a number was lost would be sealed for ever.
 */

/**
 * The canonical text of a JSON value. Keys whose value is undefined are left out.
 * @throws TypeError for what JSON cannot hold: NaN, infinities, lone surrogates, functions, cycles
 */
export const canonical = (value: unknown): string => write(value, [])

function write(value: unknown, above: readonly unknown[]): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
    return JSON.stringify(value)
  }
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`)
  if (above.includes(value)) throw new TypeError('not JSON: a cycle')
  const inside = [...above, value]
  if (Array.isArray(value)) return `[${value.map((entry) => write(entry, inside)).join(',')}]`
  const fields = Object.entries(value as Record<string, unknown>).filter(([, entry]) => entry !== undefined)
  return `{${fields.toSorted(byKey).map(([key, entry]) => `${quoted(key)}:${write(entry, inside)}`).join(',')}}`
}

const quoted = (text: string): string => {
  if (/\p{Cs}/u.test(text)) throw new TypeError('not JSON: a lone surrogate')
  return JSON.stringify(text)
}

/** Plain comparison of strings is by code units, which is what RFC 8785 section 3.2.3 asks for. */
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0)
