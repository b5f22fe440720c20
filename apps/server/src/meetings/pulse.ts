/*
 * The closing pulse: three short questions after the acta, anonymous on the wire and on the disk.
 *
 * Kept as counts and as a shuffled heap of sentences, apart from the list of who has answered, which holds keyed hashes in
 * alphabetical order. Nothing that is stored says who answered what or in which order, once three have: whoever reads the disk can find
 * out who answered at all, and so of a single answer whose it is. A summary exists from three answers on.
 * Answers of one meeting are written one after the other, so none is lost.
 */
import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import { Refusal } from '@acta-viva/model/wire'
import { newSecret, type RandomBytes } from '../access/keys.ts'
import type { Store } from '../store/store.ts'

/** The face chosen (1 very bad … 4 very good) and two optional sentences: what worked, what to change. */
export interface PulseAnswer { readonly face: number; readonly worked?: string | undefined; readonly change?: string | undefined }
export interface PulseSummary { readonly faces: readonly number[]; readonly worked: readonly string[]; readonly change: readonly string[] }
export interface Pulse { readonly answers: number; readonly mine: boolean; readonly summary: PulseSummary | null }

/** Fewest answers from which a summary is shown. */
export const FEWEST = 3

const heap = v.object({
  faces: v.pipe(v.array(v.number()), v.length(4)), worked: v.array(v.string()), change: v.array(v.string()),
  salt: v.string(), answered: v.array(v.string()),
})
type Heap = v.InferOutput<typeof heap>

export interface Pulses {
  /** Adds an answer. @throws Refusal('already') when this person has answered */
  answer(meeting: string, person: string, answer: PulseAnswer): Promise<Pulse>
  read(meeting: string, person: string): Promise<Pulse>
}

export function openPulses(store: Store, random: RandomBytes): Pulses {
  const turns = new Map<string, Promise<unknown>>()
  const key = (meeting: string) => `pulse:${meeting}`
  const empty = (): Heap => ({ faces: [0, 0, 0, 0], worked: [], change: [], salt: newSecret(random), answered: [] })
  const load = async (meeting: string): Promise<Heap> => v.parse(heap, JSON.parse(await store.directory.setting(key(meeting), JSON.stringify(empty()))))
  const mark = ({ salt }: Heap, person: string) => createHmac('sha256', salt).update(person).digest('hex')
  const put = (all: readonly string[], text: string | undefined): string[] =>
    text === undefined || text.trim() === '' ? [...all] : [...all, text.trim()].toSorted() // alphabetical: the order of arrival is gone
  const shown = (all: Heap, person: string): Pulse => ({
    answers: all.answered.length, mine: all.answered.includes(mark(all, person)),
    summary: all.answered.length < FEWEST ? null : { faces: all.faces, worked: all.worked, change: all.change },
  })
  const add = async (meeting: string, person: string, { face, worked, change }: PulseAnswer): Promise<Pulse> => {
    const before = await load(meeting)
    const who = mark(before, person)
    if (before.answered.includes(who)) throw new Refusal('already')
    const after: Heap = {
      salt: before.salt, faces: before.faces.map((count, i) => (i === face - 1 ? count + 1 : count)),
      worked: put(before.worked, worked), change: put(before.change, change), answered: [...before.answered, who].toSorted(),
    }
    await store.directory.setSetting(key(meeting), JSON.stringify(after))
    return shown(after, person)
  }
  return {
    read: async (meeting, person) => shown(await load(meeting), person),
    answer(meeting, person, answer) {
      const before = turns.get(meeting) ?? Promise.resolve()
      const mine = before.then(() => add(meeting, person, answer), () => add(meeting, person, answer))
      turns.set(meeting, mine)
      const forget = () => { if (turns.get(meeting) === mine) turns.delete(meeting) }
      mine.then(forget, forget)
      return mine
    },
  }
}
