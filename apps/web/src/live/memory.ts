/*
 * The small things one meeting leaves on this device beside its documents: the epoch last seen, commands not yet sent, words that
 * came back, bytes used. Reading is total; a device that will not keep them changes nothing else.
 */
import { epochKey } from '../device/kept-copy.ts'
import { keepSparing, sparing } from '../device/sparing.ts'
import type { Kept } from './outbox.ts'
import type { Returned } from './live-meeting.ts'

export interface Keeper { read: (key: string) => unknown; write: (key: string, value: unknown) => boolean }
export interface Memory {
  epoch: () => string | null
  setEpoch: (epoch: string) => void
  outbox: () => Kept[]
  setOutbox: (kept: readonly Kept[]) => void
  returned: () => Returned[]
  setReturned: (returned: readonly Returned[]) => void
  traffic: () => { up: number; down: number }
  setTraffic: (traffic: { up: number; down: number }) => void
  lowData: () => boolean
  setLowData: (on: boolean) => void
  /** How far the server's clock was ahead of this device's when they last spoke. */
  ahead: () => number
  setAhead: (ms: number) => void
}

const fields = (value: unknown) => (typeof value === 'object' && value !== null ? value as Record<string, unknown> : {})
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export function meetingMemory(keeper: Keeper, meeting: string, person: string): Memory {
  const key = (name: string) => `live/${meeting}/${person}/${name}`
  const read = (name: string) => keeper.read(key(name))
  const write = (name: string, value: unknown) => { keeper.write(key(name), value) }
  return {
    epoch: () => { const value = keeper.read(epochKey(meeting, person)); return typeof value === 'string' ? value : null },
    setEpoch: (epoch) => { keeper.write(epochKey(meeting, person), epoch) },
    outbox: () => listed(read('outbox')).filter((one): one is Kept =>
      typeof fields(one)['at'] === 'number' && typeof fields(fields(one)['command'])['id'] === 'string'),
    setOutbox: (kept) => write('outbox', kept),
    returned: () => listed(read('returned')).filter((one): one is Returned =>
      typeof fields(one)['id'] === 'string' && typeof fields(one)['words'] === 'string'),
    setReturned: (returned) => write('returned', returned),
    traffic: () => { const { up, down } = fields(read('traffic')); return { up: Number(up ?? 0) || 0, down: Number(down ?? 0) || 0 } },
    setTraffic: (traffic) => write('traffic', traffic),
    lowData: () => sparing(keeper),
    setLowData: (on) => keepSparing(keeper, on),
    ahead: () => Number(read('ahead') ?? 0) || 0,
    setAhead: (ms) => write('ahead', ms),
  }
}
