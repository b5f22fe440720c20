/*
 * The line between a browser and the server, to be cut, stalled or slowed in a test: plain TCP, so that open sockets feel it too.
 *
 *   browser ─► listen ─► packets, one connection after the other, at the line's pace and delay ─► server
 *
 * `cut` ends every connection and takes no new one; `stall` keeps them open and forwards nothing, as a phone between two antennas;
 * `mend` undoes both. What was on its way in a stalled line arrives afterwards, in order; what was in a cut one is lost.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export interface Pace {
  /** Bits a second, each way, shared by all connections. */
  readonly bits: number
  /** Milliseconds for there and back. */
  readonly roundTrip: number
  /** Round trips a new connection costs before its first byte, beside its own (TCP and TLS 1.3: two). */
  readonly greeting?: number
}
export interface ProxyLine {
  /** Where the browser goes instead of the server. */
  readonly url: string
  /** Bytes carried so far, towards the server and from it. */
  readonly carried: () => { up: number; down: number }
  readonly connections: () => number
  cut(): void
  stall(): void
  /** Stalls as soon as a browser sends this text, which does not get through either. */
  stallAt(text: string): void
  mend(): void
  pace(pace: Pace | null): void
  close(): Promise<void>
}

const PACKET = 1_400

/** One direction of the line: connections take turns, packet by packet. */
class Way {
  pace: Pace | null = null
  stalled = false
  bytes = 0
  private readonly waiting = new Map<Socket, Buffer[]>()
  /** On their way. Whichever timer rings lets the eldest arrive: two timers of different lengths that end together ring in any order. */
  private readonly flying: { to: Socket; packet: Buffer }[] = []
  private busy = false

  put(to: Socket, bytes: Buffer): void {
    const queue = this.waiting.get(to) ?? []
    for (let at = 0; at < bytes.length; at += PACKET) queue.push(bytes.subarray(at, at + PACKET))
    this.waiting.set(to, queue)
    this.next()
  }
  forget(to: Socket): void { this.waiting.delete(to) }

  next(): void {
    if (this.busy || this.stalled) return
    for (const [to, queue] of this.waiting) {
      const packet = queue.shift()
      this.waiting.delete(to)
      if (packet === undefined) continue
      if (queue.length > 0) this.waiting.set(to, queue) // to the back of the round
      this.bytes += packet.length
      if (this.pace === null) { to.write(packet); continue }
      const { bits, roundTrip } = this.pace
      this.busy = true
      this.flying.push({ to, packet })
      setTimeout(() => this.arrive(), roundTrip / 2 + packet.length * 8_000 / bits)
      setTimeout(() => { this.busy = false; this.next() }, packet.length * 8_000 / bits)
      return
    }
    if (this.waiting.size > 0) this.next()
  }

  private arrive(): void {
    const first = this.flying.shift()
    if (first && !first.to.destroyed) first.to.write(first.packet)
  }
}

/** Opens a line to `target` (an address such as `http://127.0.0.1:3000`). */
export async function openProxy(target: string, start: Pace | null = null): Promise<ProxyLine> {
  const { hostname, port } = new URL(target)
  const up = new Way()
  const down = new Way()
  up.pace = down.pace = start
  const pairs = new Map<Socket, Socket>()
  let whole = true
  let trap: string | null = null
  const stall = () => { up.stalled = down.stalled = true }

  const end = (near: Socket, far: Socket) => {
    pairs.delete(near)
    up.forget(far)
    down.forget(near)
    near.destroy()
    far.destroy()
  }
  const server: Server = createServer((near) => {
    near.on('error', () => undefined) // the browser went away
    if (!whole) { near.destroy(); return }
    near.setNoDelay(true)
    const far = connect(Number(port), hostname)
    far.setNoDelay(true)
    pairs.set(near, far)
    const welcome = up.pace === null ? 0 : up.pace.roundTrip * (up.pace.greeting ?? 2)
    const opened = Date.now()
    near.on('data', (bytes) => {
      if (trap !== null && bytes.includes(trap)) { trap = null; stall() }
      const left = welcome - (Date.now() - opened)
      if (left > 0) setTimeout(() => up.put(far, bytes), left)
      else up.put(far, bytes)
    })
    far.on('data', (bytes) => down.put(near, bytes))
    far.on('error', () => end(near, far))
    // What is still under way when one side closes is let through first, unless the line itself was cut.
    const last = down.pace === null ? 50 : down.pace.roundTrip * 2 + 500
    far.on('close', () => setTimeout(() => { if (pairs.has(near) && !down.stalled) end(near, far) }, last))
    near.on('close', () => { if (!up.stalled) end(near, far) })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  const own = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own.port}`,
    carried: () => ({ up: up.bytes, down: down.bytes }),
    connections: () => pairs.size,
    cut() {
      whole = false
      for (const [near, far] of pairs) end(near, far)
    },
    stall,
    stallAt(text) { trap = text },
    mend() {
      whole = true
      up.stalled = down.stalled = false
      up.next()
      down.next()
    },
    pace(pace) { up.pace = down.pace = pace },
    async close() {
      for (const [near, far] of pairs) end(near, far)
      await new Promise((done) => { server.close(done) })
    },
  }
}
