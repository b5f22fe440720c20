/*
 * From figures to the page: medians of the rounds as tables, then ours against the better peer and against the bars.
 *
 * Replaces what stands between its own two marks in docs/benchmarks.md and nothing else. A failed run stands in the table as such.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figures } from './jobs.ts'
import { bars, limits } from './plan.ts'
import type { Variant } from './servers.ts'

export type Results = Record<string, Partial<Record<Variant, { figures: Figures[]; wrong: string[] }>>>
export interface Run {
  readonly results: Results
  readonly fsync: readonly { p50: number; p99: number }[]
  readonly seconds: number
  readonly command: string
  /** When it ended, how busy the machine was then, and with what code. */
  readonly at: string
  readonly load: readonly number[]
  readonly commit: string
  /** Whether the page is changed. */
  readonly write: boolean
}

const PAGE = join(import.meta.dirname, '../../docs/benchmarks.md')
const BEGIN = '<!-- server figures: begin (written by npm run bench) -->'
const END = '<!-- server figures: end -->'
const peers: readonly Variant[] = ['yws', 'yws-leveldb', 'hocuspocus', 'hocuspocus-sqlite']
const names: Record<Variant, string> = {
  'relay': 'bare relay, no disk, no checks', 'yws': '@y/websocket-server', 'yws-leveldb': '@y/websocket-server + LevelDB',
  'hocuspocus': '@hocuspocus/server', 'hocuspocus-sqlite': '@hocuspocus/server + SQLite', 'ours-sync': '**ours, stock client** (`/sync`)',
  'ours-live': '**ours, web** (`/live`)', 'ours-live-one-text': 'ours, web, all carets in one text',
}

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return ((sorted[Math.floor(at)] ?? NaN) + (sorted[Math.ceil(at)] ?? NaN)) / 2
}
const shown = (value: number): string => {
  if (Number.isNaN(value)) return '–'
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}

interface Column { readonly title: string; readonly figure: string; readonly per?: number; readonly spread?: true }

function table(results: Results, step: string, columns: readonly Column[]): string {
  const rows = Object.entries(results[step] ?? {}).map(([variant, { figures, wrong }]) => {
    const cells = columns.map(({ figure, per = 1, spread }) => {
      const values = figures.flatMap((one) => (one[figure] === undefined ? [] : [one[figure] / per]))
      const range = spread && values.length > 1 ? ` (${shown(Math.min(...values))}–${shown(Math.max(...values))})` : ''
      return shown(middle(values)) + range
    })
    const failed = wrong.length > 0 ? ` ✗ ${wrong.length} failed: ${wrong[0]?.split('\n')[0]}` : ''
    return `| ${names[variant as Variant]}${failed} | ${cells.join(' | ')} |`
  })
  if (rows.length === 0) return ''
  const head = `| server | ${columns.map(({ title }) => title).join(' | ')} |`
  return [head, `|---|${columns.map(() => '---:|').join('')}`, ...rows].join('\n')
}

/** The median of a figure; for `rate` the best of its steps. */
function figureOf(results: Results, step: string, variant: Variant, figure: string): number {
  const of = (name: string): number => {
    const figures = results[name]?.[variant]?.figures ?? []
    return middle(figures.flatMap((one) => (one[figure] === undefined ? [] : [one[figure]])))
  }
  if (step !== 'rate') return of(step)
  const best = Object.keys(results).filter((name) => name.startsWith('rate ')).map(of).filter((value) => !Number.isNaN(value))
  return best.length > 0 ? Math.max(...best) : NaN
}

function barTable(results: Results): string {
  const rows = bars.flatMap(({ what, step, figure, ours, least, aim, more }) => ours.map((variant) => {
    const known = peers.map((peer) => ({ peer, value: figureOf(results, step, peer, figure) }))
      .filter(({ value }) => !Number.isNaN(value))
    const own = figureOf(results, step, variant, figure)
    const better = known.toSorted((a, b) => (more ? b.value - a.value : a.value - b.value))[0]
    if (!better || Number.isNaN(own)) return ''
    const ratio = own / better.value
    const good = more ? ratio >= least : ratio <= least
    const best = more ? ratio >= aim : ratio <= aim
    const word = best ? 'met, and the aim' : good ? 'met' : `**missed**: ${shown(more ? least / ratio : ratio / least)} × from the bar`
    const bar = `${more ? '≥' : '≤'} ${least}`
    const cells = [what, `\`/${variant.slice(5)}\``, shown(own), `${shown(better.value)} (${better.peer})`, ratio.toFixed(2), bar, word]
    return `| ${cells.join(' | ')} |`
  })).filter((row) => row !== '')
  const kept = limits.flatMap(({ what, step, figure, ours, least, aim }) => ours.map((variant) => {
    const own = figureOf(results, step, variant, figure)
    if (Number.isNaN(own)) return ''
    const word = own <= aim ? 'met, and the aim' : own <= least ? 'met' : `**missed** by ${shown(own - least)}`
    return `| ${what} | \`/${variant.slice(5)}\` | ${shown(own)} | | | ≤ ${least} | ${word} |`
  })).filter((row) => row !== '')
  return ['| work | ours as | ours | better peer | ratio | bar | |', '|---|---|---:|---:|---:|---:|---|', ...rows, ...kept].join('\n')
}

