/*
 * A `ws` connection as a room sees it.
 *
 * What a room sends in one turn of the event loop leaves in one write, and what many get is framed once: in a large room the system
 * calls and the work per recipient are what costs. A server's frame has no mask, so it is the same for everybody.
 * Anything but binary ends the connection; errors are the same as the end of it.
 */
import type { Socket as NetSocket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import type { Hearing, Socket } from './ports.ts'

/** The largest message a client may send: an offline day is far below. */
export const MOST_MESSAGE_BYTES = 1024 * 1024 + 64 * 1024

/** Below this it is cheaper to copy what waits into one piece than to hand over the pieces. */
const COPY_BELOW = 16 * 1024

/** `ws` keeps its connection private; without it the room works as well, with more writes. */
const connectionOf = (ws: WebSocket): NetSocket | null => (ws as unknown as { _socket?: NetSocket })._socket ?? null

/** Frames of messages that several connections get: the same bytes always make the same frame. Messages are never changed. */
const framed = new WeakMap<Uint8Array, Buffer>()

/** One whole binary message as a server sends it (RFC 6455, 5.2). */
function frameOf(message: Uint8Array): Buffer {
  const known = framed.get(message)
  if (known) return known
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x82
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(message, head)
  framed.set(message, frame)
  return frame
}

/** Joins a `ws` connection with whoever hears it. `open` gets the socket and answers with the ears. */
export function socketOf(ws: WebSocket, open: (socket: Socket) => Hearing): void {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = (): void => {
    const frames = waiting
    const bytes = waitingBytes
    waiting = []
    waitingBytes = 0
    const connection = connectionOf(ws)
    if (frames.length === 0 || !connection || ws.readyState !== ws.OPEN) return
    if (frames.length === 1) connection.write(frames[0]!)
    else if (bytes < COPY_BELOW) connection.write(Buffer.concat(frames, bytes))
    else {
      connection.cork()
      for (const frame of frames) connection.write(frame)
      connection.uncork()
    }
  }
  const hearing = open({
    send(bytes) {
      if (ws.readyState !== ws.OPEN) return
      if (!connectionOf(ws)) return ws.send(bytes)
      const frame = frameOf(bytes)
      if (waiting.length === 0) process.nextTick(flush)
      waiting.push(frame)
      waitingBytes += frame.length
    },
    close(code, reason) {
      flush()
      if (ws.readyState === ws.OPEN) ws.close(code, reason)
      else ws.terminate()
    },
    buffered: () => ws.bufferedAmount + waitingBytes,
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
