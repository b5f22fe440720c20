/*
 * What a cheap phone on a poor line waits for: `npm run measure`.
 *
 * A real Chromium, phone viewport, CPU slowed six times through its own protocol, behind a proxy of 400 kbit/s and 400 ms for there and
 * back (a new connection costs two more): the browser's own throttle forgets open sockets and the service worker. Every figure is the
 * median of some runs, each on a fresh device. Prints a table, and with `--write` puts it between the marks of docs/benchmarks.md.
 * Ends with 1 if a bar is missed. The npm script builds the page first, so that no figure is of an older one.
 */
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { findChromium, quietFlags } from '../browser/chromium.ts'
import { openProxy, type ProxyLine } from '../browser/proxy.ts'
import { startServer } from '../browser/server.ts'
import { conditions, median, pace, painted, phone, slowed, until } from './phone.ts'
import { put } from './put.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } } })
const runs = Number(values.runs)

interface Figure { name: string; value: number; bar: number | null; unit: 's' | 'kB' }

/** The head with its clock and saved word, the bar of places, the place the meeting is in, and the one button. */
const roomUsable = `document.querySelector('header [data-word]') && document.querySelector('[data-place]:not([hidden]) h2') && document.querySelector('nav button') && document.querySelector('footer .button-primary')`

