/*
 * What a meeting costs on a prepaid line, and that nobody pays for what they do not use: pages out of sight rest and come back by one
 * message, the bytes told are those that crossed the line, and whoever asks for less gets less.
 */
import { CONTROL, flags, readDown, readFrames } from '@acta-viva/model/wire'
import type { Page } from '@playwright/test'
import { copy, expect, kept, saved, test, through, write } from './line.ts'
import { command, enter, go, keep, makeMeeting } from './people.ts'

test.describe.configure({ timeout: 300_000 })

interface Heard { at: number; documents: string[] }
/** Every message with something of a document in it that a page hears from now on, and which documents. */
function listen(page: Page): Heard[] {
  const heard: Heard[] = []
  page.on('websocket', (socket) => {
    let names = new Map<number, string>()
    socket.on('framereceived', ({ payload }) => {
      const frames = typeof payload === 'string' ? [] : readFrames(new Uint8Array(payload))
      for (const { bytes } of frames.filter(({ channel, flags: flag }) => channel === CONTROL && flag === flags.plain)) {
        const said = readDown(bytes)
        if (said.t === 'hello') names = new Map(said.channels.map(({ channel, document }) => [channel, document]))
      }
      const documents = new Set(frames.filter(({ channel }) => channel !== CONTROL).map(({ channel }) => names.get(channel) ?? 'unknown'))
      if (documents.size > 0) heard.push({ at: Date.now(), documents: [...documents].toSorted() })
    })
  })
  return heard
}
/** Bytes the page says this meeting took on this device, from the foot of its menu. */
async function toldBytes(page: Page): Promise<{ down: number; up: number }> {
  await page.getByRole('button', { name: 'Más opciones' }).click()
  const words = page.getByText(/Datos usados: .* recibidos/)
  await words.scrollIntoViewIfNeeded()
  const [, down, up] = /(\d+)\skB recibidos.*?(\d+)\skB/.exec(await words.textContent() ?? '') ?? []
  await page.keyboard.press('Escape')
  return { down: Number(down) * 1_000, up: Number(up) * 1_000 }
}

test('[LV33] a page out of sight rests after five minutes unless its person waits for the word, catches up when seen, and counts its bytes', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const hide = (page: Page, hidden: boolean) => page.evaluate((away) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => away })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
  const open = { rosa: 0, luis: 0 }
  const counted = (name: keyof typeof open) => async (page: Page) => {
    page.on('websocket', (socket) => { open[name]++; socket.on('close', () => { open[name]-- }) })
    await page.clock.install()
  }
  const moderator = await enter(browser, made.links.moderator, 'Marta Ríos', 'desktop')
  const rosa = await enter(browser, through(line, made, 'participant'), 'Rosa Quispe', 'phone', { prepare: counted('rosa') })
  const luis = await enter(browser, through(line, made, 'participant'), 'Luis Peña', 'phone', { prepare: counted('luis') })
  await command(moderator.page, made.id, { type: 'meeting.start' })
  await luis.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(luis.page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  for (const { page } of [rosa, luis]) {
    await hide(page, true)
    await page.clock.runFor(6 * 60_000)
  }
  await expect.poll(() => open.rosa).toBe(0)
  await expect.poll(async () => { // a clock that runs so fast outruns the answers of the line: it may be dialling
    await luis.page.clock.runFor(1_000)
    return open.luis
  }).toBe(1)
  await go(moderator.page, 'Ideas')
  for (const text of ['Mientras descansa, una', 'Mientras descansa, dos']) await write(moderator.page, text)
  await saved(moderator.page)
  const all = { documents: ['plenary', 'record', 'table'] }
  const [rosaHeard, luisHeard] = [listen(rosa.page), listen(luis.page)]
  await hide(rosa.page, false)
  await rosa.page.clock.runFor(2_000)
  await go(rosa.page, 'Tablero')
  for (const text of ['Mientras descansa, una', 'Mientras descansa, dos']) await expect(rosa.page.getByText(text)).toHaveCount(1)
  expect(rosaHeard).toEqual([expect.objectContaining(all)]) // everything it missed, in one message

  line.cut()
  await expect.poll(() => open.luis).toBe(0)
  await write(moderator.page, 'Durante el corte')
  await saved(moderator.page)
  line.mend()
  await luis.page.clock.runFor(12_000)
  for (const { page } of [rosa, luis]) {
    await go(page, 'Tablero')
    await expect(page.getByText('Durante el corte')).toHaveCount(1)
  }
  expect(luisHeard).toEqual([expect.objectContaining(all)])
})

