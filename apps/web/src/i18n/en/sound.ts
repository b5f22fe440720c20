import type { Translation } from '../dictionary.ts'
import type { sound as base } from '../es/sound.ts'

export const sound: Translation<typeof base> = {
  wanted: 'Warn with a sound',
  hint: 'A short tone when your turn or the block’s time is ending. It sounds on this device only.',
}
