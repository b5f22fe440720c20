/*
 * Loaded into every measured server before its own code: answers questions about its memory and its stalls on a second port.
 *
 * With PROFILE it writes a CPU profile of what happens between two questions to that file. It is asleep until somebody asks, so
 * that it costs all servers the same nothing.
 */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.WATCH_PORT) {
  const delay = monitorEventLoopDelay({ resolution: 2 })
  const answers = {
    '/memory': () => {
      for (let i = 0; i < 2; i += 1) globalThis.gc?.()
      return process.memoryUsage()
    },
    '/stall/start': () => {
      delay.enable()
      delay.reset()
      return {}
    },
    '/stall/end': () => {
      const ms = Math.max(0, delay.max / 1e6 - 2)
      delay.disable()
      return { ms }
    },
  }
  const session = new Session()
  const profiled = {
    '/profile/start': async () => {
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.setSamplingInterval', { interval: 250 })
      await session.post('Profiler.start')
    },
    '/profile/end': async () => {
      const { profile } = await session.post('Profiler.stop')
      writeFileSync(process.env.PROFILE, JSON.stringify(profile))
      session.disconnect()
    },
  }
  const questions = { ...answers, ...(process.env.PROFILE && profiled) }
  createServer((request, response) => {
    response.setHeader('connection', 'close')
    Promise.resolve(questions[request.url]?.()).then(
      (answer) => { response.end(JSON.stringify(answer ?? null)) },
      (error) => { response.end(JSON.stringify({ error: String(error) })) },
    )
  }).listen(Number(process.env.WATCH_PORT), '127.0.0.1').unref()
}
