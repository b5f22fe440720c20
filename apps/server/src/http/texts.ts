/*
 * What the server says to people: one sentence per refusal and per explanation, in Spanish (Peru) and English.
 *
 * Total tables, so a new refusal does not compile until both languages have a sentence. Nothing a request carried is ever put
 * into a sentence.
 */
import type { RefusalReason } from '@acta-viva/model/wire'
import type { Explanation } from '../access/explained.ts'

export const languages = ['es', 'en'] as const
export type Language = (typeof languages)[number]

interface Texts {
  readonly titles: Readonly<Record<RefusalReason, string>>
  readonly details: Readonly<Record<Explanation, string>>
  readonly notBuilt: string
}

const es: Texts = {
  titles: {
    'signed-out': 'Entra de nuevo con el enlace de la reunión.',
    'not-allowed': 'Tu rol no puede hacer esto.',
    'not-found': 'No encontramos lo que buscas.',
    'key-unknown': 'Este enlace no abre ninguna reunión.',
    'key-replaced': 'Este enlace fue cambiado por otro: pide el nuevo.',
    'key-cut': 'El enlace llegó cortado: ábrelo otra vez desde el mensaje, completo.',
    'removed': 'Te retiraron de esta reunión.',
    'bad-command': 'No entendimos lo que se envió.',
    'bad-frame': 'No entendimos lo que se envió.',
    'not-now': 'Todavía no se puede, o ya pasó su momento.',
    'stale': 'Alguien se adelantó: mira cómo va ahora y decide.',
    'already': 'Esto ya estaba hecho.',
    'repeated-id': 'Ese identificador ya se usó para otra cosa.',
    'role-taken': 'Ese rol ya lo tiene otra persona.',
    'queue-closed': 'Ahora no se está pidiendo la palabra.',
    'closed': 'El acta ya está cerrada.',
    'locked': 'La coordinación detuvo la escritura por un momento.',
    'read-only': 'Aquí solo puedes leer.',
    'unknown-target': 'Eso ya no está en la reunión.',
    'too-late': 'Ya pasó el tiempo para deshacerlo.',
    'gap': 'Falta una parte de lo escrito: se vuelve a enviar.',
    'too-big': 'Es demasiado grande.',
    'too-many': 'Demasiados intentos seguidos: espera un minuto.',
    'full': 'El servidor no tiene espacio: lo escrito sigue en tu dispositivo.',
    'room-draining': 'El servidor se está reiniciando: vuelve en unos segundos.',
    'epoch': 'El servidor volvió a una copia anterior: tu versión queda en tu dispositivo.',
    'internal': 'Algo falló en el servidor: intenta otra vez.',
  },
  details: {
    name: 'Escribe tu nombre: de 1 a 80 letras.',
    title: 'Escribe el título: de 1 a 200 letras.',
    body: 'Falta un dato o no tiene la forma esperada.',
    json: 'El contenido debe ser JSON.',
    origin: 'La petición viene de otra página.',
    photo: 'La foto debe ser JPEG, PNG o WebP.',
    template: 'No existe esa plantilla.',
    role: 'Pide el enlace nuevo a quien coordina.',
    pulse: 'El pulso se responde cuando el acta está cerrada.',
    next: 'La próxima reunión la crea la coordinación o la secretaría.',
    draft: 'La próxima reunión ya tiene su agenda: cámbiala en ella.',
    community: 'Este enlace no abre la comunidad.',
  },
  notBuilt: 'Falta construir la página: detén el servidor y usa npm start.',
}

const en: Texts = {
  titles: {
    'signed-out': 'Enter again with the link of the meeting.',
    'not-allowed': 'Your role may not do this.',
    'not-found': 'We could not find what you are looking for.',
    'key-unknown': 'This link opens no meeting.',
    'key-replaced': 'This link was replaced: ask for the new one.',
    'key-cut': 'The link arrived incomplete: open it again from the message, whole.',
    'removed': 'You were taken out of this meeting.',
    'bad-command': 'We did not understand what was sent.',
    'bad-frame': 'We did not understand what was sent.',
    'not-now': 'Not yet, or its moment has passed.',
    'stale': 'Somebody was faster: look how things stand and decide.',
    'already': 'This was done already.',
    'repeated-id': 'That id was used for something else.',
    'role-taken': 'Somebody else holds that role.',
    'queue-closed': 'The queue is closed just now.',
    'closed': 'The minutes are closed.',
    'locked': 'The coordinator has stopped writing for a moment.',
    'read-only': 'You can only read here.',
    'unknown-target': 'That is no longer in the meeting.',
    'too-late': 'It is too late to undo it.',
    'gap': 'A part of the writing is missing: it is sent again.',
    'too-big': 'It is too large.',
    'too-many': 'Too many tries in a row: wait a minute.',
    'full': 'The server is out of space: what you wrote stays on your device.',
    'room-draining': 'The server is restarting: come back in a few seconds.',
    'epoch': 'The server went back to an earlier copy: your version stays on your device.',
    'internal': 'Something failed on the server: try again.',
  },
  details: {
    name: 'Write your name: 1 to 80 characters.',
    title: 'Write the title: 1 to 200 characters.',
    body: 'A value is missing or has another shape.',
    json: 'The content must be JSON.',
    origin: 'The request comes from another page.',
    photo: 'The photo must be JPEG, PNG or WebP.',
    template: 'There is no such template.',
    role: 'Ask the coordinator for the new link.',
    pulse: 'The pulse is answered once the minutes are closed.',
    next: 'The coordinator or the secretary makes the next meeting.',
    draft: 'The next meeting has its agenda already: change it there.',
    community: 'This link does not open the community.',
  },
  notBuilt: 'The page is not built yet: stop the server and use npm start.',
}

export const texts: Readonly<Record<Language, Texts>> = { es, en }

/** The first of our languages that an Accept-Language header prefers; Spanish where it names none of them. */
export function languageOf(accepts: string | undefined): Language {
  const wishes = (accepts ?? '').slice(0, 200).split(',').map((part, at) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined)
    return { language: languages.find((one) => tag.split('-')[0] === one), weight: quality === undefined ? 1 : Number(quality), at }
  })
  const best = wishes.filter((wish) => wish.language !== undefined && wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)[0]
  return best?.language ?? 'es'
}
