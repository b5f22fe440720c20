/*
 * Making an agenda fit a meeting: its length, and whether the community met before.
 *
 * Both functions take an agenda and give another one whose minutes add up again, steps to blocks and blocks to the total.
 * Neither changes what it was given, and neither ever makes a step shorter than two minutes.
 */
import type { MeetingTemplate, TemplateBlock, TemplateStep } from './types.ts'

/** The lengths offered, in minutes. */
export const offeredTotals = [60, 90, 120, 150, 180] as const

const shortestStep = 2

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const stepsOf = (template: MeetingTemplate): readonly TemplateStep[] => template.blocks.flatMap((block) => block.steps)

/** Blocks and total from the steps, so that nothing can disagree with them. */
const added = (template: MeetingTemplate, blocks: readonly TemplateBlock[]): MeetingTemplate => {
  const summed = blocks.map((block) => ({ ...block, minutes: sum(block.steps.map((step) => step.minutes)) }))
  return { ...template, blocks: summed, totalMinutes: sum(summed.map((block) => block.minutes)) }
}

/** The least minutes an agenda can be given: two for each of its steps. */
export const shortestMinutes = (template: MeetingTemplate): number => stepsOf(template).length * shortestStep

/**
 * The same agenda in another total, in whole minutes: every step multiplied, rounded, never below two, and what rounding leaves
 * over (or lacks) goes to the longest step. It goes minute by minute, to whichever step is the longest then (the earlier of two
 * equal ones), so that no step is emptied. Asked for less than `shortestMinutes`, it gives that many: read `totalMinutes`.
 * Throws RangeError when the total is not a whole number above zero.
 */
export const scaleTemplate = (template: MeetingTemplate, totalMinutes: number): MeetingTemplate => {
  if (!Number.isInteger(totalMinutes) || totalMinutes <= 0) throw new RangeError(`not a length in minutes: ${totalMinutes}`)
  const steps = stepsOf(template)
  const was = sum(steps.map((step) => step.minutes))
  const minutes = steps.map((step) => Math.max(shortestStep, Math.round(was === 0 ? 0 : (step.minutes * totalMinutes) / was)))
  let over = Math.max(totalMinutes, shortestMinutes(template)) - sum(minutes)
  while (over !== 0 && minutes.length > 0) {
    const longest = minutes.indexOf(Math.max(...minutes))
    minutes[longest] = minutes[longest]! + Math.sign(over)
    over -= Math.sign(over)
  }
  let at = 0
  return added(template, template.blocks.map((block) => ({
    ...block, steps: block.steps.map((step) => ({ ...step, minutes: minutes[at++]! })),
  })))
}

/** What a meeting knows of itself when its agenda is made. */
export interface Occasion {
  /** Ended meetings of the same community. */
  readonly earlierMeetings: number
  /** Ids of optional steps switched off; ids of others are ignored, since they cannot be. */
  readonly skip?: readonly string[]
}

const takesPlace = (step: TemplateStep, occasion: Occasion): boolean => {
  if (step.when === 'fromSecondMeeting' && occasion.earlierMeetings <= 0) return false
  return !(step.optional === true && occasion.skip?.includes(step.id))
}

/** Keeps the steps that take place; the minutes of the others go on to the next kept one, or back to the last one. */
const passOn = (steps: readonly TemplateStep[], occasion: Occasion): TemplateStep[] => {
  const kept: TemplateStep[] = []
  let left = 0
  for (const step of steps) {
    if (!takesPlace(step, occasion)) { left += step.minutes; continue }
    kept.push({ ...step, minutes: step.minutes + left })
    left = 0
  }
  const last = kept.at(-1)
  if (last !== undefined) kept[kept.length - 1] = { ...last, minutes: last.minutes + left }
  return kept
}

/**
 * The agenda of one meeting: without the steps that need an earlier meeting when there is none (R14), and without the optional
 * ones switched off. Their minutes pass to the next step of the block, or to the one before when the block ends there; so
 * blocks keep their length. A block left without steps goes away, and its minutes go to the longest step of the agenda.
 */
export const forMeeting = (template: MeetingTemplate, occasion: Occasion): MeetingTemplate => {
  const blocks = template.blocks
    .map((block) => ({ ...block, steps: passOn(block.steps, occasion) }))
    .filter((block) => block.steps.length > 0)
  const kept = added(template, blocks)
  return kept.totalMinutes === template.totalMinutes || kept.blocks.length === 0 ? kept : lengthened(kept, template.totalMinutes)
}

const lengthened = (template: MeetingTemplate, totalMinutes: number): MeetingTemplate => {
  const longest = Math.max(...stepsOf(template).map((step) => step.minutes))
  const id = stepsOf(template).find((step) => step.minutes === longest)?.id
  const missing = totalMinutes - template.totalMinutes
  return added(template, template.blocks.map((block) => ({
    ...block, steps: block.steps.map((step) => (step.id === id ? { ...step, minutes: step.minutes + missing } : step)),
  })))
}
