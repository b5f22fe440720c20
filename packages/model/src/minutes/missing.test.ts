import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyState } from '../record/empty.ts'
import { carryOver, contentOf, missingPoints, project } from './index.ts'
import { inputOf, meetingFixture } from './testing/fixture.ts'

const empty = (gaps: string[] = []) => project({
  table: new Y.Doc(), plenary: new Y.Doc(), state: { ...emptyState(), gaps }, now: 0,
  about: { meeting: 'm', community: { id: 'c', name: '' }, number: null, year: 2026, version: 1, language: 'es' },
})

test('[MI40] only the purpose and the date hold up closing, and cannot be left', () => {
  expect(missingPoints(empty()).filter((point) => point.blocks).map((point) => point.point)).toEqual(['data', 'purpose'])
  const all = missingPoints(empty()).map((point) => point.point)
  expect(missingPoints(empty(all), all).map((point) => point.point)).toEqual(['data', 'purpose'])
})

test('[MI41] what an agreement lacks is a point of its own, gone once it is left', () => {
  const minutes = project(inputOf(meetingFixture()))
  expect(missingPoints(minutes).map((point) => point.point)).toEqual(['a2/actors', 'a2/measure', 'a2/due'])
  expect(missingPoints(minutes, ['a2/measure']).map((point) => point.gap)).toEqual(['actors', 'due'])
})

test('[MI42] agreements come back until they are concluded or withdrawn, under the same name', () => {
  const first = contentOf(project(inputOf(meetingFixture())))
  expect(carryOver([first]).map((agreement) => [agreement.ref, agreement.code, agreement.measure])).toEqual([
    ['m1/a1', 'A-03.1', 'Sesiones con lista · 8 de 10 sesiones'], ['m1/a2', 'A-03.2', ''],
  ])
  expect(carryOver([first], [{ ref: 'm1/a1', progress: 'withdrawn', note: 'Cambió el plan', evidence: '', at: 1 }]).map((agreement) => agreement.ref)).toEqual(['m1/a2'])
  const second = meetingFixture()
  const reviewed = contentOf(project(inputOf({
    ...second, about: { ...second.about, meeting: 'm2', previous: carryOver([first]) },
    state: { ...second.state,
      reviews: { 'm1/a1': { id: 'x', agreement: 'm1/a1', progress: 'concluded', note: '', evidence: '', by: 'ana', at: 1 } } },
  })))
  expect(carryOver([first, reviewed]).map((agreement) => agreement.ref)).toEqual(['m1/a2', 'm2/a1', 'm2/a2'])
})
