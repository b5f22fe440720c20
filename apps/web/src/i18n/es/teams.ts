/* El trabajo en equipos. */
import { dictionary } from '../dictionary.ts'

export const teams = dictionary('teams', {
  left: 'Quedan {time} en equipos',
  noTeam: 'Todavía no estás en un equipo. Quien modera los está formando.',
  members: 'Con {names}',
  write: 'Escriban su propuesta',
  remove: 'Retirar',
  carry: 'Llevar nuestro resultado a la plenaria',
  carried: 'El resultado de tu equipo ya está en el tablero.',
  forming: 'Formar equipos',
  size: 'Personas por equipo',
  draw: 'Formar al azar',
  addTeam: 'Agregar un equipo',
  name: 'Equipo {n}',
  none: 'Sin equipo',
  open: 'Empezar el trabajo en equipos',
  recall: 'Volver a plenaria',
})
