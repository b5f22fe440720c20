import { beforeAll, describe, expect, test } from 'vitest'
import { boards } from '../documents/plenary.ts'
import {
  allTemplates, defaultTemplate, isTemplateId, loadTemplate, nextStep, templateIds, templateIndex,
  type MeetingTemplate, type Position,
} from './index.ts'

let templates: readonly MeetingTemplate[] = []
beforeAll(async () => { templates = await allTemplates() })

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const stepsOf = (template: MeetingTemplate) => template.blocks.flatMap((block) => block.steps)

/** Follows `nextStep` from the start until it says there is nothing more. */
const walk = (template: MeetingTemplate): Position[] => {
  const path: Position[] = []
  for (let at = nextStep(template.blocks, null); at !== null; at = nextStep(template.blocks, at)) {
    path.push(at)
    if (path.length > 200) throw new Error('the walk does not end')
  }
  return path
}

describe.each(templateIds)('the agenda %s', (id) => {
  const template = () => templates.find((one) => one.id === id)!

  test('[TP1] minutes are whole and add up: steps to their block, blocks to the total', () => {
    for (const block of template().blocks) {
      expect([block.id, sum(block.steps.map((step) => step.minutes))]).toEqual([block.id, block.minutes])
    }
    expect(sum(template().blocks.map((block) => block.minutes))).toBe(template().totalMinutes)
    for (const step of stepsOf(template())) expect(Number.isInteger(step.minutes) && step.minutes >= 2).toBe(true)
  })

  test('[TP2] ids of blocks and steps are unique together, and fit a document name', () => {
    const ids = template().blocks.flatMap((block) => [block.id, ...block.steps.map((step) => step.id)])
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of ids) expect(one).toMatch(/^[\w-]{1,32}$/)
  })

  test('[TP3] a step feeds a board that its block names', () => {
    for (const block of template().blocks) {
      for (const step of block.steps) {
        expect(boards).toContain(step.board)
        if (step.board !== 'none') expect(block.boards).toContain(step.board)
      }
    }
  })

  test('[TP4] the index says the same as the agenda', () => {
    const { name, kind, level, totalMinutes } = template()
    expect(templateIndex.find((entry) => entry.id === id)).toEqual({ id, name, kind, level, totalMinutes })
  })

  test('[TP5] it is walked from its first step to its last, each step once and in order', () => {
    const path = walk(template())
    expect(path.map((at) => at.step)).toEqual(stepsOf(template()).map((step) => step.id))
    expect(path.at(-1)).toEqual({ block: template().blocks.at(-1)!.id, step: template().blocks.at(-1)!.steps.at(-1)!.id })
  })

  test('[TP6] teams have a size, and only teams do', () => {
    for (const step of stepsOf(template())) {
      expect(step.teamSize !== undefined).toBe(step.mode === 'teams')
      if (step.teamSize) expect(step.teamSize[0]).toBeLessThanOrEqual(step.teamSize[1])
    }
  })
})

test('[TP7] fifteen agendas; each can be asked for by its name, and no other name passes', async () => {
  expect(templates.map((template) => template.id)).toEqual([...templateIds])
  expect(templates).toHaveLength(15)
  expect((await loadTemplate('drelm-6')).blocks).toHaveLength(6)
  expect(isTemplateId('ria')).toBe(true)
  for (const other of ['toString', '', 'DRELM-6', 7, null]) expect(isTemplateId(other)).toBe(false)
})

test('[TP8] who does not choose gets six blocks in a school, and in a network its first or later agenda', () => {
  expect(defaultTemplate('school', 0)).toBe('drelm-6')
  expect(defaultTemplate('any', 3)).toBe('drelm-6')
  expect(defaultTemplate('network', 0)).toBe('red-cap-1')
  expect(defaultTemplate('network', 1)).toBe('red-cap-2-3')
})

test('[TP9] across schools: one minute per school for a round at the start, mixed teams, the same total', async () => {
  const [one, several] = [await loadTemplate('gia-institucional'), await loadTemplate('gia-interinstitucional')]
  expect(several.totalMinutes).toBe(one.totalMinutes)
  expect(several.level).toBe('network')
  const minutesOf = (template: MeetingTemplate, id: string) => stepsOf(template).find((step) => step.id === id)?.minutes ?? 0
  expect(minutesOf(several, 'g-00')).toBe(minutesOf(one, 'g-04') - minutesOf(several, 'g-04'))
  expect(stepsOf(several)[0]?.id).toBe('g-00')
  expect(stepsOf(several).find((step) => step.mode === 'teams')?.text).toContain('distintas escuelas')
  expect(stepsOf(one).some((step) => step.text.includes('distintas escuelas'))).toBe(false)
})
