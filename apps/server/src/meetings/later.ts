/*
 * What is said of agreements between meetings: progress that no acta holds, kept with the community.
 *
 * A list of reviews per community, appended one after the other; the last word on an agreement counts (see `followAgreements`).
 * A closed acta is never touched by it.
 */
import * as v from 'valibot'
import type { LaterReview } from '@acta-viva/model/minutes'
import type { Settings } from '../store/store.ts'

/** The most reviews kept; the oldest go first. */
const MOST = 2000

const review = v.object({
  ref: v.string(), progress: v.picklist(['unreviewed', 'initial', 'intermediate', 'concluded', 'withdrawn']), note: v.string(), evidence: v.string(), at: v.number(),
})
const reviews = v.array(review)
const keyOf = (community: string): string => `community:${community}:reviews`

/** In the order in which they were said. @throws StoreError when the store cannot answer */
export async function laterReviews(directory: Pick<Settings, 'setting'>, community: string): Promise<LaterReview[]> {
  return v.parse(reviews, JSON.parse(await directory.setting(keyOf(community), '[]')))
}

/** Appends; two at once are written one after the other. */
export type SayLater = (community: string, said: LaterReview) => Promise<void>

export function openLater(directory: Pick<Settings, 'setting' | 'setSetting'>): SayLater {
  const turns = new Map<string, Promise<void>>()
  return (community, said) => {
    const append = async () => {
      const before = await laterReviews(directory, community)
      await directory.setSetting(keyOf(community), JSON.stringify([...before, said].slice(-MOST)))
    }
    const mine = (turns.get(community) ?? Promise.resolve()).then(append)
    const settled = mine.catch(() => undefined).then(() => { if (turns.get(community) === settled) turns.delete(community) }) // the caller hears of it
    turns.set(community, settled)
    return mine
  }
}
