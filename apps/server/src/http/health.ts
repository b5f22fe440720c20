/*
 * What machines ask: is it alive, may traffic come, and how busy is it.
 *
 * Counts only: no ids, no names. Liveness says that the process answers; readiness that it can also save.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Hono } from 'hono'
import type { Rooms } from '../rooms/index.ts'
import type { Store } from '../store/store.ts'

export interface HealthDeps {
  readonly store: Pick<Store, 'health'>
  readonly rooms: Pick<Rooms, 'health'>
  /** False from the moment the server begins to stop. */
  readonly accepting: () => boolean
  readonly requests: () => Readonly<Record<string, number>>
  /** Transactions on the disk since the start. */
  readonly commits: () => number
}

/** How often the delay is looked at; the waiting itself is no delay. */
const LOOK_EVERY_MS = 20

interface Gauge { readonly name: string; readonly help: string; readonly type: 'gauge' | 'counter'; readonly value: number }

const line = ({ name, help, type, value }: Gauge): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`

export function healthRoutes({ store, rooms, accepting, requests, commits }: HealthDeps) {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS })
  delay.enable()
  const text = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }
  return new Hono()
    .get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }))
    .get('/readyz', (c) => {
      const state = accepting() ? store.health().state : 'draining'
      return c.text(`${state}\n`, state === 'ok' ? 200 : 503, { 'cache-control': 'no-store' })
    })
    .get('/metrics', (c) => {
      const { walBytes, quarantined, state } = store.health()
      const lag = (value: number) => Number.isFinite(value) ? Math.max(0, value / 1e9 - LOOK_EVERY_MS / 1e3) : 0
      const gauges: Gauge[] = [
        ...Object.entries(rooms.health()).flatMap(([name, value]): Gauge[] => typeof value !== 'number' ? [] : [
          { name: `acta_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`, help: `Live meetings: ${name}`, type: 'gauge', value },
        ]),
        { name: 'acta_commits_total', help: 'Batches made durable', type: 'counter', value: commits() },
        { name: 'acta_store_ok', help: '1 while everything can be saved', type: 'gauge', value: state === 'ok' ? 1 : 0 },
        { name: 'acta_store_wal_bytes', help: 'Bytes in the write-ahead log', type: 'gauge', value: walBytes },
        { name: 'acta_store_quarantined_rows', help: 'Damaged rows set aside since the start', type: 'gauge', value: quarantined },
        { name: 'acta_event_loop_lag_seconds', help: 'Event loop delay, 99th percentile since the last look', type: 'gauge', value: lag(delay.percentile(99)) },
        { name: 'process_resident_memory_bytes', help: 'Resident memory', type: 'gauge', value: process.memoryUsage.rss() },
        { name: 'process_cpu_seconds_total', help: 'CPU time of all threads', type: 'counter', value: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 },
        { name: 'process_uptime_seconds', help: 'Seconds since the start', type: 'gauge', value: process.uptime() },
      ]
      delay.reset()
      const counted = Object.entries(requests()).map(([status, count]) => `acta_http_requests_total{status="${status}"} ${count}\n`).join('')
      return c.body(`${gauges.map(line).join('')}# HELP acta_http_requests_total Answers by status class\n# TYPE acta_http_requests_total counter\n${counted}`, 200, text)
    })
}
