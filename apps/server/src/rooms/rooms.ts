/*
 * All rooms of this process: opened when somebody comes, kept while anything in them is not saved, forgotten when empty.
 *
 *   unknown ─somebody comes─► loading ─► open ─empty and saved for a while─► unknown
 *                                └─ the disk cannot read it ─► refused, and tried again for the next one
 *
 * This is the only door to a room: sockets, HTTP and the minutes all come in here.
 */
import type { MeetingEvent, MeetingState, Plan } from '@acta-viva/model/record'
import { Refusal } from '@acta-viva/model/wire'
import type * as Y from 'yjs'
import { amend } from './amend.ts'
import { beginMeeting, type Expected } from './begin.ts'
import { openCommands, type Commands } from './commands.ts'
import { finishIfDue } from './closing.ts'
import { openCommitter } from './committer.ts'
import { doorway } from './doorway.ts'
import { LivePeer } from './live.ts'
import { LiveAudience } from './liveAudience.ts'
import { arrive, awaitReturn, kick, sweep } from './people.ts'
import { openPicture, openPlan, type Picture } from './picture.ts'
import type { Hearing, JoinState, RoomDeps, Seat, Socket } from './ports.ts'
import { Room } from './room.ts'
import { SyncPeer } from './sync.ts'
import { SyncAudience } from './syncAudience.ts'
import { Warmth } from './warmth.ts'

export interface Rooms {
  /** A device on `/live/<meeting>`. */
  live(socket: Socket, seat: Seat): Hearing
  /** A stock client on `/sync/<meeting>/<document>`; `epoch`: the history its copy belongs to, if it says so. */
  sync(socket: Socket, seat: Seat, document: string, epoch?: string): Hearing
  /** Runs a command; resolves with its event once that is on the disk. @throws Refusal */
  command(meeting: string, seat: Seat, command: unknown): Promise<MeetingEvent>
  /** Somebody entered: the record says so, if it did not yet. Resolves once that is on the disk. @throws Refusal */
  joined(meeting: string, seat: Seat): Promise<void>
  /** Committed states of `table`, `plenary` and `record`. @throws Refusal('not-found') */
  state(meeting: string): Promise<JoinState>
  /** The table as rows and the folded record, as far as they are on the disk. @throws Refusal('not-found') */
  picture(meeting: string): Promise<Picture>
  /** Committed state of one document, as one update. @throws Refusal('not-found') */
  document(meeting: string, name: string): Promise<Uint8Array>
  /** What the record says, as far as it is on the disk. @throws Refusal('not-found') */
  view(meeting: string): Promise<MeetingState>
  /** The agenda of its table as the clocks see it, as far as it is on the disk. @throws Refusal('not-found') */
  plan(meeting: string): Promise<Plan>
  /** The first documents of a new meeting, in one transaction; `expected` is the list it starts with. @throws Refusal('already') */
  create(meeting: string, seedTable: (doc: Y.Doc) => void, expected?: Expected): Promise<void>
  /** The server's own change of a meeting's table; resolves once that is on the disk. @throws Refusal */
  amend(meeting: string, change: (table: Y.Doc) => void): Promise<void>
  /** Makes the acta final if its days of confirmation are over. Answers whether it still has to become so. @throws Refusal */
  finish(meeting: string): Promise<boolean>
  /** Looks again at everybody's rights. */
  replaceRights(meeting: string): void
  /** Ends a person's connections. */
  kick(meeting: string, person: string): void
  health(): RoomsHealth
  /** Stops taking edits, saves what waits, tells everybody and closes every socket. Safe to call twice. */
  drain(within: number): Promise<void>
}

export interface RoomsHealth {
  readonly rooms: number
  readonly sockets: number
  readonly waitingBytes: number
  /** Told to people and not yet gone, over all sockets. */
  readonly unsentBytes: number
  /** Rooms that take no edits because the disk refuses them. */
  readonly full: number
}

interface Open { readonly room: Room; readonly live: LiveAudience; readonly sync: SyncAudience; readonly commands: Commands; picture(): Promise<Picture>; plan(): Promise<Plan>; finish(): Promise<void>; stop(): void }

const BEAT_MS = 5000
/** How long an empty room stays, for those who come back. */
const LINGER_MS = 60_000