export function publish({ results, fsync, seconds, command, at, load, commit, write }: Run): string {
  const meeting: Column[] = [
    { title: 'CPU ms / participant-minute', figure: 'cpu', spread: true }, { title: 'p50 ms', figure: 'p50' }, { title: 'p99 ms', figure: 'p99' },
    { title: 'kB down / participant-minute', figure: 'bytes', per: 1000 }, { title: 'messages / participant-minute', figure: 'frames' },
    { title: 'MB resident', figure: 'rss', per: 1e6 }, { title: 'server core %', figure: 'server' },
    { title: 'generator core %', figure: 'generator' }, { title: 'waited for a core %', figure: 'waited' },
  ]
  const part = (title: string, body: string): string[] => (body === '' ? [] : [`#### ${title}`, '', body, ''])
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, `
    + `Node ${process.versions.node}, ${process.platform} ${process.arch}`
  const each = (pick: (one: { p50: number; p99: number }) => number): string => fsync.map((one) => shown(pick(one))).join(' and ')
  const rounds = Object.keys(results).filter((name) => name.startsWith('rate '))
  const lines = [
    BEGIN, '',
    `\`${command}\` at commit ${commit}, ${at} UTC, ${Math.round(seconds / 60)} minutes. ${machine}; `
    + `load of the machine at the end ${load.map((one) => one.toFixed(1)).join(' ')}. The disk's own fsync of one page: `
    + `p50 ${each(({ p50 }) => p50)} ms, p99 ${each(({ p99 }) => p99)} ms.`, '',
    ...part('Against the bars', barTable(results)),
    ...part('One meeting of 30', table(results, '1x30', meeting)), ...part('One meeting of 300', table(results, '1x300', meeting)),
    ...part('Twenty meetings of 30', table(results, '20x30', meeting)), ...part('A hundred meetings of 10', table(results, '100x10', meeting)),
    ...rounds.flatMap((name) => part(`Many writers on one board: ${name.slice(5).replace('x', ' people, each ')} edits a second`, table(
      results, name, [
        { title: 'deliveries / CPU second', figure: 'perCpu', spread: true }, { title: 'p99 ms', figure: 'p99' },
        { title: 'edits/s asked', figure: 'asked' }, { title: 'edits/s sent', figure: 'fed' },
        { title: 'waited for a core %', figure: 'waited' },
      ],
    ))),
    ...part('Three hundred join within two seconds', table(results, 'storm', [
      { title: 'CPU ms / join', figure: 'cpu', spread: true }, { title: 'kB / join', figure: 'bytes', per: 1000 }, { title: 'p95 ms to be in', figure: 'p95' },
      { title: 'longest stall ms', figure: 'stall', spread: true }, { title: 'MB resident', figure: 'rss', per: 1e6 },
      { title: 'waited for a core %', figure: 'waited' },
    ])),
    ...part('One client pastes 8,000 keystrokes at once', table(results, 'one client', [
      { title: 'longest stall of the event loop, ms', figure: 'stall', spread: true },
    ])),
    ...part('kill -9 under load', table(results, 'kill -9', [
      { title: 'shown to others before', figure: 'shown' }, { title: 'of it gone after the restart', figure: 'gone' },
    ])),
    ...part('A thousand meetings of two', table(results, 'memory', [
      { title: 'kB resident / meeting', figure: 'perRoom', per: 1000 }, { title: 'kB heap / meeting', figure: 'heapPerRoom', per: 1000 },
      { title: 'kB heap kept / meeting after all left', figure: 'left', per: 1000 }, { title: 'MB at the start', figure: 'start', per: 1e6 },
      { title: 'MB all open', figure: 'open', per: 1e6 }, { title: 'MB after', figure: 'after', per: 1e6 },
    ])),
    END,
  ]
  const text = lines.join('\n')
  if (write) {
    const page = readFileSync(PAGE, 'utf8')
    const from = page.indexOf(BEGIN)
    const to = page.indexOf(END)
    if (from < 0 || to < from) throw new Error('docs/benchmarks.md has no place for the figures')
    writeFileSync(PAGE, page.slice(0, from) + text + page.slice(to + END.length))
  }
  return text
}
