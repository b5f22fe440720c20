/*
 * A whole server whose clock a test can move: the real parts of serve.ts, with `now` running ahead by as much as the parent process
 * says. Only the clock is other than in production.
 *
 *   fork(clock-server.ts, [data folder, web folder]) ─► { url } ─► { ahead: ms } ─► { ahead: ms } … ─► 'disconnect' ends it
 */
import { randomBytes } from 'node:crypto'
import { listen } from '../../apps/server/src/serve.ts'
import { openLog } from '../../apps/server/src/log.ts'

const [dataDir, web] = process.argv.slice(2)
if (dataDir === undefined || web === undefined || process.send === undefined) throw new Error('this is started by tests, with fork()')

let ahead = 0
const now = () => Date.now() + ahead
const tell = process.send.bind(process)
const log = openLog({ level: 'warn', pretty: false, now, write: (line) => { process.stdout.write(line) } })
const server = await listen({ dataDir, web, log, now, random: randomBytes, host: '127.0.0.1', port: 0, publicUrl: null })

process.on('message', (message: { ahead: number }) => {
  ahead = message.ahead
  tell({ ahead })
})
process.on('disconnect', () => {
  server.close(500).then(() => process.exit(0), () => process.exit(1))
})
tell({ url: server.url })
