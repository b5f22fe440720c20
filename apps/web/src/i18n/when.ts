/*
 * Moments and lengths as people in Peru write and say them: "lunes 10 de mayo, 4:00 p. m.", "1 h 30 min".
 * Moments are milliseconds since 1970. The zone is the device's unless one is given; papers are dated in Lima.
 * Nothing here reads a clock.
 */
export const lima = 'America/Lima'
/** `zone` undefined means the zone of the device. */
export interface Place { locale: string; zone?: string }

const parts = (ms: number, place: Place, options: Intl.DateTimeFormatOptions) => {
  const found = new Intl.DateTimeFormat(place.locale,
    { ...options, ...(place.zone && { timeZone: place.zone }) }).formatToParts(ms)
  return (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? ''
}
const spanish = (place: Place) => place.locale.startsWith('es')

/** "lunes 10 de mayo" · "Monday 10 May"; the year is added only when it differs from that of `now`. */
export function day(ms: number, place: Place, now?: number): string {
  const part = parts(ms, place, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const otherYear = now !== undefined && parts(now, place, { year: 'numeric' })('year') !== part('year')
  return spanish(place)
    ? `${part('weekday')} ${part('day')} de ${part('month')}${otherYear ? ` de ${part('year')}` : ''}`
    : `${part('weekday')} ${part('day')} ${part('month')}${otherYear ? ` ${part('year')}` : ''}`
}

/** Hours and minutes on the wall. The device knows its own zone without a formatter, which a clock on the screen asks each second. */
function wall(ms: number, place: Place): { hours: number; minutes: number } {
  if (place.zone === undefined) { const own = new Date(ms); return { hours: own.getHours(), minutes: own.getMinutes() } }
  const part = parts(ms, place, { hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  return { hours: Number(part('hour')), minutes: Number(part('minute')) }
}

/** "4:00 p. m." · "4:00 pm". The spaces inside never break over a line. */
export function hour(ms: number, place: Place): string {
  const { hours, minutes } = wall(ms, place)
  const half = hours >= 12 ? 'p' : 'a'
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')}\u00a0${spanish(place) ? `${half}.\u00a0m.` : `${half}m`}`
}

/** "lunes 10 de mayo, 4:00 p. m." */
export const moment = (ms: number, place: Place, now?: number): string => `${day(ms, place, now)}, ${hour(ms, place)}`

/** "45 min" · "1 h" · "1 h 30 min", from minutes. */
export const length = (minutes: number): string => {
  const [h, m] = [Math.floor(minutes / 60), Math.round(minutes % 60)]
  return [h > 0 ? `${h}\u00a0h` : '', m > 0 || h === 0 ? `${m}\u00a0min` : ''].filter(Boolean).join(' ')
}

/** The digits of a clock. Time left is rounded up, so that 0:00 means over; past zero it counts up and `over` is true. */
export function clock(ms: number): { over: boolean; minutes: string; seconds: string } {
  const over = ms <= -1000
  const total = over ? Math.floor(-ms / 1000) : Math.max(0, Math.ceil(ms / 1000))
  return { over, minutes: String(Math.floor(total / 60)), seconds: String(total % 60).padStart(2, '0') }
}

/** The same digits as one text: "4:05", "+1:20" when over. */
export const clockText = (ms: number): string => {
  const read = clock(ms)
  return `${read.over ? '+' : ''}${read.minutes}:${read.seconds}`
}
