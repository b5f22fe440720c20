/*
 * What is measured, with how many, how long and how often; and what is asked of it.
 *
 * A bar compares ours with the better of the two known servers in the same run, whether that one stores anything or not.
 */
import type { JobName } from './jobs.ts'
import { variants, type Variant } from './servers.ts'

export interface Step { readonly name: string; readonly job: JobName; readonly options: object; readonly rounds: number; readonly variants: readonly Variant[] }

const common = variants.filter((variant) => variant !== 'ours-live-one-text')
const few: readonly Variant[] = ['yws', 'hocuspocus', 'ours-sync', 'ours-live']

export function planned(quick: boolean): readonly Step[] {
  const seconds = quick ? 3 : 5
  const rounds = quick ? 1 : 3
  const who = quick ? few : common
  const shape = (rooms: number, people: number, times: number, by = who): Step =>
    ({ name: `${rooms}x${people}`, job: 'meetings', options: { rooms, people, seconds, carets: true }, rounds: times, variants: by })
  const pushed = (people: number, perSecond: number, by: readonly Variant[] = who): Step =>
    ({ name: `rate ${people}x${perSecond}`, job: 'rate', options: { people, perSecond, seconds: quick ? 2 : 4 }, rounds: quick ? 1 : 2, variants: by })
  return [
    shape(1, 30, 1), shape(1, 300, rounds, quick ? who : [...who, 'ours-live-one-text']), shape(20, 30, rounds), shape(100, 10, rounds),
    pushed(40, 10), pushed(40, 50), pushed(100, 40),
    { name: 'storm', job: 'storm', options: { people: 300, keys: quick ? 5000 : 20_000 }, rounds, variants: who },
    { name: 'one client', job: 'one', options: { keys: 8000 }, rounds, variants: few },
    { name: 'kill -9', job: 'kill', options: { seconds: 5 }, rounds: 1, variants: quick ? few : common.filter((variant) => variant !== 'relay') },
    ...(quick ? [] : [{ name: 'memory', job: 'memory' as const, options: { rooms: 1000 }, rounds: 1, variants: common }]),
  ]
}

export interface Bar { readonly what: string; readonly step: string; readonly figure: string; readonly ours: readonly Variant[]; readonly least: number; readonly aim: number; readonly more?: true }

const both: readonly Variant[] = ['ours-live', 'ours-sync']
/** Ours over the better peer, at most; with `more`, at least. */
export const bars: readonly Bar[] = [
  { what: 'CPU per participant-minute, one meeting of 300', step: '1x300', figure: 'cpu', ours: both, least: 0.2, aim: 0.125 },
  { what: 'the same, 20 meetings of 30', step: '20x30', figure: 'cpu', ours: both, least: 0.6, aim: 0.45 },
  { what: 'the same, 100 meetings of 10', step: '100x10', figure: 'cpu', ours: both, least: 0.8, aim: 0.5 },
  { what: 'CPU per join in the storm', step: 'storm', figure: 'cpu', ours: both, least: 0.5, aim: 0.33 },
  { what: 'bytes per join', step: 'storm', figure: 'bytes', ours: both, least: 0.25, aim: 0.2 },
  { what: 'deliveries per CPU second (best step)', step: 'rate', figure: 'perCpu', ours: both, least: 1.8, aim: 2.5, more: true },
  { what: 'bytes down per participant-minute, meeting of 300', step: '1x300', figure: 'bytes', ours: ['ours-live'], least: 0.2, aim: 0.1 },
  { what: 'memory per open meeting (resident)', step: 'memory', figure: 'perRoom', ours: both, least: 1, aim: 0.5 },
]