export function openRooms(deps: RoomDeps): Rooms {
  const committer = openCommitter(deps.store.log, deps.clock, (error) => { deps.fatal(error) })
  const warmth = new Warmth(deps.clock)
  const opens = new Map<string, Open>()
  const loading = new Map<string, Promise<Open>>()
  let draining: Promise<void> | null = null

  const open = (meeting: string): Promise<Open> => {
    const known = opens.get(meeting)
    if (known) {
      known.room.visited()
      return Promise.resolve(known)
    }
    const already = loading.get(meeting)
    if (already) return already
    const started = load(meeting).finally(() => loading.delete(meeting))
    loading.set(meeting, started)
    return started
  }

  const load = async (meeting: string): Promise<Open> => {
    const room = await Room.load(meeting, deps, committer, warmth)
    const commands = openCommands(room)
    const live = new LiveAudience(room, commands)
    const sync = new SyncAudience(room, () => { live.presenceChanged() })
    room.audiences.push(live, sync)
    let cancel = deps.clock.after(BEAT_MS, beat)
    function beat(): void {
      cancel = deps.clock.after(BEAT_MS, beat)
      for (const peer of room.peers) peer.beat(room.now)
      live.beat()
      sync.beat()
      room.tidy()
      warmth.relax()
      finish().catch((error: unknown) => { deps.log.warn('the acta waits to be final', { meeting, error: String(error) }) })
      sweep(room)
      if (room.emptySince !== null && room.now - room.emptySince > LINGER_MS && room.isQuiet && !room.isHeld) {
        forget()
        room.leave()
      }
    }
    let finishing: Promise<void> | null = null
    const finish = (): Promise<void> => (finishing ??= finishIfDue(room).finally(() => { finishing = null }))
    const forget = (): void => {
      cancel()
      if (opens.get(meeting)?.room === room) opens.delete(meeting)
    }
    room.onEvent = (event) => { follow(room, event) }
    awaitReturn(room)
    room.onBroken = () => {
      forget()
      for (const peer of room.peers) peer.end('internal')
      room.end()
    }
    const opened: Open = { room, live, sync, commands, picture: openPicture(room), plan: openPlan(room), finish, stop: () => { cancel() } }
    opens.set(meeting, opened)
    return opened
  }

  /** What an event on the disk means for connections. */
  const follow = (room: Room, event: MeetingEvent): void => {
    if (event.type === 'person.remove' && !event.restore) kick(room, event.person)
    if (event.type === 'person.merge') kick(room, event.from, 'room-draining') // comes back as the other
  }

  const attach = (socket: Socket, seat: Seat, make: (opened: Open) => Promise<Hearing>): Hearing => doorway(socket, async () => {
    if (draining) throw new Refusal('room-draining')
    return make(await open(seat.meeting))
  }, (error) => { deps.log.error('room-failed', { meeting: seat.meeting, message: String(error) }) })

  return {
    live: (socket, seat) => attach(socket, seat, async ({ room, live }) => {
      await Promise.all([room.document('table'), room.document('plenary')])
      return new LivePeer(room, live, socket, seat)
    }),
    sync: (socket, seat, name, epoch) => attach(socket, seat, async ({ room, sync }) => {
      if (epoch !== undefined && epoch !== deps.store.epoch) throw new Refusal('epoch')
      const document = await room.document(name)
      if (!room.mayRead(seat, document.at)) throw new Refusal('not-allowed')
      return new SyncPeer(room, sync, document, socket, seat)
    }),
    async command(meeting, seat, command) {
      if (draining) throw new Refusal('room-draining')
      return (await open(meeting)).commands.run(seat, command)
    },
    async joined(meeting, seat) {
      if (draining) throw new Refusal('room-draining')
      const { room } = await open(meeting)
      while (room.isHeldFor('closing') && !room.isHeldFor('draining')) await room.opened()
      if (room.isHeldFor('draining')) throw new Refusal('room-draining')
      room.presence.heard(seat.person, room.now)
      if (arrive(room, seat) !== null && !room.isHeldFor('full')) await room.settled()
    },
    state: async (meeting) => (await open(meeting)).room.joinState(),
    picture: async (meeting) => (await open(meeting)).picture(),
    document: async (meeting, name) => (await (await open(meeting)).room.document(name)).state(),
    view: async (meeting) => (await open(meeting)).room.record.told,
    plan: async (meeting) => (await open(meeting)).plan(),
    async create(meeting, seedTable, expected) {
      if (opens.has(meeting)) throw new Refusal('already')
      await beginMeeting(meeting, deps, seedTable, expected)
    },
    async amend(meeting, change) {
      if (draining) throw new Refusal('room-draining')
      await amend((await open(meeting)).room, 'table', change)
    },
    async finish(meeting) {
      const { room, finish } = await open(meeting)
      await finish()
      const { phase, final } = room.record.state
      return phase === 'closed' && final === null
    },
    replaceRights(meeting) {
      for (const peer of opens.get(meeting)?.room.peers ?? []) peer.rightsChanged()
    },
    kick(meeting, person) {
      const known = opens.get(meeting)
      if (known) kick(known.room, person)
    },
    health() {
      const all = [...opens.values()].map(({ room }) => room)
      return {
        rooms: all.length,
        sockets: all.reduce((sum, { peers }) => sum + peers.size, 0),
        waitingBytes: all.reduce((sum, { waitingBytes }) => sum + waitingBytes, 0),
        unsentBytes: all.reduce((sum, { peers }) => [...peers].reduce((bytes, { unsent }) => bytes + unsent, sum), 0),
        full: all.filter((room) => room.isHeldFor('full')).length,
      }
    },
    drain(within) {
      draining ??= drainAll(within)
      return draining
    },
  }

  async function drainAll(within: number): Promise<void> {
    for (const { room } of opens.values()) {
      room.hold('draining')
      for (const peer of room.peers) peer.health('draining')
    }
    let late: () => void = () => undefined
    const timeout = new Promise<void>((resolve) => { late = deps.clock.after(within, resolve) })
    await Promise.race([timeout, Promise.all([...opens.values()].map(({ room }) => room.settled()))])
    late()
    for (const { room, stop } of opens.values()) {
      stop()
      for (const peer of room.peers) peer.end('room-draining')
    }
    await committer.settle()
  }
}
