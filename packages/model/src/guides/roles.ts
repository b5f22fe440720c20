/*
 * What each role looks after before, during and after a meeting.
 *
 * A reminder for its holder alone, in its moment: ticking is optional, kept in the person's private document by item id, and
 * never counted or reported to anybody. Ids are for ever, since ticks of older meetings hold them.
 */
import type { LeadRole } from '../record/roles.ts'
import type { Bilingual } from '../templates/types.ts'

export type Moment = 'before' | 'during' | 'after'
export interface ChecklistItem { readonly id: string; readonly text: Bilingual }

type Row = readonly [id: string, es: string, en: string]

const items = (role: LeadRole, moment: Moment, rows: readonly Row[]): ChecklistItem[] =>
  rows.map(([id, es, en]) => ({ id: `${role}.${moment}.${id}`, text: { es, en } }))

export const roleChecklists: Record<LeadRole, Record<Moment, readonly ChecklistItem[]>> = {
  coordinator: {
    before: items('coordinator', 'before', [
      [
        'concerns', 'Recoge qué preocupa del aprendizaje y del ánimo de los estudiantes.',
        'Gather what worries people about students’ learning and spirits.',
      ],
      ['priority', 'Propón qué atender primero.', 'Suggest what to look at first.'],
      ['data', 'Comprueba que haya datos y no solo suposiciones.', 'Check that there are data, not only guesses.'],
      ['time', 'Asegura un horario en el que todos puedan.', 'Find a time at which everybody can come.'],
      [
        'conditions', 'Deja listos el enlace, los materiales y la convocatoria.',
        'Have the link, the materials and the invitation ready.',
      ],
      ['people', 'Confirma quién modera y quién anota.', 'Confirm who moderates and who takes notes.'],
    ]),
    during: items('coordinator', 'during', [
      ['purpose', 'Recuerda el propósito al empezar y al terminar.', 'Recall the purpose at the start and at the end.'],
      [
        'interest', 'Anima y muestra interés por lo que cada quien cuenta.',
        'Encourage people and show interest in what each one tells.',
      ],
      ['notes', 'Mira que se esté anotando lo importante.', 'See that what matters is being noted.'],
      [
        'context', 'Ayuda a distinguir lo presencial de lo que ocurre a distancia.',
        'Help to tell apart what happens in class and at a distance.',
      ],
      ['log', 'Invita a escribir en la bitácora personal.', 'Invite people to write in their personal log.'],
    ]),
    after: items('coordinator', 'after', [
      ['tasks', 'Sigue de cerca conclusiones y tareas.', 'Follow up conclusions and tasks.'],
      ['strategies', 'Sugiere estrategias a quien las necesite.', 'Suggest strategies to those who need them.'],
      ['changes', 'Observa qué va cambiando en las aulas.', 'Notice what is changing in the classrooms.'],
      ['next', 'Prepara el próximo encuentro.', 'Prepare the next meeting.'],
      ['book', 'Asegura que el acta quede en el libro de actas.', 'See that the minutes are kept in the minutes book.'],
    ]),
  },
  moderator: {
    before: items('moderator', 'before', [
      ['agenda', 'Repasa la agenda y los minutos de cada bloque.', 'Go over the agenda and the minutes of each block.'],
      ['learning', 'Comprueba que cada tema apunte a los aprendizajes.', 'Check that every topic is about learning.'],
      ['questions', 'Elige las preguntas con que abrirás cada paso.', 'Choose the questions that will open each step.'],
    ]),
    during: items('moderator', 'during', [
      ['invite', 'Invita, sin obligar, a quien aún no habló.', 'Invite those who have not spoken, without pressing.'],
      ['calm', 'Guía con calma y empatía.', 'Guide with calm and empathy.'],
      ['data', 'Ayuda a mirar los datos y a compararlos.', 'Help people to look at the data and compare.'],
      ['together', 'Busca soluciones con todos antes de dar la tuya.', 'Look for solutions together before giving yours.'],
      ['focus', 'Si la conversación se va, vuelve al propósito.', 'When talk drifts off, come back to the purpose.'],
      ['clock', 'Cuida los tiempos y avisa con amabilidad.', 'Mind the time, and say so kindly.'],
    ]),
    after: items('moderator', 'after', [
      ['evidence', 'Anima a recoger evidencias de lo acordado.', 'Encourage people to gather evidence of what was agreed.'],
      ['change', 'Piensa qué harías distinto al moderar.', 'Think of what you would do differently as a moderator.'],
    ]),
  },
  secretary: {
    before: items('secretary', 'before', [
      ['pending', 'Ten a la mano los acuerdos pendientes.', 'Have the pending agreements at hand.'],
      ['people', 'Revisa la lista de participantes.', 'Check the list of participants.'],
    ]),
    during: items('secretary', 'during', [
      ['ideas', 'Anota ideas, propuestas y conclusiones.', 'Note ideas, proposals and conclusions.'],
      [
        'features', 'En cada acuerdo, comprueba quiénes, cómo se mide y hasta cuándo.',
        'In each agreement, check who, how it is measured and until when.',
      ],
      ['minutes', 'Completa el acta a la vista de todos.', 'Complete the minutes in everybody’s sight.'],
      ['readback', 'Léela y corrige antes de despedirse.', 'Read them out and correct them before saying goodbye.'],
    ]),
    after: items('secretary', 'after', [
      ['send', 'Envía el acta en los 3 días siguientes.', 'Send the minutes within the next 3 days.'],
      ['corrections', 'Responde a las correcciones que te pidan.', 'Answer the corrections people ask for.'],
    ]),
  },
}
