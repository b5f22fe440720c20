/*
 * A `ws` connection as a room sees it.
 *
 * What a room sends in one turn of the event loop leaves in one write: the system call is what costs in a large room.
 * Anything but binary ends the connection; errors are the same as the end of it.
 */
import type { Socket as NetSocket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import type { Hearing, Socket } from './ports.ts'

/** The largest message a client may send: an offline day is far below. */
export const MOST_MESSAGE_BYTES = 1024 * 1024 + 64 * 1024

/** `ws` keeps its connection private; without it the room works as well, with more writes. */
const connectionOf = (ws: WebSocket): NetSocket | null => (ws as unknown as { _socket?: NetSocket })._socket ?? null

/** Joins a `ws` connection with whoever hears it. `open` gets the socket and answers with the ears. */
export function socketOf(ws: WebSocket, open: (socket: Socket) => Hearing): void {
  let corked: NetSocket | null = null
  const uncork = (): void => {
    corked?.uncork()
    corked = null
  }
  const hearing = open({
    send(bytes) {
      if (ws.readyState !== ws.OPEN) return
      if (!corked && (corked = connectionOf(ws))) {
        corked.cork()
        process.nextTick(uncork)
      }
      ws.send(bytes)
    },
    close(code, reason) {
      if (ws.readyState === ws.OPEN) ws.close(code, reason)
      else ws.terminate()
    },
    buffered: () => ws.bufferedAmount,
  })
  ws.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) hearing.hear(bytesOf(data))
    else ws.close(4400, 'bad-frame')
  })
  ws.on('close', () => { hearing.gone() })
  ws.on('error', () => { hearing.gone() })
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return bytesOf(Buffer.concat(data))
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
