/*
 * Somebody who acts without a screen: a real person of the meeting who enters and asks over HTTP, so that a test can bring a room where it
 * wants it while it looks at other people's screens.
 */
import { readSteps } from '@acta-viva/model/documents'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { expect } from '@playwright/test'
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
    /** Writes into the table as any other program would; resolves once the server has saved it. */
    async write(change: (doc: Y.Doc) => void): Promise<void> {
      const { ticket } = await post('ticket', {}, joined.session) as { ticket: string }
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${made.id}`, 'table', doc, {
        params: { ticket }, disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      })
      await expect.poll(() => provider.synced).toBe(true)
      change(doc)
      const wanted = Y.getState(doc.store, doc.clientID)
      const saved = async () => {
        const answer = await fetch(`${server.url}/api/meetings/${made.id}/state`, { headers: { authorization: `Bearer ${joined.session}` } })
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Buffer.from((await answer.json() as { state: { table: string } }).state.table, 'base64'))
        return Y.getState(copy.store, doc.clientID)
      }
      await expect.poll(saved).toBe(wanted)
      provider.destroy()
    },
  }
}
