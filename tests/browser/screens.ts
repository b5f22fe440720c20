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

export const matrix: Readonly<Record<string, Row>> = {
  'Inicio': row('home', page),
  'Crear': row('create', { ...page, offline: why('says in place that there is no line, and keeps the form'), refused: why('a refused field is named beside it: see the form’s own test') }),
  'Entrar': row('enter', { ...page, offline: shot('trouble-lost-line-phone'), refused: shot('screen-cut-one') }),
  'Enlace desconocido': trouble('unknown'),
  'Enlace incompleto': trouble('cut'),
  'Enlace cambiado': { ...trouble('cut'), one: shot('trouble-replaced-phone'), refused: shot('trouble-replaced-phone'), dark: why('the same screen as Enlace incompleto with another sentence') },
  'Enlace terminado': { ...trouble('cut'), one: shot('trouble-ended-phone'), refused: shot('trouble-ended-phone'), dark: why('the same screen as Enlace incompleto with another sentence') },
  'Sin conexión': { ...trouble('cut'), one: shot('trouble-no-network-phone'), offline: shot('trouble-no-network-phone'), refused: shot('trouble-no-network-phone'), dark: why('the same screen as Enlace incompleto with another sentence') },
  'Convocatoria': row('invitation'),
  'Sala de espera': row('waiting', { offline: why('the same sentence above the same page as Convocatoria; the line test turns into a warning') }),
  'Sala: agenda': row('agenda'),
  'Sala: palabra': row('floor', { refused: why('a toast of one sentence; nothing of the place changes') }),
  'Sala: tablero': row('board'),
  'Sala: equipos': row('teams'),
  'Sala: acuerdos': row('agreements'),
  'Sala: lectura del acta': row('readback'),
  'Mi turno': row('turn', { offline: bar, sixty: alone, long: alone, empty: alone }),
  'Receso': row('break', { offline: bar }),
  'Personas': row('people'),
  'Menú': row('menu', { offline: bar, sixty: alone, long: alone, empty: alone }),
  'Mi guía': row('guide', { offline: local, sixty: alone, long: alone, empty: alone, refused: willing }),
  'Acta cerrada': row('closed', { refused: why('closed for everybody: nothing of it can be refused but a late correction, said in place') }),
  'Verificar': row('verify', page),
  'Ensayar': row('practice', { ...page, offline: local }),
  'Pared (/p/)': row('wall', { refused: why('a browser that never entered is told so: see its component test') }),
}

export const namesOfShots = (): string[] =>
  [...new Set(Object.values(matrix).flatMap((one) => states.flatMap((state) => { const cell = one[state]; return 'shot' in cell ? [cell.shot] : [] })))]

/** The page of the documentation this table is. */
export function asMarkdown(): string {
  const cell = (one: Cell) => ('shot' in one ? `\`${one.shot}\`` : one.why)
  const lines = Object.entries(matrix).map(([name, one]) => `| ${name} | ${states.map((state) => cell(one[state])).join(' | ')} |`)
  return `# Screens and their states

Made by \`tests/browser/screens.spec.ts\`, which takes the pictures at 360 px into \`artifacts/screens/\` and fails on a cell without one.
A cell is the name of a picture, or the reason why the state cannot be there.

| screen | ${states.join(' | ')} |
|---${'|---'.repeat(states.length)}|
${lines.join('\n')}
`
}
