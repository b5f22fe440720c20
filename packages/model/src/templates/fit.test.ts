import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  allTemplates, forMeeting, loadTemplate, offeredTotals, scaleTemplate, shortestMinutes, templateIds, type MeetingTemplate,
} from './index.ts'

const seed = 410_833
let templates: readonly MeetingTemplate[] = []
let drelm: MeetingTemplate
let network: MeetingTemplate
beforeAll(async () => {
  templates = await allTemplates()
  drelm = await loadTemplate('drelm-6')
  network = await loadTemplate('red-cap-1')
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const stepsOf = (template: MeetingTemplate) => template.blocks.flatMap((block) => block.steps)
const minutesOf = (template: MeetingTemplate, id: string) => stepsOf(template).find((step) => step.id === id)?.minutes
const expectWhole = (template: MeetingTemplate) => {
  for (const block of template.blocks) expect(sum(block.steps.map((step) => step.minutes))).toBe(block.minutes)
  expect(sum(template.blocks.map((block) => block.minutes))).toBe(template.totalMinutes)
  for (const step of stepsOf(template)) expect(Number.isInteger(step.minutes) && step.minutes >= 2).toBe(true)
}

test.each(templateIds)('[TP10] %s fits every offered length, at a first meeting and later', (id) => {
  const template = templates.find((one) => one.id === id)!
  for (const total of offeredTotals) {
    for (const earlierMeetings of [0, 1]) {
      const fitted = scaleTemplate(forMeeting(template, { earlierMeetings }), total)
      expect(fitted.totalMinutes).toBe(total)
      expectWhole(fitted)
    }
  }
})

test(`[TP10] any length that leaves two minutes per step is met exactly (seed ${seed})`, () => {
  fc.assert(fc.property(fc.nat(templateIds.length - 1), fc.integer({ min: 1, max: 480 }), (at, total) => {
    const fitted = scaleTemplate(templates[at]!, total)
    expect(fitted.totalMinutes).toBe(Math.max(total, shortestMinutes(templates[at]!)))
    expectWhole(fitted)
  }), { seed, numRuns: 600 })
})

test('[TP11] too short a length gives the shortest agenda there is, two minutes for each step', () => {
  const shortest = scaleTemplate(drelm, 20)
  expect(shortest.totalMinutes).toBe(38)
  expect(stepsOf(shortest).every((step) => step.minutes === 2)).toBe(true)
  for (const wrong of [0, -60, 62.5, Number.NaN]) expect(() => scaleTemplate(drelm, wrong)).toThrow(RangeError)
})

test('[TP12] steps keep their proportion, and what rounding leaves goes to the longest one', () => {
  const doubled = scaleTemplate(network, 360)
  expect(stepsOf(doubled).map((step) => step.minutes)).toEqual(stepsOf(network).map((step) => step.minutes * 2))
  const opening = drelm.blocks[0]!
  const steps = ['s1', 's2', 's3'].map((id) => ({ ...opening.steps[0]!, id, minutes: 10 }))
  const even = { ...drelm, totalMinutes: 30, blocks: [{ ...opening, minutes: 30, steps }] }
  expect(stepsOf(scaleTemplate(even, 31)).map((step) => step.minutes)).toEqual([11, 10, 10])
  expect(stepsOf(scaleTemplate(even, 29)).map((step) => step.minutes)).toEqual([9, 10, 10])
})

test('[TP13] a first meeting has no review of earlier agreements; its minutes stay in the block', () => {
  const first = forMeeting(drelm, { earlierMeetings: 0 })
  expect(minutesOf(first, 'review')).toBeUndefined()
  expect(minutesOf(first, 'roles')).toBe(2 + 6)
  expect(first.totalMinutes).toBe(120)
  expectWhole(first)
  expect(forMeeting(drelm, { earlierMeetings: 1 })).toEqual(drelm)
})

test('[TP14] minutes of a step that falls away pass to the next one, or to the one before at the end of a block', () => {
  const middle = { ...network, blocks: network.blocks.map((block) => ({
    ...block, steps: block.steps.map((step) => (step.id === 'n1-03' ? { ...step, optional: true } : step)),
  })) }
  const fitted = forMeeting(middle, { earlierMeetings: 2, skip: ['n1-03', 'n1-08'] })
  expect(minutesOf(fitted, 'n1-04')).toBe(20 + 10)
  expect(minutesOf(fitted, 'n1-07')).toBe(12 + 12)
  expect(fitted.blocks.map((block) => block.minutes)).toEqual(network.blocks.map((block) => block.minutes))
})

test('[TP15] only optional steps can be switched off', () => {
  expect(forMeeting(network, { earlierMeetings: 1, skip: ['n1-01', 'nobody'] })).toEqual(network)
  expect(minutesOf(forMeeting(network, { earlierMeetings: 1, skip: ['n1-02'] }), 'n1-02')).toBeUndefined()
})

test('[TP16] a block left without steps goes away, and the meeting keeps its length', () => {
  const alone = { ...network, blocks: network.blocks.map((block) => (block.id === 'opening'
    ? { ...block, steps: block.steps.map((step) => ({ ...step, optional: true })) } : block)) }
  const fitted = forMeeting(alone, { earlierMeetings: 1, skip: ['n1-01', 'n1-02'] })
  expect(fitted.blocks.map((block) => block.id)).not.toContain('opening')
  expect(fitted.totalMinutes).toBe(180)
  expect(minutesOf(fitted, 'n1-15')).toBe(25 + 15)
  expectWhole(fitted)
})
