import { expect, test } from 'vitest'
import { openLog } from './log.ts'

const heard = (pretty: boolean, level: 'debug' | 'warn' = 'debug') => {
  const lines: string[] = []
  return { lines, log: openLog({ level, pretty, now: () => 0, write: (line) => lines.push(line) }) }
}

test('[HT33] a line is one JSON object with time, level and name', () => {
  const { log, lines } = heard(false)
  log.info('listening', { port: 3000, nothing: undefined })
  expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"info","happening":"listening","port":3000}\n'])
})

test('[HT33] a field that promises a secret is not written, on a terminal neither', () => {
  for (const pretty of [true, false]) {
    const { log, lines } = heard(pretty)
    log.warn('odd', { sessionId: 'abc', roleKey: 'abc', Authorization: 'abc', ticket: 'abc', status: 3 })
    expect(lines.join('')).not.toContain('abc')
    expect(lines.join('')).toContain('status')
  }
})

test('lines below the level are not written', () => {
  const { log, lines } = heard(true, 'warn')
  log.debug('a')
  log.info('b')
  log.error('c')
  expect(lines).toHaveLength(1)
})
