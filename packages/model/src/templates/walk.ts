/*
 * Walking an agenda: which step comes after this one.
 *
 * Pure and total over whatever view of blocks and steps the caller has (a template, or rows read from a document in order).
 * Rows hidden with `removed` are never walked to, but they still say where somebody is who stands on one: the step that was
 * taken away under a running meeting is followed by what came after it, never by the start.
 */
export interface WalkRow { readonly id: string; readonly removed?: boolean }
export interface WalkBlock extends WalkRow { readonly steps: readonly WalkRow[] }
export type AgendaView = readonly WalkBlock[]

/** `step` is null in a block that has no steps to show. */
export interface Position { readonly block: string; readonly step: string | null }

/** Rows of the table's `agenda` and `steps`, each list already in order, as a view to walk. Steps of unknown blocks stay out. */
export const agendaView = (blocks: readonly WalkRow[], steps: readonly (WalkRow & { readonly block: string })[]): AgendaView =>
  blocks.map((block) => ({ ...block, steps: steps.filter((step) => step.block === block.id) }))

const shown = (row: WalkRow): boolean => row.removed !== true

const entry = (block: WalkBlock): Position => ({ block: block.id, step: block.steps.find(shown)?.id ?? null })

/**
 * The position after `current`: the next step of its block, else the first of the next block. Null current gives the start; null
 * comes back at the end, and also for a block the agenda does not know. In a known block, a step it does not know counts as
 * the last one, and null as none of them yet when the block has steps.
 */
export const nextStep = (agenda: AgendaView, current: Position | null): Position | null => {
  const blockAt = current === null ? -1 : agenda.findIndex((block) => block.id === current.block)
  if (current !== null && blockAt < 0) return null
  const later = stepsAfter(agenda[blockAt], current?.step ?? null).find(shown)
  if (current !== null && later !== undefined) return { block: current.block, step: later.id }
  const next = agenda.slice(blockAt + 1).find(shown)
  return next === undefined ? null : entry(next)
}

const stepsAfter = (block: WalkBlock | undefined, step: string | null): readonly WalkRow[] => {
  if (block === undefined || !shown(block)) return []
  if (step === null) return block.steps
  const at = block.steps.findIndex((row) => row.id === step)
  return at < 0 ? [] : block.steps.slice(at + 1)
}