test('[LV33] [LV36] the bytes told are those of the line, and outlive a reload; with less data asked for, others\' words come every five seconds', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const moderator = await enter(browser, made.links.moderator, 'Marta Ríos', 'desktop')
  const rosa = await enter(browser, through(line, made, 'participant'), 'Rosa Quispe', 'phone')
  await command(moderator.page, made.id, { type: 'meeting.start' })
  await kept(rosa.page)
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Con señal')
  await saved(rosa.page)
  const near = async () => {
    const told = await toldBytes(rosa.page)
    const { down, up } = line.carried()
    return { down: told.down / down, up: told.up / up }
  }
  await expect.poll(async () => (await near()).down).toBeGreaterThan(0.85)
  const share = await near()
  expect([share.down < 1.15, share.up > 0.6, share.up < 1.4], JSON.stringify(share)).toEqual([true, true, true])

  await rosa.page.getByRole('button', { name: 'Más opciones' }).click()
  await rosa.page.getByLabel('Usar menos datos').check()
  await rosa.page.getByLabel('Usar menos datos').scrollIntoViewIfNeeded()
  await keep(rosa, 'offline-less-data-phone')
  await rosa.page.keyboard.press('Escape')
  const before = await toldBytes(rosa.page)
  await rosa.page.reload()
  const heard = listen(rosa.page)
  await saved(rosa.page)
  expect((await toldBytes(rosa.page)).down).toBeGreaterThanOrEqual(before.down)
  await rosa.page.getByRole('button', { name: 'Más opciones' }).click()
  await expect(rosa.page.getByLabel('Usar menos datos')).toBeChecked()
  await rosa.page.keyboard.press('Escape')

  const board = moderator.page
  await go(board, 'Ideas')
  await write(board, 'La primera dice de quién es') // the record says it, and the record comes at once
  await saved(board)
  await go(rosa.page, 'Tablero')
  await expect(rosa.page.getByText('La primera dice de quién es')).toHaveCount(1)
  const since = Date.now()
  heard.length = 0
  for (let n = 1; n <= 8; n++) await write(board, `Idea ${n} de muchas`)
  await expect(rosa.page.getByText('Idea 8 de muchas')).toHaveCount(1)
  expect(heard.length).toBeLessThanOrEqual(1 + Math.ceil((Date.now() - since) / 5_000))
  await board.getByRole('button', { name: /^Empezar/ }).first().click()
  await expect(rosa.page.locator('header').getByText(/^1\//)).toBeVisible()
  expect(rosa.troubles).toEqual([])
})

test('[LV36] [LV38] a device that spares bytes keeps what a meeting begins with, which is enough to take part without a line, and the rest once it may', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const moderator = await enter(browser, made.links.moderator, 'Marta Ríos', 'desktop')
  await command(moderator.page, made.id, { type: 'meeting.start' })
  const spare = async (page: Page) => { await page.addInitScript(() => { localStorage.setItem('acta-viva:low-data', 'true') }) } // as its person chose in another meeting
  const rosa = await enter(browser, through(line, made, 'participant'), 'Rosa Quispe', 'phone', { prepare: spare })
  await saved(rosa.page)
  await expect.poll(async () => { const { first, ofFirst } = await copy(rosa.page); return ofFirst - first }, { timeout: 60_000 }).toBe(0)
  await rosa.page.evaluate(async () => { await navigator.serviceWorker.ready })
  expect((await copy(rosa.page)).later).toBe(0)

  const browserOf = await rosa.page.context().newCDPSession(rosa.page)
  await browserOf.send('Network.clearBrowserCache') // nothing but the worker's copy is left
  line.cut()
  await rosa.page.reload()
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Escrita con la copia pequeña')
  await go(rosa.page, 'Palabra')
  await rosa.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(rosa.page.getByText(/Pediste la palabra a las .*, sin conexión/)).toBeVisible()
  await go(rosa.page, 'Acta')
  await expect(rosa.page.getByRole('heading', { name: 'Acuerdos' }).first()).toBeVisible()
  line.mend()
  await saved(rosa.page)
  await go(moderator.page, 'Ideas')
  await expect(moderator.page.getByText('Escrita con la copia pequeña')).toHaveCount(1)
  expect((await copy(rosa.page)).later).toBe(0)

  const again = await rosa.page.context().newPage()
  await rosa.page.close()
  await again.addInitScript(() => { localStorage.setItem('acta-viva:low-data', 'false') })
  await again.goto(through(line, made, 'participant'))
  await kept(again) // the next visit takes up what the last left
  expect(rosa.troubles).toEqual([])
})

test('[LV38] a line lost while the copy is gathered costs nothing but time', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  line.pace({ bits: 1_000_000, roundTrip: 150 })
  const rosa = await enter(browser, through(line, made, 'participant'), 'Rosa Quispe', 'phone')
  await expect.poll(async () => (await copy(rosa.page)).first, { timeout: 30_000, intervals: [100] }).toBeGreaterThan(5)
  const { ofFirst } = await copy(rosa.page)
  line.cut()
  expect(await rosa.page.evaluate(async () => (await (await caches.open((await caches.keys())[0] ?? '')).keys()).length)).toBeLessThan(ofFirst)
  await rosa.page.waitForTimeout(4_000) // longer than the first pause
  line.mend()
  await kept(rosa.page)
})
