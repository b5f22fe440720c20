/* Answers given on this device stay given after a reload. */
import { createSignal } from 'solid-js'
import { deviceStorage } from '../../device/storage.ts'
import { useMeeting } from '../../live/index.ts'

/** A word kept on this device for this person in this meeting, `null` when there is none. */
export function createKept<T extends string>(name: string, words: readonly T[]): [now: () => T | null, keep: (word: T | null) => void] {
  const meeting = useMeeting()
  const storage = deviceStorage()
  const key = `said/${meeting.id}/${meeting.me}/${name}`
  const [word, setWord] = createSignal(words.find((one) => one === storage.read(key)) ?? null)
  return [word, (next) => { storage.write(key, next); setWord(() => next) }]
}

export function createOnce(name: string): [done: () => boolean, finish: () => void] {
  const [said, keep] = createKept(name, ['done'])
  return [() => said() === 'done', () => keep('done')]
}
