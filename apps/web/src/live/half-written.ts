/*
 * What somebody is writing and has not sent: kept with its place on this device while it is typed, so that another tab of the room, a
 * reload or the closing of the acta takes none of it. Gone from here once it was sent or let go; never sent by itself.
 */
import { boards, type BoardKind } from '@acta-viva/model/documents'
import { createEffect, createSignal, on, type Accessor } from 'solid-js'
import { deviceStorage, type DeviceStorage } from '../device/storage.ts'
import { useMeeting } from './context.tsx'

/** A board of cards, or a correction to the acta. */
export type DraftPlace = BoardKind | 'correction'
export interface Draft { place: DraftPlace; words: string }

const places: readonly DraftPlace[] = [...boards, 'correction']
const keyOf = (meeting: string, place: DraftPlace): string => `draft/${meeting}/${place}`
const wordsAt = (storage: DeviceStorage, meeting: string, place: DraftPlace): string => {
  const words = storage.read(keyOf(meeting, place))
  return typeof words === 'string' ? words : ''
}

/** The text being written for a place of this meeting; an empty one is forgotten. */
export function createDraft(place: Accessor<DraftPlace>): readonly [Accessor<string>, (words: string) => void] {
  const meeting = useMeeting()
  const storage = deviceStorage()
  const [words, setWords] = createSignal('')
  createEffect(on(place, (here) => setWords(wordsAt(storage, meeting.id, here))))
  return [words, (next) => { setWords(next); storage.write(keyOf(meeting.id, place()), next) }]
}

/** Everything half written in a meeting, in the order of its boards. */
export const draftsOf = (meeting: string, storage: DeviceStorage = deviceStorage()): Draft[] =>
  places.map((place) => ({ place, words: wordsAt(storage, meeting, place).trim() })).filter(({ words }) => words !== '')

export const dropDraft = (meeting: string, place: DraftPlace, storage: DeviceStorage = deviceStorage()): boolean => storage.write(keyOf(meeting, place), '')
