/*
 * The gate's fuzzers for as long as one likes:  node tests/fuzz/gate.ts [seed] [scale]
 *
 * Scale 1 takes about a minute. Ends with exit code 1 when anything was refused that is honest, or anything got in that is not.
 */
import { openGate } from '../../apps/server/src/rooms/gate/index.ts'
import { failedCases } from '../../apps/server/src/rooms/gate/testing/attacks.ts'
import { honestTraffic } from '../../apps/server/src/rooms/gate/testing/honest.ts'
import { brokenBytes, structuredAttack } from '../../apps/server/src/rooms/gate/testing/hostile.ts'
import { tiptapSession } from './tiptap.ts'
import { replay } from '../../apps/server/src/rooms/gate/testing/replay.ts'

const first = Number(process.argv[2] ?? 1)
const scale = Number(process.argv[3] ?? 1)
const seeds = (count: number) => Array.from({ length: Math.ceil(count * scale) }, (_, i) => first * 100_003 + i)
const wrong: string[] = []

function add(name: string, reports: Record<string, number | string[]>[]): void {
  const sums: Record<string, number> = {}
  for (const report of reports) {
    for (const [key, value] of Object.entries(report)) {
      if (Array.isArray(value)) wrong.push(...value.map((line) => `${name}: ${line}`))
      sums[key] = (sums[key] ?? 0) + (Array.isArray(value) ? value.length : value)
    }
  }
  console.log(name.padEnd(12), JSON.stringify(sums))
}

const silent = console.warn
console.warn = () => {} // Yjs warns of things attackers do on purpose
add('corpus', [{ wrong: failedCases(openGate) }])
add('honest', seeds(200).map((seed) => ({ ...honestTraffic(openGate, seed) })))
add('tiptap', seeds(40).map((seed) => ({ ...replay(openGate, tiptapSession(seed, 300)) })))
add('structured', seeds(20).map((seed) => ({ ...structuredAttack(openGate, seed, 5000) })))
add('bytes', seeds(20).map((seed) => ({ ...brokenBytes(openGate, seed, 60) })))
console.warn = silent

for (const line of wrong.slice(0, 20)) console.log('WRONG', line.slice(0, 1000))
console.log(wrong.length === 0 ? 'all held' : `${wrong.length} wrong`)
process.exitCode = wrong.length === 0 ? 0 : 1
