/*
 * What is measured, with how many, how long and how often; and what is asked of it.
 *
 * A bar compares ours with the better of the two known servers in the same run, whether that one stores anything or not.
 */
import type { JobName } from './jobs.ts'
import { variants, type Variant } from './servers.ts'

export interface Step {
  readonly name: string
  readonly job: JobName
  readonly options: object
  /** By server: how many rounds. The ones the bars rest on get more. */
  readonly rounds: Partial<Record<Variant, number>>
}

const main: readonly Variant[] = ['yws', 'hocuspocus', 'ours-sync', 'ours-live']
const beside: readonly Variant[] = ['relay', 'yws-leveldb', 'hocuspocus-sqlite']
const times = (count: number, of: readonly Variant[]): Partial<Record<Variant, number>> =>
  Object.fromEntries(variants.filter((variant) => of.includes(variant)).map((variant) => [variant, count]))

export function planned(quick: boolean): readonly Step[] {
  const all = (rounds: number, more: readonly Variant[] = beside): Partial<Record<Variant, number>> =>
    (quick ? times(1, main) : { ...times(1, more), ...times(rounds, main) })
  const shape = (rooms: number, people: number, rounds: Step['rounds']): Step =>
    ({ name: `${rooms}x${people}`, job: 'meetings', options: { rooms, people, seconds: quick ? 3 : 4, carets: true }, rounds })
  const pushed = (people: number, perSecond: number): Step =>
    ({ name: `rate ${people}x${perSecond}`, job: 'rate', options: { people, perSecond, seconds: quick ? 2 : 3 }, rounds: all(2) })
  return [
    shape(1, 30, all(1)), shape(1, 300, all(3, [...beside, 'ours-live-one-text'])), shape(20, 30, all(3)), shape(100, 10, all(3)),
    pushed(40, 50), pushed(100, 40),
    { name: 'storm', job: 'storm', options: { people: 300, keys: quick ? 5000 : 20_000 }, rounds: all(3) },
    { name: 'one client', job: 'one', options: { keys: 8000 }, rounds: times(1, main) },
    {
      name: 'kill -9', job: 'kill', options: { seconds: 5 }, rounds: times(1, quick ? main : [...main, 'yws-leveldb', 'hocuspocus-sqlite']),
    },
    {
      name: 'memory', job: 'memory', options: { rooms: 1000 },
      rounds: quick ? {} : times(1, ['yws', 'yws-leveldb', 'hocuspocus', 'ours-live']),
    },
  ]
}

export interface Bar {
  readonly what: string
  readonly step: string
  readonly figure: string
  readonly ours: readonly Variant[]
  readonly least: number
  readonly aim: number
  /** More is better. */
  readonly more?: true
}

const both: readonly Variant[] = ['ours-live', 'ours-sync']
/** Ours over the better peer, at most; with `more`, at least. */
export const bars: readonly Bar[] = [
  { what: 'CPU per participant-minute, one meeting of 300', step: '1x300', figure: 'cpu', ours: both, least: 0.2, aim: 0.125 },
  { what: 'the same, 20 meetings of 30', step: '20x30', figure: 'cpu', ours: both, least: 0.6, aim: 0.45 },
  { what: 'the same, 100 meetings of 10', step: '100x10', figure: 'cpu', ours: both, least: 0.8, aim: 0.5 },
  { what: 'CPU per join in the storm', step: 'storm', figure: 'cpu', ours: both, least: 0.5, aim: 0.33 },
  { what: 'bytes per join', step: 'storm', figure: 'bytes', ours: both, least: 0.25, aim: 0.2 },
  { what: 'deliveries per CPU second (best step)', step: 'rate', figure: 'perCpu', ours: both, least: 1.8, aim: 2.5, more: true },
  {
    what: 'bytes down per participant-minute, meeting of 300', step: '1x300', figure: 'bytes', ours: ['ours-live'], least: 0.2, aim: 0.1,
  },
  { what: 'memory per open meeting (resident)', step: 'memory', figure: 'perRoom', ours: ['ours-live'], least: 1, aim: 0.5 },
]

/** What ours has to keep by itself, at most. */
export const limits: readonly Omit<Bar, 'more'>[] = [
  ...['1x300', '20x30', '100x10'].map((step) => ({ what: `p99 delivery in ms, ${step}`, step, figure: 'p99', ours: both, least: 100, aim: 60 })),
  { what: 'longest stall by one client, ms', step: 'one client', figure: 'stall', ours: both, least: 50, aim: 20 },
  { what: 'shown to others and gone after kill -9', step: 'kill -9', figure: 'gone', ours: both, least: 0, aim: 0 },
]
