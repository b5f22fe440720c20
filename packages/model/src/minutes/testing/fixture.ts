/*
 * A whole meeting for the tests of the minutes: real documents and the state a record would fold to. Every field of the acta has
 * something to show; tests change what they need.
 */
import * as Y from 'yjs'
import { addRow, texts } from '../../documents/index.ts'
import { emptyState } from '../../record/empty.ts'
import type { MeetingState, Person, Turn } from '../../record/state.ts'
import type { About } from '../source.ts'

/** Thursday 7 May 2026, 4:00 p. m. in Lima. */
export const start = Date.UTC(2026, 4, 7, 21, 0)
export const minute = 60_000
export const end = start + 118 * minute

const person = (id: string, name: string, change: Partial<Person> = {}): Person => ({
  id, name, detail: '', standing: 'participant', channel: 'room', attendance: 'present', reason: '', joinedAt: start - minute,
  leftAt: null, returns: 0, addedBy: null, mergedInto: null, removed: false, rsvp: null, ...change,
})

const turn = (id: string, who: string, change: Partial<Turn> = {}): Turn => ({
  id, person: who, kind: 'contribution', subject: '', to: null, block: 'b2', step: 's2', given: 180_000, extended: 0,
  intervals: [{ from: start + 20 * minute, to: start + 22 * minute }], endedAt: start + 22 * minute, asked: true, askedBy: null,
  grantedBy: 'mario', request: null, ...change,
})

export function write(doc: Y.Doc, root: string, rows: Record<string, Record<string, unknown>>): void {
  const typed = (texts as Record<string, readonly string[]>)[root] ?? (root === 'cards' ? ['text'] : [])
  Object.entries(rows).forEach(([id, values], at) => addRow(doc, root, id, { order: String.fromCharCode(65 + at), ...values },
    typed))
}

export type Piece = string | { text: string; format: Record<string, unknown> } | Node
interface Node { name: string; children: Piece[]; attributes: Record<string, unknown> }
export const node = (name: string, children: Piece[], attributes: Record<string, unknown> = {}): Node =>
  ({ name, children, attributes })

function grow(into: Y.XmlFragment, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (typeof piece === 'string' || 'text' in piece) {
      const run = new Y.XmlText()
      into.push([run])
      if (typeof piece === 'string') run.insert(0, piece)
      else run.insert(0, piece.text, piece.format)
      continue
    }
    const element = new Y.XmlElement(piece.name)
    into.push([element])
    for (const [key, value] of Object.entries(piece.attributes)) element.setAttribute(key, value as string)
    grow(element, piece.children)
  }
}
export const writeRich = (doc: Y.Doc, name: string, nodes: Node[]): void => grow(doc.getXmlFragment(name), nodes)

function tableDoc(): Y.Doc {
  const doc = new Y.Doc()
  const meeting: Record<string, unknown> = {
    title: 'Criterios de retroalimentación formativa', purpose: 'Acordar cómo damos retroalimentación que ayude a mejorar.',
    topic: 'Retroalimentación', axis: 'Evaluación formativa', problem: 'La mitad del aula no sabe qué mejorar.',
    problemData: '14 de 28 en inicio',
    institution: 'I.E. Los Algarrobos', modality: 'mixed', callUrl: 'https://call.example/sala', startsAt: start, minutes: 120,
    template: 'drelm-6',
    groundRules: ['Puedo estar equivocado(a).'], inputs: ['Registro de abril'], outputs: ['Tres acuerdos'],
  }
  for (const [key, value] of Object.entries(meeting)) {
    doc.getMap('meeting').set(key, (texts.meeting as readonly string[]).includes(key) ? new Y.Text(String(value)) : value)
  }
  write(doc, 'agenda', {
    b1: { title: 'Agenda del día', purpose: 'Saber a qué vinimos', minutes: 12, lead: 'coordinator' },
    b2: { title: 'Problemática y sus causas', purpose: 'Mirar los datos', minutes: 30, lead: 'moderator' },
    b3: { title: 'Estrategias', minutes: 30, lead: 'moderator' },
    b4: { title: 'Lectura compartida', minutes: 15, lead: 'member', removed: true },
    b5: { title: 'Sin usar', minutes: 5, lead: 'member', removed: true },
  })
  write(doc, 'steps', {
    s1: { block: 'b1', text: 'Presentar el propósito', minutes: 5, mode: 'plenary' },
    s2: { block: 'b2', text: 'Analizar las causas', minutes: 15, mode: 'plenary', board: 'causes', output: 'Causas ordenadas' },
    s3: { block: 'b3', text: 'Pensar en lo aprendido', minutes: 9, mode: 'plenary', board: 'conclusions',
      questions: [{ text: '¿Qué aprendimos?', level: 'critical' }] },
  })
  write(doc, 'groups', { g1: { board: 'causes', title: 'Del aula' } })
  write(doc, 'agreements', {
    a1: {
      text: 'Aplicar una lista de criterios con los estudiantes', actors: ['Docentes', 'Estudiantes'], responsible: 'rosa',
      indicator: 'Sesiones con lista',
      target: '8 de 10 sesiones', due: '2026-06-30', state: 'registered', from: 'c7',
      commitments: [{ who: 'ana', what: 'Preparar la lista', due: '2026-05-14' }],
    },
    a2: { text: 'Observarnos entre pares', actors: [], due: '', state: 'registered' },
    a3: { text: 'Invitar a las familias', state: 'draft' },
  })
  write(doc, 'tasks', { t1: { who: 'mario', what: 'Traer tres cuadernos', due: '2026-06-04' } })
  writeRich(doc, 'notes:b2', [
    node('heading', ['Lo que muestran los datos'], { level: 2 }),
    node('paragraph', ['Los criterios ', { text: 'no se conversan', format: { bold: {} } }, ' antes; ver ',
      { text: 'el registro', format: { link: { href: 'https://datos.example/abril' } } }]),
    node('bulletList', [node('listItem',
      [node('paragraph', ['En primaria']), node('orderedList', [node('listItem', [node('paragraph', ['Segundo grado'])])])])]),
  ])
  writeRich(doc, 'conclusions', [node('paragraph', ['La retroalimentación parte de criterios claros.'])])
  writeRich(doc, 'notes:reflections', [node('paragraph', ['Nos cuesta esperar la respuesta del estudiante.'])])
  return doc
}

