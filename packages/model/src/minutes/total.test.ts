import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { canonical, lines, missingPoints, paragraphs, project, textsFor, whatsapp } from './index.ts'
import { inputOf, meetingFixture } from './testing/fixture.ts'

const seed = 20_260_507
const roots = ['meeting', 'agenda', 'steps', 'agreements', 'tasks', 'groups', 'cards', 'guide', 'actions'] as const
const keys = ['text', 'title', 'order', 'removed', 'block', 'step', 'board', 'actors', 'commitments', 'due', 'minutes',
  'questions', 'groundRules', 'startsAt', 'state', 'from']
const units = ['a', 'ñ', ' ', '\n', '\u0000', '\ud800', '\u202e', '<', '&', '=', '😀', 'ש', '\uffff']
const texts = fc.array(fc.constantFrom(...units), { maxLength: 12 }).map((letters) => letters.join(''))
const values = fc.oneof(
  texts, fc.double(), fc.constant(1e300), fc.boolean(), fc.constant(null), fc.array(texts, { maxLength: 3 }),
  fc.array(fc.dictionary(fc.constantFrom('who', 'what', 'text', 'due'), texts), { maxLength: 2 }),
)
interface Write { root: (typeof roots)[number]; row: string; key: string; value: unknown; typed: boolean }
const writes = fc.record({
  root: fc.constantFrom(...roots), row: fc.constantFrom('a1', 'b1', 's2', 'g1', 'c1', 'new', '__proto__', 'constructor'),
  key: fc.constantFrom(...keys), value: values, typed: fc.boolean(),
})

function scribble(doc: Y.Doc, { root, row, key, value, typed }: Write): void {
  const map = doc.getMap(root)
  if (root === 'meeting' || root === 'guide') { map.set(key, value); return }
  if (typeof value === 'boolean' && typed) { map.set(row, value); return }
  const held = map.get(row)
  const into = held instanceof Y.Map ? held as Y.Map<unknown> : new Y.Map<unknown>()
  if (into !== held) map.set(row, into)
  into.set(key, typed && typeof value === 'string' ? new Y.Text(value) : value)
}

function scrawl(doc: Y.Doc, name: string, said: readonly string[]): void {
  const root = doc.getXmlFragment(name)
  said.forEach((text, at) => {
    const element = new Y.XmlElement(['paragraph', 'heading', 'bulletList', 'table', 'listItem'][at % 5] ?? 'x')
    root.push([element])
    const run = new Y.XmlText()
    element.push([run])
    run.insert(0, text, { link: { href: text }, bold: at % 2 === 0 ? {} : null })
  })
}

test(`[MI25] whatever stands in the documents, there is an acta that can be hashed, read and sent (seed ${seed})`, () => {
  fc.assert(fc.property(fc.array(writes, { maxLength: 30 }), fc.array(texts, { maxLength: 8 }), fc.boolean(),
    (changes, said, begun) => {
    const fixture = meetingFixture()
    if (!begun) fixture.state = { ...fixture.state, phase: 'draft', startedAt: null, endedAt: null }
    for (const change of changes) scribble(change.root === 'cards' ? fixture.plenary : change.root === 'guide' ||
      change.root === 'actions' ? fixture.team : fixture.table, change)
    for (const name of ['conclusions', 'notes:b1']) scrawl(fixture.table, name, said)
    const minutes = project(inputOf(fixture))
    const json = canonical(minutes)
    expect(canonical(JSON.parse(json))).toBe(json)
    // oxlint-disable-next-line no-control-regex
    expect(json).not.toMatch(/\\u00|[\u0000-\u001f\u007f-\u009f\u202e\uffff]/u)
    const tree = lines(minutes, textsFor('es'))
    expect(tree.filter((line) => line.kind === 'heading' && line.level === 1).length).toBeGreaterThanOrEqual(16)
    expect(paragraphs(minutes, textsFor('en')).length).toBeGreaterThan(16)
    expect(missingPoints(minutes).every((point) => point.section >= 1 && point.section <= 16)).toBe(true)
    expect(whatsapp(minutes, 'https://acta.example/r/m1', textsFor('es')).length).toBeLessThanOrEqual(600)
  }), { seed, numRuns: 150 })
}, 120_000) // many cases; a busy machine takes its time
