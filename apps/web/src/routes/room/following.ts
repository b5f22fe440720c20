/*
 * Following the meeting without being thrown about: pure, so that every case can be tried.
 *
 * A screen follows the current step until somebody looks elsewhere by hand, and never moves under somebody who writes. Whoever was
 * left behind gets a way back and decides when to take it. Nothing here moves the focus or the scroll.
 */
import type { Situation } from '@acta-viva/model/record'

export const spots = ['agenda', 'ideas', 'agreements', 'floor', 'notes', 'acta'] as const
export type Spot = (typeof spots)[number]

/** `follows: false` after going elsewhere by hand, or after the meeting moved on while somebody wrote. */
export interface Where { spot: Spot; follows: boolean }

const homes: Record<Situation, Spot> = {
  invitation: 'agenda', waiting: 'agenda', plenary: 'floor', board: 'ideas', individual: 'ideas', teams: 'ideas', agreements: 'agreements',
  review: 'agreements', readback: 'acta', break: 'floor', ended: 'acta', closed: 'acta',
}

/** Where the meeting is now. The secretary listens with the notes open. */
export const homeOf = (now: Situation, secretary: boolean): Spot => (secretary && now === 'plenary' ? 'notes' : homes[now])

export type Move =
  /** The meeting went on to another step or board. */
  | { type: 'moved'; home: Spot; typing: boolean }
  /** A tab was chosen by hand; `acting` while an own act is on its way, which may be about to move the meeting on. */
  | { type: 'went'; spot: Spot; home: Spot; acting?: boolean }
  /** Own acts have been answered. */
  | { type: 'settled'; home: Spot }
  | { type: 'returned'; home: Spot }

export function follow(where: Where, move: Move): Where {
  switch (move.type) {
    case 'moved':
      if (where.spot === move.home) return { spot: move.home, follows: true }
      return where.follows && !move.typing ? { spot: move.home, follows: true } : { spot: where.spot, follows: false }
    case 'went': return { spot: move.spot, follows: move.spot === move.home && move.acting !== true }
    case 'settled': return where.spot === move.home ? { spot: move.home, follows: true } : where
    case 'returned': return { spot: move.home, follows: true }
  }
}

/** Whether to offer the way back. */
export const astray = (where: Where, home: Spot): boolean => where.spot !== home && !where.follows

/** The four places of a phone; two of them have a second face. */
export const tabs = ['agenda', 'board', 'floor', 'acta'] as const
export type TabId = (typeof tabs)[number]
export const tabOf: Record<Spot, TabId> = { agenda: 'agenda', ideas: 'board', agreements: 'board', floor: 'floor', notes: 'acta', acta: 'acta' }
