import { expect, test } from 'vitest'
import { datesFor, lines, paragraphs, project, textsFor, whatsapp, wordsIn, type Line } from './index.ts'
import { inputOf, meetingFixture, start } from './testing/fixture.ts'

const es = textsFor('es')
const minutes = project(inputOf(meetingFixture()))
const wordsOf = (line: Line): string => {
  switch (line.kind) {
    case 'heading': return line.text
    case 'text': return wordsIn(line.spans)
    case 'facts': return line.rows.map((row) => `${row.label} ${wordsIn(row.value)}`).join('\n')
    case 'table': return [line.columns, ...line.rows.map((row) => row.cells)].flat().join('\n')
    case 'list': return line.items.map((item) => wordsIn(item.spans)).join('\n')
    case 'signatures': return line.people.map((person) => person.name).join('\n')
  }
}
const said = (of = minutes, texts = es): string => lines(of, texts).map(wordsOf).join('\n')

test('[MI23] the head of the data: format, meeting, community, version, closing, language and time zone', () => {
  expect(minutes).toMatchObject({
    format: 'acta-viva/minutes/1', meeting: 'm1', community: { id: 'cap1', name: 'CAP Los Algarrobos' }, number: 3, year: 2026,
    version: 1, language: 'es',
    labels: 'school', timeZone: 'America/Lima', closing: { by: 'Ana Torres', before: { version: 1, sha256: 'aa' } },
  })
})

test('[MI50] the lines hold all sixteen sections in order, and every id once', () => {
  const headings = lines(minutes, es).filter((line) => line.kind === 'heading' && line.level === 1 && line.section <= 16)
  expect(headings.map((line) => line.section)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
  const ids = paragraphs(minutes, es).map((paragraph) => paragraph.id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('[MI51] an id names the same place when other rows come and go', () => {
  const fixture = meetingFixture()
  const before = paragraphs(project(inputOf(fixture)), es).find((paragraph) => paragraph.id === 'agreements/a2')
  fixture.table.getMap('agreements').delete('a3')
  const after = paragraphs(project(inputOf({ ...fixture,
    state: { ...fixture.state, people: { rosa: fixture.state.people['rosa']! } } })), es)
  expect(after.find((paragraph) => paragraph.id === 'agreements/a2')).toEqual(before)
  expect(before?.text).toContain('Observarnos entre pares')
})

test('[MI52] a turn reads as a sentence: on whose behalf, by what, or without asking', () => {
  const text = said()
  expect(text).toContain('Luz Ccori: pregunta, «¿Y tercero?» (a pedido de Ana Torres, por teléfono)')
  expect(text).toContain('Mario Ñahui: respuesta a Luz Ccori (sin pedirla)')
  expect(text).toContain('4 de 4')
})

test('[MI57] coming in with a role before the start is no change of role; taking one later is', () => {
  const entered = { role: 'secretary', from: '', to: 'Ana Torres', by: 'Ana Torres', how: 'entered' } as const
  const roles = { ...minutes.sections.roles, handovers: [{ ...entered, at: start - 1 }, { ...entered, to: 'Luz Ccori', at: start + 1 }] }
  const text = said({ ...minutes, sections: { ...minutes.sections, roles } })
  expect([text.includes('Ana Torres entra con el rol'), text.includes('Luz Ccori entra con el rol')]).toEqual([false, true])
})

test('[MI58] the table of attendance says of each who was punctual, late, gone early, absent or excused; before the start it says nothing of that', () => {
  const remarks = (of: typeof minutes) => lines(of, es).flatMap((line) =>
    (line.kind === 'table' && line.rows[0]?.id.startsWith('attendance/') ? line.rows.map(({ cells }) => `${cells[1]}: ${cells[5]}`) : []))
  const all = remarks(minutes).join('\n')
  for (const words of [/Mario Ñahui: puntual/, /Ana Torres: tardanza/, /Luz Ccori: se retiró; puntual/, /Teo Vara, Sexto grado: ausente/, /Eva León: justificó/]) expect(all).toMatch(words)
  const { state, ...rest } = inputOf(meetingFixture())
  expect(remarks(project({ ...rest, state: { ...state, startedAt: null } })).join('\n')).not.toMatch(/puntual|tardanza/)
})

test('[MI53] an empty section says in a draft who fills it, and when closed or left that it was not recorded', () => {
  const bare = project(inputOf({ ...meetingFixture(), plenary: meetingFixture().team,
    about: { ...meetingFixture().about, number: null, closing: null } }))
  expect(said(bare)).toContain('Aún sin registrar. Le toca a: todas las personas presentes.')
  expect(said({ ...bare, closing: minutes.closing })).toContain('No se registró.')
  expect(said({ ...bare, closing: minutes.closing })).not.toContain('Aún sin registrar')
})

test('[MI54] network communities read their own role names and heading; English changes labels only', () => {
  expect(said({ ...minutes, labels: 'network' })).toContain('Relator(a) Ana Torres')
  const english = said(minutes, textsFor('en'))
  expect(english).toContain('Teachers, Students')
  expect(english).toContain('No conversamos los criterios')
})

test('[MI55] dates are of the acta\'s zone, alike on every device', () => {
  const dates = datesFor(es, 'America/Lima')
  expect([dates.moment(start), dates.due('2026-06-30'), dates.due('antes de julio'), dates.due('2026-13-01'), dates.length(108),
    dates.length(60)])
    .toEqual(['jueves 7 de mayo de 2026, 4:00 p. m.', '30 de junio de 2026', 'antes de julio', '2026-13-01', '1 h 48 min', '1 h'])
  expect([datesFor(es, 'nowhere').time(start), dates.time(start + 8 * 3_600_000),
    dates.time(start - 4 * 3_600_000)]).toEqual(['4:00 p. m.', '12:00 a. m.', '12:00 p. m.'])
})

test('[MI56] the text for a chat: agreements with dates, the next meeting, the link alone; never above 600', () => {
  expect(whatsapp(minutes, 'https://acta.example/r/m1', es).split('\n')).toEqual([
    '*Acta 03-2026* · Criterios de retroalimentación formativa', 'Acuerdos:',
    '• Aplicar una lista de criterios con los estudiantes (30 de junio de 2026)',
    '• Observarnos entre pares', 'Próxima reunión: jueves 4 de junio de 2026, 4:00 p. m.', 'https://acta.example/r/m2', 'https://acta.example/r/m1',
  ])
  const one = minutes.sections.agreements.agreements[0]!
  for (const count of [0, 1, 5, 40]) {
    const many = { ...minutes,
      sections: { ...minutes.sections,
        agreements: { ...minutes.sections.agreements,
          agreements: Array.from({ length: count }, () => ({ ...one, text: 'Muy largo '.repeat(200) })) } } }
    expect(whatsapp(many, 'https://acta.example/r/m1', es).length).toBeLessThanOrEqual(600)
  }
})