async function make(url: string): Promise<{ id: string; link: string; lead: string }> {
  const answer = await fetch(`${url}/api/meetings`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Criterios de retroalimentación', community: 'CAP Los Algarrobos', template: 'drelm-6', minutes: 90, startsAt: Date.now() }),
  })
  const made = await answer.json() as { id: string; links: Record<string, string> }
  return { id: made.id, link: made.links['participant'] ?? '', lead: made.links['moderator'] ?? '' }
}
/** Somebody starts the meeting, so that the room is the open one. */
async function begin(url: string, meeting: { id: string; lead: string }): Promise<void> {
  const send = async (path: string, body: unknown, session?: string) => {
    const answer = await fetch(`${url}/api/meetings/${meeting.id}/${path}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) }, body: JSON.stringify(body),
    })
    return await answer.json() as { session: string }
  }
  const { session } = await send('join', { key: new URL(meeting.lead).hash.slice(1), name: 'Marta Ríos' })
  await send('commands', { id: 'm1', type: 'meeting.start' }, session)
}

/** What happens, how long it takes in milliseconds, how many taps. */
type Step = [string, number, number]
interface Visit { copied: number; whole: number; paint: number; field: number; entered: number; repeat: number; repeatBytes: number; firstBytes: number; walk: Step[] }

async function visit(browser: Browser, line: ProxyLine, link: string): Promise<Visit> {
  const context = await phone(browser)
  const address = new URL(link)
  const target = `${line.url}${address.pathname}${address.hash}`
  const before = line.carried().down
  const page = await slowed(context)
  await page.goto(target, { waitUntil: 'commit' })
  await page.evaluate('void navigator.serviceWorker.ready.then(() => { window.copied = performance.now() })')
  const field = await until(page, `document.querySelector('#enter-name')?.offsetParent`)
  const paint = await painted(page)
  await page.locator('#enter-name').click()
  await page.keyboard.type('Rosa Quispe', { delay: 250 }) // as somebody types on a phone: the room comes meanwhile
  await until(page, `performance.getEntriesByType('resource').filter((one) => /assets\\/(room|ui)-.*js/.test(one.name) && one.responseEnd > 0).length >= 2`)
  await page.evaluate(`void addEventListener('submit', () => { window.pressed = performance.now() }, { capture: true, once: true })`)
  await page.getByRole('button', { name: 'Entrar' }).click()
  const usable = await until(page, roomUsable)
  const entered = usable - Number(await page.evaluate('window.pressed'))
  const walk: Step[] = [
    ['The link in the group is tapped; there is a form, and one can type.', field, 1],
    ['The field is tapped and a name typed, four letters a second; the room comes meanwhile.', usable - entered - field, 1],
    ['*Entrar*: agenda, clock and queue are there.', entered, 1],
  ]
  let since = Date.now()
  await page.locator('footer .button-primary').click()
  await until(page, `/Retirar|Sigues/.test(document.querySelector('footer .button-primary')?.textContent ?? '')`)
  walk.push(['*Pedir la palabra*: the button says the place in the queue, as the server has it.', Date.now() - since, 1])
  since = Date.now()
  await page.getByRole('navigation').getByRole('button', { name: /^Tablero/ }).click()
  await page.locator('#panel-ideas textarea').fill('Que cada grupo lea en voz alta', { timeout: 60_000 })
  const opened = Date.now() - since
  since = Date.now()
  await page.locator('#panel-ideas form button[type=submit]').click()
  await until(page, `document.querySelector('header [data-word]')?.dataset.word === 'saved'`)
  walk.push(
    ['*Tablero*, for the first time: there is a field for an idea.', opened, 1],
    ['The idea is written (at once, here) and added: the head says *Guardado*.', Date.now() - since, 2],
  )
  // The copy for offline is whole, so that nothing of this visit is on the wire of the next.
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready
    const lists = (await (await fetch('/sw.js')).text()).match(/(?<=FIRST = |LATER = )\\[.*?\\]/g).flatMap((list) => JSON.parse(list))
    for (const url of lists) while (!await caches.match(url)) await new Promise((done) => { setTimeout(done, 200) })
  })()`)
  const whole = await until(page, 'navigator.serviceWorker.controller !== null')
  const copied = Number(await page.evaluate('window.copied'))
  const firstBytes = line.carried().down - before
  await page.close()
  await new Promise((done) => { setTimeout(done, 1_500) })
  const again = await slowed(context)
  const bytes = line.carried()
  await again.goto(target, { waitUntil: 'commit' })
  const repeat = await until(again, roomUsable)
  await until(again, `document.querySelector('header [data-word]')?.dataset.word === 'saved'`)
  await new Promise((done) => { setTimeout(done, 4_000) })
  const after = line.carried()
  await context.close()
  return { copied, whole, paint, field, entered, repeat, firstBytes, repeatBytes: after.down - bytes.down + after.up - bytes.up, walk }
}

async function main(): Promise<void> {
  const executablePath = findChromium(process.env)
  if (executablePath === null) throw new Error('No Chromium was found')
  const server = await startServer()
  const meeting = await make(server.url)
  await begin(server.url, meeting)
  const line = await openProxy(server.url, pace)
  const browser = await chromium.launch({ executablePath, args: quietFlags(process.getuid?.() === 0) })
  const visits: Visit[] = []
  for (let run = 0; run < runs; run++) visits.push(await visit(browser, line, meeting.link))
  await browser.close()
  await line.close()
  await server.stop()
  const of = (pick: (one: Visit) => number) => median(visits.map(pick))
  const figures: Figure[] = [
    { name: 'first visit: text painted', value: of((one) => one.paint) / 1000, bar: 2, unit: 's' },
    { name: 'first visit: name field usable', value: of((one) => one.field) / 1000, bar: 2.5, unit: 's' },
    { name: '*Entrar* → agenda, clock and queue usable (room code there)', value: of((one) => one.entered) / 1000, bar: 1.5, unit: 's' },
    { name: 'repeat visit: agenda, clock and queue usable', value: of((one) => one.repeat) / 1000, bar: 1.2, unit: 's' },
    { name: 'repeat visit: on the wire, both ways', value: of((one) => one.repeatBytes) / 1000, bar: 5, unit: 'kB' },
    { name: 'first visit: a copy to open by without a line', value: of((one) => one.copied) / 1000, bar: null, unit: 's' },
    { name: 'first visit: the copy is whole', value: of((one) => one.whole) / 1000, bar: null, unit: 's' },
    { name: 'first visit: received, with the copy for offline', value: of((one) => one.firstBytes) / 1000, bar: null, unit: 'kB' },
  ]
  const walk = (visits[0]?.walk ?? []).map(([name, , taps], at) => ({ name, taps, value: of((one) => one.walk[at]?.[1] ?? 0) / 1000 }))
  const met = (one: Figure) => (one.bar === null ? '–' : one.value <= one.bar ? 'yes' : '**no**')
  const table = [
    `\`npm run measure\` · ${conditions} · median of ${runs} fresh devices`, '',
    '| | measured | bar | met |', '|---|---:|---:|---|',
    ...figures.map((one) => `| ${one.name} | ${one.value.toFixed(2)} ${one.unit} | ${one.bar === null ? '–' : `${one.bar} ${one.unit}`} | ${met(one)} |`), '',
    'The same visits as somebody lives them who has never been here:', '', '| | seconds | taps |', '|---|---:|---:|',
    ...walk.map((one) => `| ${one.name} | ${one.value.toFixed(2)} | ${one.taps} |`),
    `| Heard of, with an idea on the board: | ${walk.reduce((sum, one) => sum + one.value, 0).toFixed(2)} | ${walk.reduce((sum, one) => sum + one.taps, 0)} |`,
  ].join('\n')
  console.log(table)
  if (values.write) await put('measure', table)
  process.exitCode = figures.some((one) => met(one) === '**no**') ? 1 : 0
}

await main()