function plenaryDoc(): Y.Doc {
  const doc = new Y.Doc()
  write(doc, 'cards', {
    c1: { board: 'causes', step: 's2', text: 'No conversamos los criterios', group: 'g1', keyIdea: true },
    c2: { board: 'consequences', step: 's2', text: 'Copian sin entender' },
    c3: { board: 'experiences', step: 's2', text: 'Semáforo de logros en segundo grado' },
    c4: { board: 'strategies', step: 's3', text: 'Lista de criterios con ejemplos' },
    c5: { board: 'groundRules', step: 's1', text: 'Escuchar hasta el final' },
    c6: { board: 'conclusions', step: 's3', text: 'Aprendimos a preguntar antes de corregir' },
    c7: { board: 'agreements', step: 's3', text: 'Usar una lista de criterios' },
    c8: { board: 'agreements', step: 's3', text: 'Compartir videos de clase' },
    c9: { board: 'none', step: 's1', text: 'Falta el dato de tercero' },
    d1: { board: 'conclusions', step: '', text: 'Empezamos por segundo grado' },
    d2: { board: 'teamNotes', step: 's3', team: 'e1', text: 'Tres criterios por sesión' },
    d3: { board: 'none', step: 's1', text: 'Retirada', removed: true },
    d4: { board: 'none', step: '', text: 'Idea suelta', keyIdea: true },
  })
  return doc
}

function teamDoc(): Y.Doc {
  const doc = new Y.Doc()
  writeRich(doc, 'notes:s3', [node('paragraph', ['Probamos con dos sesiones.'])])
  doc.getMap('guide').set('priority', new Y.Text('Criterios antes de la tarea'))
  write(doc, 'actions', { x1: { who: 'ana', what: 'Grabar una sesión', due: '2026-05-20' } })
  return doc
}

export interface Fixture { table: Y.Doc; plenary: Y.Doc; team: Y.Doc; state: MeetingState; about: About }

