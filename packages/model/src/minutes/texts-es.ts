/*
 * The words of the acta in Spanish. Labels only: what people wrote is never changed or translated.
 *
 * The Spanish texts give the dictionary its shape; the English ones have to match it.
 */
import type { Person } from '../record/state.ts'
import type { SectionKey } from './types.ts'

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

const sections: Record<SectionKey, string> = {
  data: 'Datos', attendance: 'Asistencia', roles: 'Actores y roles', purpose: 'Tema y propósito', norms: 'Normas de convivencia',
  review: 'Seguimiento de acuerdos anteriores', development: 'Desarrollo', problem: 'Problemática: causas y consecuencias',
  experiences: 'Experiencias compartidas', strategies: 'Estrategias y consenso', agreements: 'Acuerdos y compromisos',
  reflections: 'Reflexiones principales', conclusions: 'Conclusiones', next: 'Tareas y próxima reunión', evidence: 'Evidencias',
  conformities: 'Conformidades',
}

export const es = {
  document: { school: 'Acta de reunión CAP', network: 'Informe de la reunión de trabajo colaborativo' },
  numbered: (code: string) => `N.° ${code}`,
  draft: 'Borrador',
  sections,
  annex: 'Anexo: trabajo en equipos',
  missing: (who: string) => `Aún sin registrar. Le toca a: ${who}.`,
  left: 'No se registró.',
  fillers: {
    coordinator: 'coordinación', moderator: 'moderación', secretary: 'secretaría', everyone: 'todas las personas presentes',
    room: 'la sala, al empezar',
  },
  fillersNetwork: {
    coordinator: 'facilitación', moderator: 'facilitación', secretary: 'relatoría', everyone: 'todas las personas presentes',
    room: 'la sala, al empezar',
  },
  roles: {
    school: { coordinator: 'Coordinador(a)', moderator: 'Moderador(a)', secretary: 'Secretario(a)' },
    network: { coordinator: 'Facilitador(a) que coordina', moderator: 'Facilitador(a) que modera', secretary: 'Relator(a)' },
  },
  months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
    'diciembre'],
  days: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  date: (weekday: string, day: number, month: string, year: number) => `${weekday} ${day} de ${month} de ${year}`,
  shortDate: (day: number, month: string, year: number) => `${day} de ${month} de ${year}`,
  halves: ['a. m.', 'p. m.'],
  at: (date: string, time: string) => `${date}, ${time}`,
  range: (from: string, to: string) => `de ${from} a ${to}`,
  since: (from: string) => `desde las ${from}`,
  minutes: (n: number) => `${n} min`,
  hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
  by: (name: string) => `(${name})`,
  data: {
    community: 'Comunidad', institution: 'Institución', title: 'Reunión', date: 'Fecha', time: 'Hora', duration: 'Duración',
    breaks: 'Recesos',
    modality: 'Modalidad', call: 'Llamada', link: 'En línea', version: 'Versión', closed: 'Cierre',
    planned: (length: string) => `(prevista: ${length})`,
    notStarted: 'Aún no empieza', running: 'en curso',
    modalities: { inPerson: 'presencial', remote: 'a distancia', mixed: 'mixta' },
    replaces: (version: number, sha256: string) => `reemplaza a la versión ${version}, de huella ${sha256}`,
    closedBy: (name: string, moment: string) => (name === '' ? moment : `${moment}, por ${name}`),
  },
  attendance: {
    counts: (present: number, punctual: number, absent: number, justified: number) =>
      `${plural(present, 'presente', 'presentes')}, ${plural(punctual, 'puntual', 'puntuales')} (hasta 10 min del inicio), ` +
      `${plural(absent, 'ausente', 'ausentes')}, ${plural(justified, 'con justificación', 'con justificación')}.`,
    participated: (n: number, of: number) => `Participaron ${n} de ${of}.`,
    columns: ['N.°', 'Nombre', 'Entró', 'Salió', 'Medio', 'Observaciones'],
    states: { present: 'presente', left: 'se retiró', absent: 'ausente',
      justified: 'justificó' } satisfies Record<Person['attendance'], string>,
    channels: { room: 'sala', call: 'llamada', inPerson: 'presencial',
      shared: 'equipo compartido' } satisfies Record<Person['channel'], string>,
    late: 'tardanza', punctual: 'puntual', observer: 'observa', returns: (n: number) => plural(n, 'reconexión', 'reconexiones'),
    markedBy: (name: string) => `anotado por ${name}`,
  },
  handovers: {
    given: (role: string, to: string, from: string) =>
      `${to || 'Nadie'} recibe${from === '' ? '' : ` de ${from}`} el rol de ${role}`,
    claimed: (role: string, to: string, from: string) =>
      `${to || 'Nadie'} asume el rol de ${role}${from === '' ? '' : `, antes de ${from}`}`,
    entered: (role: string, to: string, _from: string) => `${to || 'Nadie'} entra con el rol de ${role}`,
  },
  handoversTitle: 'Cambios de rol',
  purpose: { topic: 'Tema', purpose: 'Propósito', axis: 'Eje', problem: 'Problema', problemData: 'Datos', inputs: 'Insumos',
    outputs: 'Productos' },
  norms: { agreed: 'Acordadas', proposed: 'Propuestas en el tablero' },
  review: {
    none: 'No había acuerdos anteriores por revisar.', columns: ['N.°', 'Acuerdo', 'Avance', 'Comentario y evidencia'],
    progress: { unreviewed: 'sin revisar', initial: 'inicial', intermediate: 'intermedio', concluded: 'concluido',
      withdrawn: 'dejado sin efecto' },
    before: (progress: string) => `(antes: ${progress})`, due: (due: string) => `Plazo: ${due}`, responsible: (name: string) =>
      `Responsable: ${name}`,
    evidence: (text: string) => `Evidencia: ${text}`,
  },
  development: {
    columns: ['Bloque', 'Previsto', 'Agregado', 'Real', 'Estado'],
    states: { done: 'realizado', running: 'en curso', moved: 'pasa a la próxima', notHeld: 'no se trató',
      removed: 'retirado de la agenda' },
    startedAs: (title: string) => `Empezó con el título «${title}».`, opener: (name: string) => `Abrió el bloque: ${name}.`,
    steps: 'Pasos realizados', keyIdeas: 'Ideas fuerza', notes: 'Notas', contributions: 'Aportes', turns: 'Intervenciones',
    output: (text: string) => `(producto: ${text})`,
    purpose: (text: string) => `Propósito: ${text}`,
    kinds: { contribution: 'aporte', question: 'pregunta', answer: 'respuesta', order: 'cuestión de orden' },
    to: (name: string) => `a ${name}`, askedBy: (name: string) => `a pedido de ${name}`,
    byPhone: (name: string) => `a pedido de ${name}, por teléfono`, unasked: 'sin pedirla',
    channels: { room: '', call: 'por llamada', inPerson: 'en persona', shared: 'desde un equipo compartido' },
    adjustments: 'Cambios en el plan',
    kindsOfChange: { trim: 'recortar', move: 'pasar a la próxima', extend: 'alargar' },
    change: (title: string, minutes: number, moved: boolean) =>
      `${title || 'Bloque'}: ${moved ? 'pasa a la próxima' : `${minutes > 0 ? '+' : ''}${minutes} min`}`,
    outside: 'Fuera de los bloques',
  },
  problem: { causes: 'Causas', consequences: 'Consecuencias' },
  consensus: (agree: number, doubts: number, disagree: number) =>
    `${agree} de acuerdo, ${doubts} con reparos, ${disagree} en desacuerdo.`,
  answers: { agree: 'De acuerdo', doubts: 'Con reparos', disagree: 'En desacuerdo' },
  consults: 'Otras consultas',
  agreements: {
    actors: 'Quiénes participan', responsible: 'Responsable', indicator: 'Cómo se mide', target: 'Meta', due: 'Plazo',
    commitments: 'Compromisos',
    consensus: 'Consulta', missing: 'Le falta', drafts: 'Propuestas que no se registraron',
    origin: 'Nació de una tarjeta del tablero.',
    gaps: { actors: 'quiénes', measure: 'cómo se mide', due: 'hasta cuándo' },
    groups: {} as Record<string, string>,
  },
  commitment: (who: string, what: string, due: string) =>
    [who, what].filter((part) => part !== '').join(': ') + (due === '' ? '' : `, para: ${due}`),
  reflections: { questions: 'Preguntas' },
  next: {
    tasks: 'Tareas', columns: ['Quién', 'Qué', 'Para cuándo'], meeting: 'Próxima reunión', date: 'Fecha',
    undecided: 'por definir', purpose: 'Propósito',
    lead: 'Conduce', bring: 'Cada quien trae', link: 'Enlace',
  },
  evidence: { columns: ['Qué', 'Tipo', 'Dónde', 'Bloque', 'Quién'], kinds: { link: 'enlace', note: 'nota', photo: 'foto' } },
  teams: { team: 'Equipo', members: (names: string) => `Integrantes: ${names}.`, cards: 'Aportes',
    guide: 'Pauta de trabajo común', actions: 'Acciones' },
  conformities: {
    count: (n: number, of: number) => `${n} de ${of} dieron su conformidad.`,
    columns: ['Nombre', 'Rol o cargo', 'Conforme desde'],
    corrections: 'Correcciones propuestas', section: (n: number) => `sección ${n}`, pending: 'Pendiente de respuesta.',
    accepted: (by: string, answer: string) => `Aceptada por ${by}${answer === '' ? '.' : `: ${answer}`}`,
    rejected: (by: string, answer: string) => `No aceptada; responde ${by}${answer === '' ? '.' : `: ${answer}`}`,
    versions: 'Versiones', version: (n: number, moment: string, by: string) =>
      `Versión ${n}: ${moment}${by === '' ? '' : `, por ${by}`}.`, reason: (text: string) => `Motivo: ${text}.`,
    fingerprint: (sha256: string) => `Huella: ${sha256}.`, reopened: (moment: string, by: string, reason: string) =>
      `Reabierta ${moment} por ${by}. Motivo: ${reason}.`,
    legal: 'La conformidad registrada aquí deja constancia de nombre, rol y hora. No es una firma digital con valor legal; para firmar a mano están las líneas de abajo.',
  },
  corrected: 'corregido',
  changes: {
    title: 'Qué se corrigió',
    line: (section: number, was: string, now: string, by: string, acceptedBy: string) =>
      `Sección ${section}: ${was === '' ? 'se agregó' : `decía «${was}»; ahora dice`} «${now}». Lo pidió ${by || 'alguien'}${acceptedBy === '' ? '' : `; lo aceptó ${acceptedBy}`}.`,
  },
  seal: {
    title: 'Comprobación', fingerprint: 'Huella SHA-256', signature: 'Sello Ed25519', page: 'Dónde comprobar',
    how: 'El contenido del acta viaja completo dentro del PDF, en el archivo acta.json. Si cambia un solo carácter, su huella ya no coincide. El PDF entero lleva además su propio sello.',
  },
  book: {
    title: 'Libro de actas', how: 'Actas cerradas del año, en el orden de su número',
    columns: ['N.°', 'Fecha', 'Reunión y huella', 'Acuerdos', 'Versión', 'Página'],
  },
  standIn: (sign: string) =>
    `Algunos signos no tienen letra en este documento y se muestran como ${sign}; en el archivo acta.json están completos.`,
  page: (n: string, of: string) => `Página ${n} de ${of}`,
  whatsapp: {
    head: (code: string, title: string) => `*Acta ${code}* · ${title}`, agreements: 'Acuerdos:', due: (due: string) =>
      ` (${due})`, more: (n: number) => `…y ${n} más en el acta.`,
    next: (moment: string) => `Próxima reunión: ${moment}`, undecided: 'Próxima reunión: por definir',
    none: 'Sin acuerdos registrados.',
  },
  csv: {
    agreements: ['N.°', 'Acuerdo', 'Quiénes participan', 'Responsable', 'Cómo se mide', 'Meta', 'Plazo', 'Compromisos',
      'De acuerdo', 'Con reparos', 'En desacuerdo', 'Le falta'],
    attendance: ['Nombre', 'Detalle', 'Estado', 'Entró', 'Salió', 'Reconexiones', 'Medio', 'Puntual', 'Motivo', 'Anotado por'],
    yes: 'sí', no: 'no',
  },
}
export type MinutesTexts = typeof es
