/*
 * Records editor sessions for the gate's own suite, which knows no editor:  node tests/fuzz/record-tiptap.ts
 *
 * Record again after an update of Tiptap or its Yjs binding. Seed 8 holds an undo that names its neighbours the wrong way round.
 */
import { writeFileSync } from 'node:fs'
import { tiptapSession } from './tiptap.ts'

const file = new URL('../../apps/server/src/rooms/gate/testing/tiptap-sessions.json', import.meta.url)
const sessions = [3, 8, 9].map((seed) => tiptapSession(seed, 300))
writeFileSync(file, `${JSON.stringify(sessions, null, 1)}\n`)
for (const { name, sent } of sessions) console.log(name, sent.length, 'messages')
