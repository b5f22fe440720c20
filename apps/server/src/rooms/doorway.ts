/*
 * Hears a socket from its first byte, although its room may still be on its way from the disk. What came early is handed on in order;
 * a room that cannot be had closes the socket with the reason.
 */
import { Refusal, refusals, type RefusalReason } from '@acta-viva/model/wire'
import type { Hearing, Socket } from './ports.ts'

/** Heard before the room is there. */
const MOST_EARLY_BYTES = 256 * 1024

/** `make` opens the room and takes a place in it; `failed` hears of what is nobody's refusal. */
export function doorway(socket: Socket, make: () => Promise<Hearing>, failed: (error: unknown) => void): Hearing {
  let hearing: Hearing | null = null
  let over = false
  let early: Uint8Array[] = []
  let earlyBytes = 0
  const refuse = (reason: RefusalReason): void => {
    if (!over) socket.close(refusals[reason].close, reason)
    over = true
    early = []
  }
  const begin = async (): Promise<void> => {
    const made = await make()
    if (over) return made.gone()
    hearing = made
    for (const bytes of early.splice(0)) made.hear(bytes)
  }
  begin().catch((error: unknown) => {
    if (!(error instanceof Refusal)) failed(error)
    refuse(error instanceof Refusal ? error.reason : 'internal')
  })
  return {
    hear(bytes) {
      if (hearing) hearing.hear(bytes)
      else if (over) return
      else if ((earlyBytes += bytes.length) > MOST_EARLY_BYTES) refuse('too-many')
      else early.push(bytes)
    },
    gone() {
      over = true
      early = []
      hearing?.gone()
    },
  }
}
