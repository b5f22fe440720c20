/*
 * What the agreements board works out by itself: which draft was registered, who takes part, and the quick dates. Pure; registering a draft
 * is the model's (`takeUp`).
 */
import type { Agreement, Card, Commitment } from '@acta-viva/model/documents'

/** Which registered agreement a draft became, if any. */
export const agreementOf = (card: Card, agreements: readonly Agreement[]): Agreement | undefined =>
  agreements.find((one) => one.from === card.id && !one.removed)

/** Adds or takes away one of those who take part. */
export const toggled = (actors: readonly string[], name: string): string[] =>
  actors.includes(name) ? actors.filter((one) => one !== name) : [...actors, name]

export const withoutCommitment = (commitments: readonly Commitment[], index: number): Commitment[] => commitments.filter((_, at) => at !== index)

const day = 24 * 60 * 60 * 1000
const two = (n: number) => String(n).padStart(2, '0')
/** A local date as `YYYY-MM-DD`. */
export const dateText = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

/** The quick dates: a week, two weeks, the last day of this month (of the next one in its last three days). */
export function quickDates(now: Date): Record<'week' | 'twoWeeks' | 'monthEnd', string> {
  const soon = new Date(now.getTime() + 3 * day)
  return {
    week: dateText(new Date(now.getTime() + 7 * day)), twoWeeks: dateText(new Date(now.getTime() + 14 * day)),
    monthEnd: dateText(new Date(soon.getFullYear(), soon.getMonth() + 1, 0)),
  }
}

/** Whether a due text is a calendar date. */
export const isDate = (due: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(due)
