/*
 * A WebSocket client of the fewest parts: one TCP socket, binary messages, no compression, no copies.
 *
 * The generator has one core for up to a thousand clients, and must never be what a measurement measures. It counts every byte
 * that comes down the TCP socket, headers of the upgrade included.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface WireEvents {
  opened(): void
  message(bytes: Buffer): void
  closed(why: string): void
}

const MASK = Buffer.from([0x1d, 0x7a, 0xc3, 0x52])

export class Wire {
  readonly #socket: Socket
  readonly #events: WireEvents
  #rest: Buffer = Buffer.alloc(0)
  #upgraded = false
  #over = false
  frames = 0

  constructor(port: number, path: string, headers: Readonly<Record<string, string>>, events: WireEvents) {
    this.#events = events
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('connect', () => {
      const lines = [
        `GET ${path} HTTP/1.1`, `Host: localhost:${port}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ]
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    })
    this.#socket.on('data', (chunk) => { this.#read(chunk) })
    this.#socket.on('error', (error) => { this.#end(error.message) })
    this.#socket.on('close', () => { this.#end('closed') })
  }

  get bytesDown(): number { return this.#socket.bytesRead }

  send(bytes: Uint8Array): void {
    const long = bytes.length > 125 ? (bytes.length > 65_535 ? 8 : 2) : 0
    const frame = Buffer.allocUnsafe(6 + long + bytes.length)
    frame[0] = 0x82
    frame[1] = 0x80 | (long === 0 ? bytes.length : long === 2 ? 126 : 127)
    if (long === 2) frame.writeUInt16BE(bytes.length, 2)
    if (long === 8) frame.writeBigUInt64BE(BigInt(bytes.length), 2)
    MASK.copy(frame, 2 + long)
    for (let i = 0; i < bytes.length; i += 1) frame[6 + long + i] = bytes[i]! ^ MASK[i & 3]!
    this.#socket.write(frame)
  }

  close(): void {
    this.#over = true
    this.#socket.destroy()
  }

  #end(why: string): void {
    if (this.#over) return
    this.#over = true
    this.#events.closed(why)
  }

  #read(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    if (!this.#upgraded) {
      const end = data.indexOf('\r\n\r\n')
      if (end < 0) { this.#rest = data; return }
      if (!data.toString('latin1', 0, 12).endsWith('101')) return this.#end(data.toString('latin1', 0, Math.min(end, 200)))
      this.#upgraded = true
      this.#events.opened()
      data = data.subarray(end + 4)
    }
    let at = 0
    while (!this.#over && data.length - at >= 2) {
      const opcode = data[at]! & 15
      let length = data[at + 1]! & 127
      let head = 2
      if (length === 126) { if (data.length - at < 4) break; length = data.readUInt16BE(at + 2); head = 4 }
      else if (length === 127) { if (data.length - at < 10) break; length = Number(data.readBigUInt64BE(at + 2)); head = 10 }
      if (data.length - at < head + length) break
      const body = data.subarray(at + head, at + head + length)
      at += head + length
      if (opcode === 2) { this.frames += 1; this.#events.message(body) }
      else if (opcode === 8) this.#end(`closed by the server: ${body.length > 1 ? body.readUInt16BE(0) : ''} ${body.toString('utf8', 2)}`)
    }
    this.#rest = data.subarray(at)
  }
}
