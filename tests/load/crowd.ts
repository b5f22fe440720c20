/*
 * A crowd at work: in each meeting a secretary types rich text, a moderator acts, a board is filled, and everybody's caret moves.
 *
 * Everything happens on a wheel of 10 ms slots, so that nothing coincides that would not in life; each person has an own phase.
 */
import * as Y from 'yjs'
import { Client, Sent } from './client.ts'
import { documentsOf, doorOf, isLive, type Room } from './people.ts'
import type { Variant } from './servers.ts'

const SLOT_MS = 10
const KEYS_PER_SECOND = 5
const BACKSPACE = 0.08
const WORDS = 'acordamos fortalecer la retroalimentación formativa con evidencias del aula y un plan de mejora compartido '

/** One meeting of the load. */
export class Crowd {
  readonly clients: Client[]
  readonly sent = new Sent()
  edits = 0
  commands = 0
  readonly #variant: Variant
  #typed = 0
  #cards = 0

  constructor(variant: Variant, port: number, room: Room) {
    this.#variant = variant
    this.clients = room.people.map((person, i) => {
      const texts = variant === 'ours-live-one-text' || i < 3 ? 'table notes:b1' : `plenary cards/${Math.floor(i / 5)}`
      const watches = i === room.people.length - 1
      return new Client(doorOf(variant, port, room, person, 'table'), documentsOf(variant, 'table'), {
        name: person.name, group: texts, ...(watches && { watch: this.sent }),
      })
    })
  }

  get secretary(): Client { return this.clients[0]! }
  get moderator(): Client { return this.clients[1]! }
  /** Who fills the board: on one stock connection only a lead may write, on the live socket everybody has the plenary. */
  get board(): Client { return this.clients[isLive(this.#variant) && this.clients.length > 3 ? 3 : 2]! }

  type(): void {
    const doc = this.secretary.doc('table', this.sent)
    const note = doc.getXmlFragment('notes:b1')
    this.edits += 1
    const last = note.length > 0 ? note.get(note.length - 1) : null
    const text = last instanceof Y.XmlElement ? last.get(0) : null
    if (!(text instanceof Y.XmlText) || text.length > 300) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('·')])
      note.insert(note.length, [paragraph])
    } else if (text.length > 3 && Math.random() < BACKSPACE) {
      text.delete(text.length - 1, 1)
    } else {
      text.insert(text.length, WORDS[this.#typed % WORDS.length]!)
    }
    this.#typed += 1
  }

  card(): void {
    const live = isLive(this.#variant)
    const doc = this.board.doc(live ? 'plenary' : 'table', this.sent)
    const rows = doc.getMap(live ? 'cards' : 'agreements')
    this.#cards += 1
    this.edits += 1
    doc.transact(() => {
      const row = new Y.Map<unknown>()
      row.set('text', new Y.Text(`Idea ${this.#cards} del tablero`))
      row.set('order', String(1000 + this.#cards))
      rows.set(`c${this.#cards}`, row)
    })
  }

  act(): void {
    this.commands += 1
    if (isLive(this.#variant)) {
      const type = this.commands === 1 ? 'meeting.start' : this.commands % 2 === 0 ? 'meeting.pause' : 'meeting.resume'
      this.moderator.command(`m${this.commands}`, type)
      return
    }
    this.edits += 1
    this.moderator.doc('table', this.sent).getMap('meeting').set('clock', `act ${this.commands}`)
  }

  /** Whether all replicas show the same, with everything that was written. Null if so; else what is wrong. */
  wrong(): string | null {
    const known = new Map<string, string>()
    for (const client of this.clients) if (client.failure !== null) return `${client.name}: ${client.failure}`
    for (const document of this.clients[0]!.log.keys()) {
      const pictures = new Set(this.clients.map((client) => client.picture(document, known)))
      if (pictures.size > 1) return `${pictures.size} different copies of ${document}`
      const [picture] = pictures
      if (picture?.endsWith('true]')) return `something is missing underneath ${document}`
      const clocks = new Map((JSON.parse(picture ?? '[[]]') as [[number, number][]])[0])
      for (const client of this.clients) {
        const own = client.docs.get(document)
        if (own && clocks.get(own.clientID) !== Y.getState(own.store, own.clientID)) {
          return `edits of ${client.name} are missing in ${document}`
        }
      }
    }
    if (!isLive(this.#variant)) return null
    if (this.clients.some((client) => !client.isSaved)) return 'marks were not answered'
    const done = this.moderator.answers.filter((answer) => 'event' in answer).length
    return done === this.commands ? null : 'commands were not answered'
  }
}

export interface Pace { readonly carets: boolean }

/** Lets crowds work until stopped. */
export function work(crowds: readonly Crowd[], { carets }: Pace): () => void {
  const slots = 1000 / SLOT_MS
  const wheel: (() => void)[][] = Array.from({ length: slots }, () => [])
  let person = 0
  for (const [c, crowd] of crowds.entries()) {
    const at = (phase: number, run: () => void): void => { wheel[(c * 37 + Math.round(phase * slots)) % slots]!.push(run) }
    for (let k = 0; k < KEYS_PER_SECOND; k += 1) at(k / KEYS_PER_SECOND, () => { crowd.type() })
    at(0.31, () => { crowd.card() })
    let seconds = c
    at(0.77, () => { if (seconds++ % 5 === 0) crowd.act() })
    if (carets) for (const client of crowd.clients) at(((person++ * 0.618) % 1) * 0.99, () => { client.caret() })
  }
  const began = performance.now()
  let turned = 0
  const timer = setInterval(() => {
    const due = Math.floor((performance.now() - began) / SLOT_MS)
    for (; turned < due; turned += 1) for (const run of wheel[turned % slots]!) run()
  }, SLOT_MS)
  return () => { clearInterval(timer) }
}
