/*
 * What the moderator is offered when a block runs over: trim, move or extend, each with the command it sends and its effect.
 *
 * Trimming takes whole minutes from blocks to come, the longest first; agreements and conclusions give last; nothing goes below
 * two minutes. What is projected is not computed apart: the change is applied to a copy of the state and the clock is read.
 */
import type { BlockId, Millis } from '../ids.ts'
import { hasStarted, runOf } from './blocks.ts'
import { blockClock, blockLength, meetingClock } from './clock.ts'
import type { CommandOf } from './commands.ts'
import type { MeetingState } from './state.ts'
import type { Plan, PlanBlock } from './table.ts'

export type PlanChanges = CommandOf<'plan.adjust'>['changes']
export interface Proposal {
  kind: CommandOf<'plan.adjust'>['kind']
  /** Exactly what `plan.adjust` carries. */
  changes: PlanChanges
  projectedEnd: Millis
}

const MINUTE = 60_000
const SHORTEST = 2 * MINUTE
const EXTENSION = 5 * MINUTE

const closing = ({ boards }: PlanBlock) => boards.includes('agreements') || boards.includes('conclusions')

/** Blocks that can still change: not started, not postponed. */
const ahead = (state: MeetingState, plan: Plan) => plan.filter(({ id }) => {
  const run = runOf(state, id)
  return !hasStarted(run) && !run.moved
})

const changed = (state: MeetingState, changes: PlanChanges): MeetingState => changes.reduce((so, { block, ms, moved }) => {
  const run = runOf(so, block)
  return { ...so, blocks: { ...so.blocks, [block]: { ...run, added: run.added + ms, moved: moved ?? run.moved } } }
}, state)

/** Minute by minute from whichever of these blocks is longest, until `needed` is reached or all are at their shortest. */
function shave(lengths: Map<BlockId, Millis>, from: readonly PlanBlock[], needed: Millis): Millis {
  let taken = 0
  while (taken < needed) {
    const longest = from.toSorted((a, b) => (lengths.get(b.id) ?? 0) - (lengths.get(a.id) ?? 0))[0]
    const length = longest ? lengths.get(longest.id) ?? 0 : 0
    if (!longest || length - MINUTE < SHORTEST) break
    lengths.set(longest.id, length - MINUTE)
    taken += MINUTE
  }
  return taken
}

function trim(state: MeetingState, plan: Plan, needed: Millis): PlanChanges {
  const blocks = ahead(state, plan)
  const lengths = new Map(blocks.map((block) => [block.id, blockLength(state, block)]))
  const taken = shave(lengths, blocks.filter((block) => !closing(block)), needed)
  shave(lengths, blocks.filter(closing), needed - taken)
  return blocks.flatMap((block) => {
    const ms = (lengths.get(block.id) ?? 0) - blockLength(state, block)
    return ms === 0 ? [] : [{ block: block.id, ms }]
  })
}

/** The proposals for this moment (MC10 to MC13): none while no block runs over; one that would change nothing is left out. */
export function proposals(state: MeetingState, plan: Plan, now: Millis): Proposal[] {
  const clock = blockClock(state, now)
  if (clock === null || clock.overrun === 0) return []
  const late = Math.max(0, -meetingClock(state, plan, now).aheadMs)
  const needed = Math.ceil(Math.min(clock.overrun, late) / MINUTE) * MINUTE
  const last = ahead(state, plan).findLast((block) => !closing(block))
  const offers: { kind: Proposal['kind']; changes: PlanChanges }[] = [
    { kind: 'trim', changes: trim(state, plan, needed) },
    { kind: 'move', changes: last ? [{ block: last.id, ms: 0, moved: true }] : [] },
    { kind: 'extend', changes: [{ block: clock.block, ms: EXTENSION }] },
  ]
  return offers.flatMap(({ kind, changes }) => {
    const projectedEnd = meetingClock(changed(state, changes), plan, now).projectedEnd
    return changes.length === 0 || projectedEnd === null ? [] : [{ kind, changes, projectedEnd }]
  })
}
