/*
 * Somebody who acts without a screen: a real person of the meeting who enters and asks over HTTP, so that a test can bring a room where it
 * wants it while it looks at other people's screens.
 */
import { readSteps } from '@acta-viva/model/documents'
import * as Y from 'yjs'
import type { Made, Role } from './people.ts'
import type { TestServer } from './server.ts'

/** Somebody who acts without a screen. */
export async function hand(server: TestServer, made: Made, role: Role, name: string) {
  const post = async (path: string, body: unknown, session = '') => {
    const answer = await fetch(`${server.url}/api/meetings/${made.id}/${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(session && { authorization: `Bearer ${session}` }) }, body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return await answer.json() as Record<string, unknown>
  }
  const joined = await post('join', { key: made.links[role].split('#')[1], name }) as { session: string; person: { id: string }; state: { table: string } }
  const table = new Y.Doc()
  Y.applyUpdate(table, Buffer.from(joined.state.table, 'base64'))
  let n = 0
  return {
    person: joined.person.id, table, steps: readSteps(table).filter((step) => !step.removed),
    do: (command: Record<string, unknown>) => post('commands', { id: `hand-${role}-${++n}`, ...command }, joined.session),
    post: (path: string, body: unknown) => post(path, body, joined.session),
  }
}
