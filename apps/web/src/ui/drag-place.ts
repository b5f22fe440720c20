/* Where a dragged row would land: arithmetic on the rows as they stood when the drag began, so nothing shifts under a finger. */

/** The place (after leaving `from`) of a row whose middle has moved by `dy` pixels. */
export function placeAt(rows: readonly { top: number; height: number }[], from: number, dy: number): number {
  const own = rows[from]
  if (!own) return from
  const middle = own.top + own.height / 2 + dy
  return rows.filter((row, at) => at !== from && row.top + row.height / 2 < middle).length
}
