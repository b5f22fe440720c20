/*
 * Short tones for the warnings of time, on devices whose person asked for them: off until then, since a meeting is a call already.
 * Made on the spot, nothing is fetched. Where a browser makes no sound without being touched first, it stays silent.
 */
import { deviceStorage } from './storage.ts'

const KEY = 'sound'
const SECONDS = 0.22
/** Hertz: one tone to wrap up, two falling ones at the end. */
const tunes = { soon: [660], over: [660, 495] } as const
export type Tune = keyof typeof tunes

export const soundWanted = (): boolean => deviceStorage().read(KEY) === true
export const wantSound = (on: boolean): boolean => deviceStorage().write(KEY, on)

/** Plays a tune where sound is wanted. One for the life of a page: browsers give few sound devices. */
export function openTones(): (tune: Tune) => void {
  let device: AudioContext | null = null
  return (tune) => {
    if (!soundWanted() || !('AudioContext' in globalThis)) return
    device ??= new AudioContext()
    void device.resume().catch(() => undefined)
    for (const [i, hertz] of tunes[tune].entries()) sound(device, hertz, device.currentTime + i * SECONDS)
  }
}

/** Swells and fades: a tone that begins at full strength clicks. */
function sound(device: AudioContext, hertz: number, at: number): void {
  const [tone, volume] = [device.createOscillator(), device.createGain()]
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.15, at + 0.03)
  volume.gain.linearRampToValueAtTime(0, at + SECONDS)
  tone.connect(volume).connect(device.destination)
  tone.start(at)
  tone.stop(at + SECONDS)
}
