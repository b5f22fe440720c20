/*
 * How long the files of a big meeting take, and whether the server's own loop stays free meanwhile: 300 people, 40 agreements, every
 * hostile text; and the book of a year with an acta for each week of school. `node tests/load/files.ts` prints the table and writes it into docs/benchmarks.md.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { binderLimits, openPrinter } from '../../apps/server/src/minutes/printer.ts'
import { formats } from '../../apps/server/src/minutes/render.ts'
import { crowdedMinutes, plainMinutes, proofFor } from '../../apps/server/src/minutes/testing.ts'

const ROUNDS = 3
const WEEKS = 36
const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url))
const [begin, end] = ['<!-- file figures: begin (written by node tests/load/files.ts) -->', '<!-- file figures: end -->']

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const printer = openPrinter()
await printer.print({ minutes: plainMinutes(), format: 'pdf', proof: null }) // the press is warm, as it is once an acta is closed
const loop = monitorEventLoopDelay({ resolution: 5 })
const rows: string[] = []
for (const format of formats) {
  const times: number[] = []
  let size = 0
  loop.reset()
  loop.enable()
  for (let round = 0; round < ROUNDS; round++) {
    const minutes = { ...crowdedMinutes(), meeting: `m${format}${round}` } // another meeting each time: nothing is kept
    const proof = proofFor(minutes)
    const began = performance.now()
    size = (await printer.print({ minutes, format, proof })).length
    times.push(performance.now() - began)
  }
  loop.disable()
  rows.push(`| ${format} | ${(median(times) / 1000).toFixed(2)} | ${(Math.max(...times) / 1000).toFixed(2)} | ${Math.round(size / 1024)} |`)
}
const usual = plainMinutes()
const actas = Array.from({ length: WEEKS }, (_, at) => {
  const minutes_ = { ...usual, meeting: `week${at}`, number: at + 1, sections: { ...usual.sections, data: { ...usual.sections.data, code: `${String(at + 1).padStart(2, '0')}-2026` } } }
  return { minutes: minutes_, proof: proofFor(minutes_) }
})
const binder = openPrinter(binderLimits)
const began = performance.now()
const book = await binder.print({ format: 'book', year: 2026, community: 'CAP Los Algarrobos', language: 'es', actas })
const whole = (performance.now() - began) / 1000
await binder.close()
rows.push(`| book of ${WEEKS} usual actas, its press started for it | ${whole.toFixed(2)} | ${whole.toFixed(2)} | ${Math.round(book.length / 1024)} |`)

// The loop alone, while the slowest file is being made: the meeting is put together before.
const minutes = { ...crowdedMinutes(), meeting: 'alone' }
const proof = proofFor(minutes)
await new Promise((done) => setTimeout(done, 100))
loop.reset()
loop.enable()
await printer.print({ minutes, format: 'pdf', proof })
loop.disable()
await printer.close()
const table = [
  '| file | median, s | slowest, s | kB |', '|---|---|---|---|', ...rows, '',
  `While the PDF is made, the server's loop is late by ${(loop.percentile(99) / 1e6).toFixed(0)} ms (99th percentile), ${(loop.max / 1e6).toFixed(0)} ms at most; its timer ticks every 5 ms.`,
].join('\n')
console.log(table)
const text = readFileSync(page, 'utf8')
const from = text.indexOf(begin)
if (from >= 0) writeFileSync(page, `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`)
