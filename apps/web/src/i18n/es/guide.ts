/* Mi guía: lo que mi rol cuida, solo para mí. */
import { dictionary } from '../dictionary.ts'

export const guide = dictionary('guide', {
  private: 'Solo tú ves esta lista. Marcar es opcional.',
  before: 'Antes de la reunión',
  during: 'Durante la reunión',
  after: 'Después de la reunión',
  participant: 'Escucha, pide la palabra con un toque y escribe tus ideas en el tablero. Si algo te preocupa, dilo con amabilidad.',
})
