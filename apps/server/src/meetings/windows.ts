/*
 * Which closed actas still wait to become final, so that their days end although nobody has them open.
 *
 *   closed ─► on the list ─► on start and every few minutes: is it time? ─► final (or opened again) ─► off the list
 *
 * The record alone says when it is time; this list only says where to look. A meeting is on it before its closing is written, so a
 * server that dies in between still knows. Rooms that are open look for themselves.
 */
import type { MeetingEvent } from '@acta-viva/model/record'
import * as v from 'valibot'
import type { Log } from '../log.ts'
import type { Rooms } from '../rooms/index.ts'
import type { Settings } from '../store/store.ts'

const KEY = 'minutes:waiting'
const EVERY_MS = 5 * 60_000
const ids = v.array(v.string())

export interface WindowsDeps {
  readonly directory: Pick<Settings, 'setting' | 'setSetting'>
  readonly finish: Rooms['finish']
  readonly log: Log
  readonly after: (ms: number, run: () => void) => () => void
}

export interface Windows {
  /** The acta of this meeting is about to be closed. */
  closing(meeting: string): Promise<void>
  told(meeting: string, event: MeetingEvent): void
  /** Looks at every acta on the list, one after the other. */
  look(): Promise<void>
  /** Looks now and every few minutes. */
  start(): void
  stop(): Promise<void>
}

export function openWindows({ directory, finish, log, after }: WindowsDeps): Windows {
  let turn: Promise<unknown> = Promise.resolve()
  let looking: Promise<void> | null = null
  let stopped = false
  let cancel: () => void = () => undefined
  const read = async (): Promise<string[]> => v.parse(ids, JSON.parse(await directory.setting(KEY, '[]')))
  /** One change after the other. */
  const change = (edited: (list: string[]) => string[]): Promise<void> => {
    const mine = turn.then(async () => {
      const before = await read()
      const changed = edited(before)
      if (changed.length !== before.length) await directory.setSetting(KEY, JSON.stringify(changed))
    })
    turn = mine.catch((error: unknown) => log.error('the list of open actas could not be written', { error: String(error) }))
    return mine
  }
  const put = (meeting: string) => change((list) => (list.includes(meeting) ? list : [...list, meeting]))
  const drop = (meeting: string) => change((list) => list.filter((one) => one !== meeting))

  const lookAtAll = async (): Promise<void> => {
    for (const meeting of await read()) {
      if (stopped) return
      try {
        if (!await finish(meeting)) await drop(meeting)
      } catch (error) {
        log.warn('an acta could not become final', { meeting, error: String(error) })
      }
    }
  }
  const look = (): Promise<void> => (looking ??= lookAtAll().finally(() => { looking = null }))
  const beat = (): void => {
    look().catch((error: unknown) => log.warn('open actas could not be looked at', { error: String(error) }))
    cancel = after(EVERY_MS, beat)
  }
  return {
    closing: put, look, start: beat,
    told(meeting, event) {
      if (event.type === 'minutes.close') void put(meeting).catch(() => undefined) // said in the log above
    },
    async stop() {
      stopped = true
      cancel()
      await looking?.catch(() => undefined)
      await turn
    },
  }
}