export function meetingFixture(): Fixture {
  const [table, plenary, team] = [tableDoc(), plenaryDoc(), teamDoc()]
  const state: MeetingState = {
    ...emptyState(), phase: 'ended', startedAt: start, endedAt: end,
    breaks: [{ from: start + 50 * minute, to: start + 60 * minute }],
    clients: { [String(plenary.clientID)]: 'rosa', [String(team.clientID)]: 'ana' },
    people: {
      rosa: person('rosa', 'Rosa Quispe', { detail: 'Segundo grado' }), mario: person('mario', 'Mario Ñahui'),
      ana: person('ana', 'Ana Torres', { joinedAt: start + 25 * minute, returns: 2 }),
      luz: person('luz', 'Luz Ccori', { channel: 'call', addedBy: 'ana', attendance: 'left', leftAt: start + 60 * minute }),
      dup: person('dup', 'Rosa Q.', { mergedInto: 'rosa' }), gone: person('gone', 'Prueba', { removed: true }),
      eva: person('eva', 'Eva León', { attendance: 'justified', reason: 'Permiso médico', joinedAt: null }),
      obs: person('obs', 'Especialista', { standing: 'observer' }),
    },
    roster: [{ name: 'ROSA QUISPE', detail: '' }, { name: 'Teo Vara', detail: 'Sexto grado' }],
    roles: { coordinator: 'rosa', moderator: 'mario', secretary: 'ana' },
    handovers: [{ role: 'moderator', from: 'rosa', to: 'mario', by: 'rosa', at: start + 12 * minute, how: 'given' }],
    blocks: {
      b1: { id: 'b1', title: 'Agenda del día', planned: 10 * minute, added: 2 * minute, moved: false,
        intervals: [{ from: start, to: start + 13 * minute }], ended: true, opener: null },
      b2: {
        id: 'b2', title: 'Problemática', planned: 30 * minute, added: 0, moved: false, ended: true,
        opener: { person: 'luz', accepted: true },
        intervals: [{ from: start + 13 * minute, to: start + 40 * minute }],
      },
      b3: { id: 'b3', title: 'Estrategias', planned: 30 * minute, added: -5 * minute, moved: true, intervals: [], ended: false,
        opener: null },
      b4: { id: 'b4', title: 'Lectura compartida', planned: 15 * minute, added: 0, moved: false,
        intervals: [{ from: start + 40 * minute, to: start + 45 * minute }], ended: true, opener: null },
    },
    blockOrder: ['b1', 'b2', 'b4'], stepsDone: ['s1', 's2'],
    turns: [
      turn('u2', 'luz', { kind: 'question', subject: '¿Y tercero?', askedBy: 'ana',
        intervals: [{ from: start + 26 * minute, to: start + 27 * minute }] }),
      turn('u1', 'dup', { subject: 'Datos de abril' }),
      turn('u3', 'mario', { kind: 'answer', to: 'luz', asked: false,
        intervals: [{ from: start + 28 * minute, to: start + 29 * minute }] }),
      turn('u4', 'mario', { block: null, kind: 'order', intervals: [{ from: start + 80 * minute, to: start + 81 * minute }] }),
    ],
    positions: {
      c4: {
        rosa: { id: 'p1', person: 'rosa', answer: 'agree', reason: '', at: start },
        dup: { id: 'p0', person: 'dup', answer: 'disagree', reason: 'antes', at: start - 1 },
        mario: { id: 'p2', person: 'mario', answer: 'doubts', reason: 'Falta tiempo en aula', at: start },
      },
      c7: { ana: { id: 'p3', person: 'ana', answer: 'agree', reason: '', at: start } },
      extra: { ana: { id: 'p4', person: 'ana', answer: 'agree', reason: '', at: start } },
    },
    consulted: { c4: 'Lista de criterios', extra: '¿Seguimos el jueves?' },
    teams: { list: [{ id: 'e1', name: 'Equipo Uno', members: ['ana', 'mario'], guide: true }], open: false, until: null,
      since: null },
    evidence: [
      { id: 'v1', block: 'b2', kind: 'link', title: 'Registro de abril', ref: 'https://datos.example/r', by: 'rosa', at: start,
        removed: false },
      { id: 'v2', block: null, kind: 'note', title: 'Retirada', ref: '', by: 'rosa', at: start, removed: true },
    ],
    reviews: { 'm0/a9': { id: 'r1', agreement: 'm0/a9', progress: 'initial', note: 'Dos de cinco sesiones', evidence: 'Cuaderno',
      by: 'mario', at: start } },
    next: { at: start + 28 * 24 * 60 * minute, purpose: 'Mirar los cuadernos', lead: 'mario', bring: 'Un cuaderno cada uno',
      undecided: false },
    adjustments: [{ id: 'j1', kind: 'move', changes: [{ block: 'b3', ms: -5 * minute, moved: true }], by: 'mario',
      at: start + 90 * minute }],
    versions: [{ number: 3, year: 2026, version: 1, sha256: 'aa', closedAt: end, closedBy: 'ana', reason: '' }],
    reopenings: [{ by: 'rosa', at: end + minute, reason: 'Faltaba un nombre' }],
    confirmations: { rosa: end + minute, dup: end },
    corrections: [{ id: 'k1', by: 'luz', at: end, section: 11, was: 'Son 8 sesiones', version: null, paragraph: 'agreements/a1', text: 'Son 9 sesiones',
      outcome: { accepted: true, answer: 'Corregido', by: 'ana', at: end + minute } }],
  }
  const about: About = {
    meeting: 'm1', community: { id: 'cap1', name: 'CAP Los Algarrobos' }, number: 3, year: 2026, version: 1, language: 'es',
    link: 'https://acta.example/r/m1', nextLink: 'https://acta.example/r/m2',
    previous: [{ ref: 'm0/a9', code: 'A-02.1', text: 'Usar el semáforo de logros', responsible: 'Ana Torres',
      measure: '5 sesiones', due: '2026-05-01', progress: 'unreviewed' }],
    closing: { at: end, by: 'Ana Torres', reason: '', before: { version: 1, sha256: 'aa' } },
  }
  return { table, plenary, team, state, about }
}

/** The input of `project` for a fixture. */
export const inputOf = ({ table, plenary, team, state, about }: Fixture, now = end) =>
  ({ table, plenary, state, teams: [{ id: 'e1', doc: team }], about, now })
