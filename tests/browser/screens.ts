/*
 * Every screen in every state, as data: the name of a picture, or why that state cannot be. An empty cell does not compile, and a named
 * picture that was not taken fails the suite. `docs/screens.md` is this table, written out.
 */
export const states = ['empty', 'loading', 'offline', 'refused', 'one', 'sixty', 'long', 'dark'] as const
export type State = (typeof states)[number]
export type Cell = { shot: string } | { why: string }
export type Row = Record<State, Cell>

const why = (text: string): Cell => ({ why: text })
const shot = (name: string): Cell => ({ shot: name })
const alone = why('the same for everybody: it shows one person only')
const still = why('stands in the page itself: nothing is fetched')
const local = why('works without a line: nothing is sent')
const kept = why('the copy on the device opens at once; the first time the entry form waits instead')
const willing = why('nothing on it is asked of the server')
const toast = why('a refusal is one sentence over the room, the same on every place: see Sala: palabra')
const bar = why('the same line under the head as in Sala: palabra')

/** A screen pictured by the walk: what is not named here was taken. */
const row = (name: string, not: Partial<Row> = {}): Row => ({
  empty: shot(`screen-${name}-one`), loading: kept, offline: shot(`screen-${name}-offline`), refused: toast, one: shot(`screen-${name}-one`),
  sixty: shot(`screen-${name}-sixty`), long: shot(`screen-${name}-sixty`), dark: shot(`screen-${name}-dark`), ...not,
})
const trouble = (name: string): Row => row(name, {
  empty: why('has no content but its sentence'), loading: still, offline: local, refused: shot(`screen-${name}-one`), sixty: alone, long: alone,
})
const page: Partial<Row> = { offline: still, refused: willing, sixty: alone, long: alone, loading: still }
const asked = why('a word stands there while it is fetched')
const crowdElsewhere = why('its rows are those of one; how long they get is pictured in Acta cerrada')

export const matrix: Readonly<Record<string, Row>> = {
  'Inicio': row('home', { ...page, one: shot('screen-home-known') }),
  'Crear': row('create', { ...page, offline: shot('screen-create-offline'), refused: shot('screen-create-refused') }),
  'Invitar': row('invite', page),
  'Entrar': row('enter', { ...page, offline: shot('screen-enter-offline'), refused: shot('screen-unknown-one') }),
  'Enlace desconocido': trouble('unknown'),
  'Enlace incompleto': trouble('cut'),
  'Enlace cambiado': trouble('replaced'),
  'Enlace terminado': trouble('ended'),
  'Sin conexión': trouble('no-network'),
  'Convocatoria': row('invitation'),
  'Sala de espera': row('waiting', { offline: why('the same sentence above the same page as Convocatoria; the line test turns into a warning') }),
  'Sala: agenda': row('agenda'),
  'Sala: agenda en tableta': row('drawer', { offline: bar }),
  'Sala: palabra': row('floor', { refused: why('a toast of one sentence; nothing of the place changes') }),
  'Sala: moderar': row('moderate', { offline: bar }),
  'Sala: tablero': row('board', { empty: shot('screen-board-empty') }),
  'Sala: respuesta individual': row('individual', { offline: bar, sixty: shot('screen-individual-sixty') }),
  'Sala: equipos': row('teams', { offline: bar }),
  'Sala: acuerdos': row('agreements'),
  'Sala: revisión de acuerdos': row('review', { offline: bar }),
  'Sala: lectura del acta': row('readback'),
  'Sala: secretaría, tablero y acta': row('split', { offline: bar }),
  'Falta por completar': row('missing', { offline: bar }),
  'Mi turno': row('turn', { offline: bar, sixty: alone, long: alone, empty: alone }),
  'Receso': row('break', { offline: bar }),
  'Personas': row('people'),
  'Compartir': row('share', { offline: local, sixty: alone, long: alone, empty: alone, refused: willing }),
  'Cambiar un enlace': row('links', { sixty: alone, long: alone, empty: alone, refused: why('said in its place, as without a line') }),
  'Menú': row('menu', { offline: bar, sixty: alone, long: alone, empty: alone }),
  'Mi guía': row('guide', { offline: local, sixty: alone, long: alone, empty: alone, refused: willing }),
  'Acta cerrada': row('closed', { refused: why('closed for everybody: nothing of it can be refused but a late correction, said in place') }),
  'Corrección': row('correction', { offline: bar }),
  'Corrección: aceptar o responder': row('corrections', { offline: bar }),
  'Devuelto: no entró en el acta': row('returned', { offline: bar, empty: why('stands there only when something came back') }),
  'Comunidad': row('community', { ...page, loading: asked, empty: shot('screen-community-empty'), offline: shot('screen-community-offline'), refused: shot('screen-community-refused'), sixty: crowdElsewhere, long: crowdElsewhere }),
  'Libro de actas': row('book', { ...page, loading: asked, empty: shot('screen-community-empty'), offline: shot('screen-community-offline'), refused: why('a toast of one sentence when the file does not come'), sixty: crowdElsewhere, long: crowdElsewhere }),
  'Nueva reunión': row('next', { ...page, offline: shot('screen-next-offline'), refused: why('the server’s sentence stands in the form, as without a line') }),
  'Verificar': row('verify', { ...page, refused: shot('screen-verify-refused') }),
  'Ensayar': row('practice', { ...page, offline: local }),
  'Pared (/p/)': row('wall', { refused: shot('screen-wall-refused') }),
}

export const namesOfShots = (): string[] =>
  [...new Set(Object.values(matrix).flatMap((one) => states.flatMap((state) => { const cell = one[state]; return 'shot' in cell ? [cell.shot] : [] })))]

/** The page of the documentation this table is. */
export function asMarkdown(): string {
  const cell = (one: Cell) => ('shot' in one ? `\`${one.shot}\`` : one.why)
  const lines = Object.entries(matrix).map(([name, one]) => `| ${name} | ${states.map((state) => cell(one[state])).join(' | ')} |`)
  return `# Screens and their states

Made by \`tests/browser/screens.spec.ts\`, which takes the pictures at 360 px into \`artifacts/screens/\` and fails on a cell whose picture
it did not take; what is there only on a wider screen (the tablet's agenda, the secretary's split) is taken at that size. A cell is the
name of a picture, or the reason why the state cannot be there. With \`SHOTS=all\` every screen is also taken at 768 and 1280 px, and the
wall at 1920, light and dark, as \`wide/<screen>-<size>-<theme>\`.

| screen | ${states.join(' | ')} |
|---${'|---'.repeat(states.length)}|
${lines.join('\n')}
`
}
