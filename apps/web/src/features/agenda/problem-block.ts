/* Which blocks the problem heads: those that look for causes or consequences; in an agenda without any, the second one. Pure. */
import type { Block, Step } from '@acta-viva/model/documents'

type At = Pick<Block, 'id'>
const asksWhy = (steps: readonly Pick<Step, 'board'>[]): boolean => steps.some((one) => one.board === 'causes' || one.board === 'consequences')

/** In the agenda's order; none in an agenda of a single block that asks for no causes. */
export function problemBlocks(blocks: readonly At[], stepsOf: (block: string) => readonly Pick<Step, 'board'>[]): string[] {
  const asking = blocks.filter((block) => asksWhy(stepsOf(block.id)))
  return (asking.length > 0 ? asking : blocks.slice(1, 2)).map((block) => block.id)
}
