/*
 * The cheapest thing that could be called a server: it keeps every update, and sends what came within 20 ms as one message to all.
 *
 * It has no rights, no checks and no disk, and exists to be a lower bound: what a room costs when nothing is promised.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'

const TICK_MS = 20
const BUNDLE = 16
const rooms = new Map()

const message = (...parts) => encoding.encode((to) => {
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(to, part)
    else encoding.writeVarUint8Array(to, part)
  }
})

class Room {
  peers = new Set()
  log = []
  updates = []
  carets = []
  timer = null

  hear(from, bytes) {
    const decoder = decoding.createDecoder(bytes)
    const outer = decoding.readVarUint(decoder)
    if (outer === 1) return this.caret(decoding.readVarUint8Array(decoder))
    if (outer !== 0) return
    const inner = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (inner === 0) return from.send(message(0, 1, this.state()))
    if (body.length > 2) {
      this.log.push(body)
      this.updates.push(body)
      this.soon()
    }
  }

  caret(entries) {
    const decoder = decoding.createDecoder(entries)
    const count = decoding.readVarUint(decoder)
    this.carets.push({ count, bytes: entries.subarray(decoder.pos) })
    this.soon()
  }

  state() {
    if (this.log.length > 1) {
      const doc = new Y.Doc()
      doc.transact(() => { for (const update of this.log) Y.applyUpdate(doc, update) })
      this.log = [Y.encodeStateAsUpdate(doc)]
      doc.destroy()
    }
    return this.log[0] ?? Uint8Array.of(0, 0)
  }

  soon() {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.flush()
    }, TICK_MS)
  }

  flush() {
    for (let at = 0; at < this.updates.length; at += BUNDLE) {
      const some = this.updates.slice(at, at + BUNDLE)
      this.tell(message(0, 2, some.length === 1 ? some[0] : Y.mergeUpdates(some)))
    }
    if (this.carets.length > 0) {
      this.tell(message(1, encoding.encode((to) => {
        encoding.writeVarUint(to, this.carets.reduce((sum, { count }) => sum + count, 0))
        for (const { bytes } of this.carets) encoding.writeUint8Array(to, bytes)
      })))
    }
    this.updates = []
    this.carets = []
  }

  tell(bytes) {
    for (const peer of this.peers) peer.send(bytes)
  }
}

new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' }).on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Room()
  rooms.set(request.url, room)
  room.peers.add(socket)
  socket.send(message(0, 0, Uint8Array.of(0)))
  socket.on('message', (bytes) => { room.hear(socket, bytes) })
  socket.on('close', () => { room.peers.delete(socket) })
})
