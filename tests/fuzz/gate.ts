/*
 * The gate's fuzzers for as long as one likes:  node tests/fuzz/gate.ts [seed] [scale] [part]
 *
 * Scale 1 takes about a minute; `part` (honest, tiptap, structured …) runs one of them alone. Scale 10 of `structured` are a million
 * hostile updates. Ends with exit code 1 when anything was refused that is honest, or anything got in that is not.
 */
import * as Y from 'yjs'
import { openGate } from '../../apps/server/src/rooms/gate/index.ts'
import { failedCases } from '../../apps/server/src/rooms/gate/testing/attacks.ts'
import { honestTraffic, longOffline } from '../../apps/server/src/rooms/gate/testing/honest.ts'
import { brokenBytes, structuredAttack } from '../../apps/server/src/rooms/gate/testing/hostile.ts'
import { endsOtherwise, type ReplayReport } from '../../apps/server/src/rooms/gate/testing/replay.ts'
import { disagreement, hear, openRoom } from '../../apps/server/src/rooms/gate/testing/world.ts'
import { sharing } from '../../apps/server/src/rooms/gate/testing/shared.ts'
import { tiptapSession } from './tiptap.ts'

const first = Number(process.argv[2] ?? 1)
const scale = Number(process.argv[3] ?? 1)
const seeds = (count: number) => Array.from({ length: Math.ceil(count * scale) }, (_, i) => first * 100_003 + i)
const part = process.argv[4]
const wrong: string[] = []

function add(name: string, run: () => Record<string, number | string[]>[]): void {
  if (part !== undefined && part !== name) return
  const reports = run()
  const sums: Record<string, number> = {}
  for (const report of reports) {
    for (const [key, value] of Object.entries(report)) {
      if (Array.isArray(value)) wrong.push(...value.map((line) => `${name}: ${line}`))
      sums[key] = (sums[key] ?? 0) + (Array.isArray(value) ? value.length : value)
    }
  }
  console.log(name.padEnd(12), JSON.stringify(sums))
}

/** Two editors that hear each other only through the gate. */
function throughTheGate(seed: number): ReplayReport {
  const room = openRoom(openGate)
  const report: ReplayReport = { messages: 0, changed: 0, wrong: [] }
  let news: Uint8Array | null = null
  room.doc.on('update', (update: Uint8Array) => { news = news === null ? update : Y.mergeUpdates([news, update]) })
  const session = tiptapSession(seed, 300, (person, update) => {
    news = null
    report.messages++
    const verdict = hear(room, update, person)
    if (verdict === 'changed') report.changed++
    else if (verdict !== 'nothing') report.wrong.push(`${person} is refused: ${verdict}`)
    return news
  })
  report.wrong.push(...endsOtherwise(room, session))
  const differs = disagreement(room)
  if (differs !== null) report.wrong.push(differs)
  return { ...report, wrong: report.wrong.map((line) => `seed ${seed}: ${line}`) }
}

const silent = console.warn
console.warn = () => {} // Yjs warns of things attackers do on purpose
add('corpus', () => [{ wrong: failedCases(openGate) }])
add('honest', () => seeds(200).map((seed) => ({ ...honestTraffic(openGate, seed) })))
add('offline', () => seeds(6).map((seed) => ({ wrong: longOffline(openGate, seed, 2000) })))
add('tiptap', () => seeds(40).map((seed) => ({ ...throughTheGate(seed) })))
add('structured', () => seeds(20).map((seed) => ({ ...structuredAttack(openGate, seed, 5000) })))
add('shared', () => seeds(4).map((seed) => ({ ...structuredAttack(sharing(openGate), seed, 5000) })))
add('bytes', () => seeds(20).map((seed) => ({ ...brokenBytes(openGate, seed, 60) })))
console.warn = silent

for (const line of wrong.slice(0, 20)) console.log('WRONG', line.slice(0, 1000))
console.log(wrong.length === 0 ? 'all held' : `${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
