import type { Translation } from '../dictionary.ts'
import type { clockHead as base } from '../es/clock-head.ts'

export const clockHead: Translation<typeof base> = {
  block: 'Time of the block',
  open: 'See the clocks',
  endShort: '→ {time}',
  late: '+{n} min',
  early: '−{n} min',
}
