/*
 * A `ws` connection as a room sees it.
 *
 * What a room sends in one turn of the event loop leaves in one write: the system calls are what costs. Small messages are copied into
 * that write, large ones are handed over as they are, since many may get the very same bytes. A server's frame has no mask.
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

const headOf = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** The head of a whole binary message as a server sends it (RFC 6455, 5.2). Answers where its body begins. */
function writeHead(to: Buffer, at: number, length: number): number {
  const head = headOf(length)
  to[at] = 0x82
  to[at + 1] = head === 2 ? length : head === 4 ? 126 : 127
  if (head === 4) to.writeUInt16BE(length, at + 2)
  if (head === 10) to.writeBigUInt64BE(BigInt(length), at + 2)
  return at + head
}

/** Joins a `ws` connection with whoever hears it. `open` gets the socket and answers with the ears. */
export function socketOf(ws: WebSocket, open: (socket: Socket) => Hearing): void {
  const connection = connectionOf(ws)
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  const flush = (): void => {
    const messages = waiting
    const bytes = waitingBytes
    waiting = []
    waitingBytes = 0
    if (connection === null || messages.length === 0 || ws.readyState !== ws.OPEN) return
    if (bytes < COPY_BELOW) {
      const piece = Buffer.allocUnsafe(bytes)
      let at = 0
      for (const message of messages) {
        at = writeHead(piece, at, message.length)
        piece.set(message, at)
        at += message.length
      }
      connection.write(piece)
      return
    }
    connection.cork()
    for (const message of messages) {
      const head = Buffer.allocUnsafe(headOf(message.length))
      writeHead(head, 0, message.length)
      connection.write(head)
      connection.write(message)
    }
    connection.uncork()
  }
  const hearing = open({
    send(bytes) {
      if (ws.readyState !== ws.OPEN) return
      if (connection === null) return ws.send(bytes)
      if (waiting.length === 0) process.nextTick(flush)
      waiting.push(bytes)
      waitingBytes += headOf(bytes.length) + bytes.length
    },
    close(code, reason) {
      flush()
      if (ws.readyState === ws.OPEN) ws.close(code, reason)
      else ws.terminate()
    },
    buffered: () => (connection === null ? ws.bufferedAmount : connection.writableLength) + waitingBytes,
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
