/*
 * The gate's suites against one copy of it, from quick to slow, until one complains; used by `mutate-gate.ts`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { failedCases } from '../../apps/server/src/rooms/gate/testing/attacks.ts'
import { honestTraffic } from '../../apps/server/src/rooms/gate/testing/honest.ts'
import { brokenBytes, structuredAttack } from '../../apps/server/src/rooms/gate/testing/hostile.ts'
import { replay, type Session } from '../../apps/server/src/rooms/gate/testing/replay.ts'
import { sharing } from '../../apps/server/src/rooms/gate/testing/shared.ts'
import { sliceFaults, type SlicesOf } from '../../apps/server/src/rooms/gate/testing/sliced.ts'
import { straightFaults } from '../../apps/server/src/rooms/gate/testing/straight.ts'
import type { OpenGate } from '../../apps/server/src/rooms/gate/testing/world.ts'

const { openGate, slicesOf } = await import(pathToFileURL(join(process.argv[2]!, 'index.ts')).href) as { openGate: OpenGate, slicesOf: SlicesOf }
const recorded = new URL('../../apps/server/src/rooms/gate/testing/tiptap-sessions.json', import.meta.url)
const sessions = JSON.parse(readFileSync(recorded, 'utf8')) as Session[]

const suites: (() => string[])[] = [
  () => failedCases(openGate),
  () => straightFaults(openGate),
  () => sessions.flatMap((session) => replay(openGate, session).wrong),
  () => failedCases(sharing(openGate)),
  () => sliceFaults(openGate, slicesOf, 1),
  () => [1, 2, 3, 4].flatMap((seed) => honestTraffic(openGate, seed).wrong),
  () => [1, 2, 3].flatMap((seed) => structuredAttack(openGate, seed, 3000).breaches),
  () => [1, 2].flatMap((seed) => brokenBytes(openGate, seed, 40).breaches),
]

console.warn = () => {}
for (const suite of suites) {
  const complaints = suite()
  if (complaints.length === 0) continue
  console.log(complaints[0])
  process.exit(1)
}
