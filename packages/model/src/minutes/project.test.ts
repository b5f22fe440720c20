import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyState } from '../record/empty.ts'
import { canonical, contentOf, project } from './index.ts'
import { end, inputOf, meetingFixture, minute, node, start, write, writeRich } from './testing/fixture.ts'

const sections = () => project(inputOf(meetingFixture())).sections

test('[MI1] same documents, same record, same bytes', () => {
  const fixture = meetingFixture()
  expect(canonical(project(inputOf(fixture)))).toBe(canonical(project(inputOf(fixture))))
})

test('[MI2] an empty meeting has an acta of sixteen sections, each saying who fills it', () => {
  const minutes = project({
    table: new Y.Doc(), plenary: new Y.Doc(), state: emptyState(), now: 0,
    about: { meeting: 'm', community: { id: 'c', name: '' }, number: null, year: 2026, version: 1, language: 'es' },
  })
  const all = [...Object.values(minutes.sections), minutes.conformities]
  expect(all.map((section) => section.n)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
  expect(all.filter((section) => section.status === 'complete').map((section) => section.key)).toEqual(['review'])
  expect(all.every((section) => section.filledBy.length > 0)).toBe(true)
})

test('[MI3] data: number, real start and end, minutes without breaks', () => {
  expect(sections().data).toMatchObject({
    code: '03-2026', startedAt: start, endedAt: end, plannedAt: start, minutes: 108, plannedMinutes: 72, modality: 'mixed',
    callUrl: 'https://call.example/sala', link: 'https://acta.example/r/m1', institution: 'I.E. Los Algarrobos',
    breaks: [{ from: start + 50 * minute, to: start + 60 * minute }],
  })
})

test('[MI4] attendance: by name, duplicates and removed people out, the roster shows who did not come', () => {
  const { people, ...counts } = sections().attendance
  expect(people.map((person) => [person.name, person.state])).toEqual([
    ['Ana Torres', 'present'], ['Especialista', 'present'], ['Eva León', 'justified'], ['Luz Ccori', 'left'],
    ['Mario Ñahui', 'present'], ['Rosa Quispe', 'present'], ['Teo Vara', 'absent'],
  ])
  expect(people.find((person) => person.name === 'Luz Ccori')).toMatchObject({ channel: 'call', markedBy: 'Ana Torres',
    leftAt: start + 60 * minute })
  expect(people.find((person) => person.name === 'Eva León')).toMatchObject({ reason: 'Permiso médico', joinedAt: null })
  expect(people.find((person) => person.name === 'Ana Torres')).toMatchObject({ returns: 2, punctual: false })
  expect(counts).toMatchObject({ present: 5, punctual: 4, absent: 1, justified: 1 })
})

test('[MI5] punctual is up to ten minutes after the start, to the millisecond', () => {
  const fixture = meetingFixture()
  const ana = fixture.state.people['ana']!
  const with_ = (joinedAt: number) =>
    project(inputOf({ ...fixture,
      state: { ...fixture.state, people: { ana: { ...ana, joinedAt } } } })).sections.attendance.punctual
  expect([with_(start + 10 * minute), with_(start + 10 * minute + 1)]).toEqual([1, 0])
})

test('[MI6] of participation there are two numbers and no name', () => {
  const { attendance } = sections()
  expect([attendance.participated, attendance.members]).toEqual([4, 4])
  const fixture = meetingFixture()
  const silent = project(inputOf({ ...fixture, plenary: new Y.Doc(),
    state: { ...fixture.state, turns: [], positions: {} } })).sections.attendance
  expect([silent.participated, silent.people]).toEqual([0, attendance.people])
  write(fixture.team, 'cards', { w1: { text: 'Del equipo' } })
  const { participated } = project(inputOf({ ...fixture, plenary: new Y.Doc(),
    state: { ...fixture.state, turns: [], positions: {} } })).sections.attendance
  expect(participated).toBe(1)
})

test('[MI7] roles and their hand-overs, with names and moments', () => {
  expect(sections().roles).toMatchObject({
    coordinator: 'Rosa Quispe', moderator: 'Mario Ñahui', secretary: 'Ana Torres',
    handovers: [{ role: 'moderator', from: 'Rosa Quispe', to: 'Mario Ñahui', at: start + 12 * minute, how: 'given' }],
  })
})

test('[MI8] purpose, topic, axis, problem, inputs and outputs; norms agreed and norms proposed', () => {
  const { purpose, norms } = sections()
  expect(purpose).toMatchObject({ topic: 'Retroalimentación', axis: 'Evaluación formativa', inputs: ['Registro de abril'],
    outputs: ['Tres acuerdos'], problemData: '14 de 28 en inicio' })
  expect(norms).toMatchObject({ norms: ['Puedo estar equivocado(a).'],
    proposed: [{ text: 'Escuchar hasta el final', by: 'Rosa Quispe' }] })
})

test('[MI9] earlier agreements stand with what they had and what was said of them today', () => {
  expect(sections().review).toMatchObject({
    status: 'complete',
    agreements: [{ code: 'A-02.1', before: 'unreviewed', progress: 'initial', note: 'Dos de cinco sesiones', evidence: 'Cuaderno',
      markedBy: 'Mario Ñahui' }],
  })
})

test('[MI10] a block shows its plan as it stood, what was added and what was used', () => {
  const { blocks } = sections().development
  expect(blocks.map(({ id, state, planned, added, used }) => [id, state, planned, added, used])).toEqual([
    ['b1', 'done', 10, 2, 13], ['b2', 'done', 30, 0, 27], ['b3', 'moved', 30, -5, 0], ['b4', 'removed', 15, 0, 5],
  ])
  expect(blocks[1]).toMatchObject({ title: 'Problemática y sus causas', startedAs: 'Problemática', opener: 'Luz Ccori',
    steps: [{ text: 'Analizar las causas', output: 'Causas ordenadas' }] })
})

test('[MI11] a removed block stays only if it was used, noted or written to', () => {
  const fixture = meetingFixture()
  expect(sections().development.blocks.some((block) => block.id === 'b5')).toBe(false)
  writeRich(fixture.table, 'notes:b5', [node('paragraph', ['Algo quedó'])])
  expect(project(inputOf(fixture)).sections.development.blocks.some((block) => block.id === 'b5')).toBe(true)
  const other = meetingFixture()
  write(other.plenary, 'cards', { z1: { board: 'causes', step: 'b5', text: 'Una causa' } })
  expect(project(inputOf(other)).sections.development.blocks.some((block) => block.id === 'b5')).toBe(true)
})

test('[MI12] a turn is a line: who, kind, subject, on whose behalf, by what; never how long', () => {
  const { turns } = sections().development.blocks[1]!
  expect(turns).toEqual([
    { id: 'u1', who: 'Rosa Quispe', kind: 'contribution', subject: 'Datos de abril', to: '', askedBy: '', channel: 'room',
      asked: true },
    { id: 'u2', who: 'Luz Ccori', kind: 'question', subject: '¿Y tercero?', to: '', askedBy: 'Ana Torres', channel: 'call',
      asked: true },
    { id: 'u3', who: 'Mario Ñahui', kind: 'answer', subject: '', to: 'Luz Ccori', askedBy: '', channel: 'room', asked: false },
  ])
  expect(sections().development.turns.map((turn) => turn.id)).toEqual(['u4'])
})

test('[MI13] key ideas, notes and loose contributions stand under their block; what has no block is not lost', () => {
  const { blocks, contributions } = sections().development
  expect(blocks[1]!.keyIdeas).toEqual([{ id: 'c1', text: 'No conversamos los criterios', by: 'Rosa Quispe' }])
  expect(blocks[0]!.contributions.map((card) => card.text)).toEqual(['Falta el dato de tercero'])
  expect(contributions.map((card) => card.text)).toEqual(['Idea suelta'])
  expect(blocks[1]!.notes).toEqual([
    { type: 'heading', level: 2, text: [{ text: 'Lo que muestran los datos' }] },
    { type: 'paragraph', text: [{ text: 'Los criterios ' }, { text: 'no se conversan', bold: true }, { text: ' antes; ver ' },
      { text: 'el registro', link: 'https://datos.example/abril' }] },
    { type: 'list', ordered: false,
      items: [[{ type: 'paragraph', text: [{ text: 'En primaria' }] },
        { type: 'list', ordered: true, items: [[{ type: 'paragraph', text: [{ text: 'Segundo grado' }] }]] }]] },
  ])
})

test('[MI14] what was changed in the plan is logged with who and when', () => {
  expect(sections().development.adjustments).toEqual([
    { id: 'j1', kind: 'move', at: start + 90 * minute, by: 'Mario Ñahui',
      changes: [{ title: 'Estrategias', minutes: -5, moved: true }] },
  ])
})

test('[MI15] cards stand in the section of their board, under the titles they were grouped by', () => {
  const { problem, experiences } = sections()
  expect(problem.causes).toEqual([{ id: 'g1', title: 'Del aula',
    cards: [{ id: 'c1', text: 'No conversamos los criterios', by: 'Rosa Quispe' }] }])
  expect(problem.consequences[0]!.cards[0]!.text).toBe('Copian sin entender')
  expect(experiences.groups[0]!.cards[0]!.text).toBe('Semáforo de logros en segundo grado')
})

test('[MI16] consensus is counts and reasons without names, one answer per person', () => {
  const { strategies } = sections()
  expect(strategies.strategies).toMatchObject([{ text: 'Lista de criterios con ejemplos',
    consensus: { agree: 1, doubts: 1, disagree: 0, reasons: [{ answer: 'doubts', text: 'Falta tiempo en aula' }] } }])
  expect(strategies.consults).toEqual([{ id: 'extra', text: '¿Seguimos el jueves?',
    consensus: { agree: 1, doubts: 0, disagree: 0, reasons: [] } }])
})

test('[MI17] agreements have a code, their three features and what is missing; drafts stay drafts', () => {
  const { agreements, drafts } = sections().agreements
  expect(agreements[0]).toMatchObject({
    code: 'A-03.1', actors: ['Docentes', 'Estudiantes'], responsible: 'Rosa Quispe', indicator: 'Sesiones con lista',
    target: '8 de 10 sesiones', due: '2026-06-30',
    commitments: [{ who: 'Ana Torres', what: 'Preparar la lista', due: '2026-05-14' }], consensus: { agree: 1 }, missing: [],
    origin: 'c7',
  })
  expect(agreements[1]).toMatchObject({ code: 'A-03.2', missing: ['actors', 'measure', 'due'] })
  expect(drafts.map((draft) => draft.text)).toEqual(['Invitar a las familias', 'Compartir videos de clase'])
})

test('[MI18] reflections, conclusions, tasks, next meeting and evidence', () => {
  const { reflections, conclusions, next, evidence } = sections()
  expect(reflections.steps).toMatchObject([{ questions: ['¿Qué aprendimos?'],
    cards: [{ text: 'Aprendimos a preguntar antes de corregir' }] }])
  expect(reflections.notes).toHaveLength(1)
  expect(conclusions.groups[0]!.cards.map((card) => card.text)).toEqual(['Empezamos por segundo grado'])
  expect(conclusions.notes).toHaveLength(1)
  expect(next).toMatchObject({ tasks: [{ who: 'Mario Ñahui', what: 'Traer tres cuadernos' }], lead: 'Mario Ñahui',
    bring: 'Un cuaderno cada uno', link: 'https://acta.example/r/m2' })
  expect(evidence.items.map((item) => [item.title, item.block, item.ref])).toEqual([['Registro de abril',
    'Problemática y sus causas', 'https://datos.example/r']])
})

test('[MI19] team notes are an annex, with the guide and the actions of a common work guide', () => {
  expect(project(inputOf(meetingFixture())).teams).toMatchObject([{
    name: 'Equipo Uno', members: ['Ana Torres', 'Mario Ñahui'], notes: [{ type: 'paragraph' }],
    cards: [{ text: 'Tres criterios por sesión', by: 'Rosa Quispe' }],
    guide: [{ key: 'priority', text: 'Criterios antes de la tarea' }],
    actions: [{ who: 'Ana Torres', what: 'Grabar una sesión' }],
  }])
})

test('[MI20] conformities, corrections and versions stand beside the hashed content', () => {
  const fixture = meetingFixture()
  const minutes = project(inputOf(fixture))
  expect(minutes.conformities).toMatchObject({
    n: 16, people: [{ name: 'Rosa Quispe', roles: ['coordinator'] }], of: 4,
    corrections: [{ by: 'Luz Ccori', section: 11, outcome: { accepted: true, by: 'Ana Torres' } }],
    versions: [{ version: 1, closedBy: 'Ana Torres' }], reopenings: [{ by: 'Rosa Quispe', reason: 'Faltaba un nombre' }],
  })
  const later = project(inputOf({ ...fixture, state: { ...fixture.state, confirmations: { mario: end } } }))
  expect(canonical(contentOf(later))).toBe(canonical(contentOf(minutes)))
})

test('[MI21] a section that was left says so; one that was filled in the meantime does not', () => {
  const fixture = meetingFixture()
  fixture.table.getMap('agreements').forEach((row) => { if (row instanceof Y.Map) row.set('removed', true) })
  const left = project(inputOf({ ...fixture, state: { ...fixture.state, gaps: ['agreements', 'purpose'] } })).sections
  expect([left.agreements.status, left.purpose.status, left.norms.status]).toEqual(['left', 'complete', 'complete'])
})

test('[MI22] control characters, broken characters and direction overrides never reach the acta; addresses are web or mail',
  () => {
  const fixture = meetingFixture()
  write(fixture.plenary, 'cards', { z1: { board: 'causes', text: 'a\u0000b\u202ec\ud800\u0085\tfin 😀 שלום' } })
  const data = fixture.table.getMap('meeting')
  data.set('callUrl', 'javascript:alert(1)')
  writeRich(fixture.table, 'notes:b1', [node('paragraph', [{ text: 'clic', format: { link: { href: 'javascript:x' } } }]),
    node('table', [node('row', ['celda'])])])
  const minutes = project(inputOf(fixture))
  const text = canonical(minutes)
  expect(text).toContain('abc\ufffd fin 😀 שלום')
  expect(text).not.toContain('javascript:')
  expect(minutes.sections.development.blocks[0]!.notes).toEqual([{ type: 'paragraph', text: [{ text: 'clic' }] },
    { type: 'paragraph', text: [{ text: 'celda' }] }])
})
