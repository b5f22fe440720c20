/*
 * The reference server of Yjs, as its own start script runs it, on the current `ws`. With YPERSISTENCE it stores every update in LevelDB.
 */
import { setupWSConnection } from '@y/websocket-server/utils'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = createServer((_, response) => { response.end('ok') })
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => { sockets.emit('connection', ws, request) })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
