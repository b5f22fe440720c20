/*
 * Who is here, told by the server from its own connections and by nobody else.
 *
 *   here ⇄ away (hidden behind another app: still here)      last device gone ─► silent at once ─20 s─► left, in the record
 *
 * A person may have several devices; the best of their places counts. Rows travel as differences, a few times a second.
 */
import type { Millis } from '../store/store.ts'
import type { Place, PresenceRow } from '@acta-viva/model/wire'

/** How long somebody without any device still counts as here. */
export const LEFT_AFTER_MS = 20_000
/** The same for somebody who came without a socket: programs that ask over HTTP now and then. */
export const REQUESTS_LAST_MS = 10 * 60_000

interface Present { readonly devices: Map<object, 'here' | 'away'>; silentSince: Millis | null; byRequest: boolean }

export class Presence {
  readonly #people = new Map<string, Present>()
  readonly #lastSilence = new Map<string, Millis>()
  #changed = new Set<string>()
  readonly #openedAt: Millis

  constructor(openedAt: Millis) {
    this.#openedAt = openedAt
  }

  get hasNews(): boolean { return this.#changed.size > 0 }

  /** A device came or changed its place. */
  place(person: string, device: object, place: 'here' | 'away'): void {
    let present = this.#people.get(person)
    if (!present) this.#people.set(person, present = { devices: new Map(), silentSince: null, byRequest: false })
    if (present.silentSince !== null) this.#lastSilence.set(person, present.silentSince)
    present.silentSince = null
    present.byRequest = false
    present.devices.set(device, place)
    this.#changed.add(person)
  }

  /** A device is gone. True when it was the person's last. */
  gone(person: string, device: object, now: Millis): boolean {
    const present = this.#people.get(person)
    if (!present?.devices.delete(device)) return false
    this.#changed.add(person)
    if (present.devices.size > 0) return false
    present.silentSince = now
    return true
  }

  /** Somebody without a device was heard in another way. */
  heard(person: string, now: Millis): void {
    const present = this.#people.get(person)
    if (!present) this.#people.set(person, { devices: new Map(), silentSince: now, byRequest: true })
    else if (present.silentSince !== null) {
      this.#lastSilence.set(person, present.silentSince)
      present.silentSince = now
      present.byRequest = true
    }
  }

  /** Since when none of their devices answers; null while one does. */
  absentSince(person: string): Millis | null {
    const present = this.#people.get(person)
    return present ? present.silentSince : this.#openedAt
  }

  /** How long they may be silent before they have left, in milliseconds. */
  patience(person: string): Millis { return this.#people.get(person)?.byRequest ? REQUESTS_LAST_MS : LEFT_AFTER_MS }

  /** Those without a socket of whom nothing was heard for longer than that. */
  onlyAsked(now: Millis): string[] {
    return [...this.#people].filter(([, { byRequest, silentSince }]) => byRequest && silentSince !== null && now - silentSince >= REQUESTS_LAST_MS)
      .map(([person]) => person)
  }

  /** The end of the last contact before the present one; undefined if there was none. */
  lastContact(person: string): Millis | undefined {
    const present = this.#people.get(person)
    const isPresent = !present || present.silentSince === null || present.byRequest // a request is contact, too
    return isPresent ? this.#lastSilence.get(person) : present.silentSince ?? undefined
  }

  /** Rows of those who have or had a device here. */
  all(): PresenceRow[] {
    return [...this.#people.keys()].map((person) => this.#row(person))
  }

  /** Rows that changed since the last time. */
  news(): PresenceRow[] {
    const changed = this.#changed
    this.#changed = new Set()
    return [...changed].map((person) => this.#row(person))
  }

  #row(person: string): PresenceRow {
    const present = this.#people.get(person)
    const devices = present?.devices.size ?? 0
    const place: Place = !present || devices === 0 ? 'silent' : [...present.devices.values()].includes('here') ? 'here' : 'away'
    return { person, place, devices }
  }
}
