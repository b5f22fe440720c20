/*
 * Meetings without a line: the page goes through a line that is really cut, open sockets and all. What was written on the device comes
 * back whole and once, a place in the queue is nobody else's, and every label says what is true.
 */
import type { Browser, Page } from '@playwright/test'
import { enter, go, keep, makeMeeting, type Made, type Person } from './people.ts'
import { openProxy, type ProxyLine } from './proxy.ts'
import { expect, test as base } from './server.ts'

const test = base.extend<{ line: ProxyLine }>({
  line: async ({ server }, use) => {
    const line = await openProxy(server.url)
    await use(line)
    await line.close()
  },
})
test.describe.configure({ timeout: 300_000 })

const through = (line: ProxyLine, made: Made, role: keyof Made['links']) => {
  const link = new URL(made.links[role])
  return `${line.url}${link.pathname}${link.hash}`
}
const word = (page: Page) => page.locator('[data-word]:visible').first()
/** Back on the line, however long the last pause before a try was. */
const saved = (page: Page) => expect(word(page)).toHaveAttribute('data-word', 'saved', { timeout: 30_000 })
const onLine = (page: Page) => expect(page.getByText(/^Sin señal/)).toHaveCount(0, { timeout: 30_000 })
const write = async (page: Page, text: string) => {
  await page.locator('#panel-ideas textarea').fill(text)
  await page.locator('#panel-ideas form button[type=submit]').click()
}
/** The page is kept by its worker: it opens again without any line. */
const kept = (page: Page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready
  if (!navigator.serviceWorker.controller) await new Promise((done) => { navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }) })
})

/** An open meeting, started by its moderator, who comes straight to the server; two phones come through the line. */
async function openMeeting(browser: Browser, line: ProxyLine, made: Made): Promise<{ moderator: Person; rosa: Person; luis: Person }> {
  const moderator = await enter(browser, made.links.moderator, 'Marta Ríos', 'desktop')
  const rosa = await enter(browser, through(line, made, 'participant'), 'Rosa Quispe', 'phone')
  const luis = await enter(browser, through(line, made, 'participant'), 'Luis Peña', 'phone')
  await command(moderator.page, made.id, { type: 'meeting.start' })
  await expect(rosa.page.getByRole('navigation')).toBeVisible()
  return { moderator, rosa, luis }
}
/** A command of the person whose page this is, by the same door other programs use. */
const command = (page: Page, meeting: string, wish: Record<string, unknown>) => page.evaluate(async ([id, body]) => {
  const answer = await fetch(`/api/meetings/${id}/commands`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `t${Math.random()}`, ...body }) })
  if (!answer.ok) throw new Error(await answer.text())
}, [meeting, wish] as const)

/** How long people write without a line; `AWAY=120` waits out two real minutes of typing. */
const away = Number(process.env['AWAY'] ?? 0) * 1_000
const label = /a las .*, sin conexión/

test('[LV5] [LV10] [LV30] two phones and the secretary write without a line, close their tabs and open them again: nothing is lost or doubled, places stay, labels are true', async ({ server, line, browser }) => {
  test.setTimeout(300_000 + away)
  const made = await makeMeeting(server)
  const { moderator, rosa, luis } = await openMeeting(browser, line, made)
  const sara = await enter(browser, through(line, made, 'secretary'), 'Sara Inga', 'desktop')
  await moderator.page.getByRole('button', { name: /^Empezar/ }).first().click()
  await rosa.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(rosa.page.getByRole('button', { name: /Retirar mi pedido|Sigues tú/ }).first()).toBeVisible()
  await go(sara.page, 'Notas')
  await sara.page.getByRole('button', { name: 'Escribir notas' }).first().click()
  await sara.page.locator('.note-text').first().click()
  await sara.page.keyboard.type('Con señal.')
  await sara.page.getByRole('button', { name: 'Editar la agenda' }).click()
  const title = (page: Page) => page.getByLabel('Título del bloque 3').first()
  await expect(title(sara.page)).toBeVisible()
  for (const { page } of [rosa, luis]) await go(page, 'Tablero')
  await write(rosa.page, 'Antes del corte')
  await expect(luis.page.getByText('Antes del corte')).toBeVisible()
  for (const { page } of [rosa, luis, sara]) await kept(page)
  await saved(sara.page)

  line.cut()
  const since = Date.now()
  const said: string[] = []
  for (let n = 1; n <= 3 || Date.now() - since < away; n++) {
    for (const [person, name] of [[rosa, 'Rosa'], [luis, 'Luis']] as const) {
      said.push(`${name} sin señal ${n}: así, ñandú`)
      await write(person.page, said.at(-1) ?? '')
    }
  }
  await title(sara.page).fill('Título escrito sin señal')
  await sara.page.locator('.note-text').first().click()
  await sara.page.keyboard.press('Control+End')
  await sara.page.keyboard.type(' Sin señal.')
  for (const { page } of [rosa, luis, sara]) await expect(word(page)).toHaveAttribute('data-word', 'device')
  await expect(rosa.page.getByText('Sin señal. Puedes seguir escribiendo')).toBeVisible()
  await expect(moderator.page.locator('#panel-floor').getByText('Rosa Quispe').first()).toBeVisible()
  await keep(rosa, 'offline-writing-phone')

  for (const person of [rosa, luis, sara]) {
    const [context, address] = [person.page.context(), person.page.url()]
    await person.page.close()
    person.page = await context.newPage()
    await person.page.goto(address)
    await expect(word(person.page)).toHaveAttribute('data-word', 'device')
  }
  for (const { page } of [rosa, luis]) await go(page, 'Tablero')
  for (const text of said) await expect((text.startsWith('Rosa') ? rosa : luis).page.getByText(text, { exact: true })).toHaveCount(1)
  said.push('Rosa otra vez')
  await write(rosa.page, 'Rosa otra vez')
  await expect(sara.page.getByText('Título escrito sin señal').first()).toBeVisible()
  await go(sara.page, 'Notas')
  await expect(sara.page.locator('#panel-notes')).toContainText('Con señal. Sin señal.')

  line.mend()
  for (const person of [rosa, luis, sara]) await saved(person.page)
  await go(moderator.page, 'Ideas')
  for (const page of [rosa.page, luis.page, moderator.page]) {
    const board = page.locator('#panel-ideas')
    for (const text of said) await expect(board.getByText(text, { exact: true })).toHaveCount(1)
    await expect(board.getByRole('article').filter({ hasText: label })).toHaveCount(said.length)
    await expect(board.getByRole('article').filter({ hasText: 'Antes del corte' })).not.toContainText('sin conexión')
  }
  await expect(moderator.page.getByText('Título escrito sin señal').first()).toBeVisible()
  await go(moderator.page, 'Notas')
  await expect(moderator.page.locator('#panel-notes')).toContainText('Con señal. Sin señal.')
  await expect(moderator.page.locator('#panel-floor').getByText('Rosa Quispe').first()).toBeVisible()
  await expect(rosa.page.getByRole('button', { name: /Retirar mi pedido|Sigues tú/ }).first()).toBeVisible()
  await onLine(rosa.page)
  await rosa.page.getByText('Rosa otra vez').scrollIntoViewIfNeeded()
  await keep(rosa, 'offline-labels-phone')
  await go(moderator.page, 'Ideas')
  await moderator.page.getByText('Rosa otra vez').scrollIntoViewIfNeeded()
  await keep(moderator, 'offline-labels-desktop')
  expect([...rosa.troubles, ...luis.troubles, ...sara.troubles, ...moderator.troubles]).toEqual([])
})

test('[LV31] whoever closes a tab with unsent work is asked first; with everything sent nobody is', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const { rosa } = await openMeeting(browser, line, made)
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Con señal')
  await saved(rosa.page)
  const asked: string[] = []
  rosa.page.on('dialog', (dialog) => { asked.push(dialog.type()); void dialog.dismiss() })
  const another = await rosa.page.context().newPage()
  await another.goto(rosa.page.url())
  await expect(word(another)).toHaveAttribute('data-word', 'saved')
  await another.close({ runBeforeUnload: true })
  await expect.poll(() => another.isClosed()).toBe(true)
  line.cut()
  await go(rosa.page, 'Palabra')
  await expect(rosa.page.getByText('Sin señal. Puedes')).toBeVisible()
  await rosa.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(rosa.page.getByText(/Pediste la palabra a las/)).toBeVisible()
  await rosa.page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await rosa.page.getByRole('button', { name: 'Retirar mi pedido' }).first().click()
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Sin señal')
  await expect(word(rosa.page)).toHaveAttribute('data-word', 'device')
  await rosa.page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toEqual(['beforeunload', 'beforeunload'])
  await expect(rosa.page.getByText('Sin señal', { exact: true })).toBeVisible()
})

for (const [trouble, break_] of [
  ['refuses its store, as in a private window', () => { IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError') } }],
  ['never answers when its store is opened', () => { IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest }],
] as const) test(`[LV32] a browser that ${trouble} says so once, and the meeting goes on over the line`, async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const rosa = await enter(browser, through(line, made, 'moderator'), 'Rosa Quispe', 'phone', { prepare: (page) => page.addInitScript(break_).then(() => undefined) })
  await command(rosa.page, made.id, { type: 'meeting.start' })
  await expect(rosa.page.getByText('Este equipo no deja guardar una copia')).toBeVisible()
  await rosa.page.getByRole('button', { name: 'Entendido' }).first().click()
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Llega igual')
  await saved(rosa.page)
  line.cut()
  await write(rosa.page, 'No se guarda aquí')
  await expect(word(rosa.page)).toHaveAttribute('data-word', 'unsaved')
  await expect(rosa.page.getByText('este equipo no deja guardar. No cierres esta página')).toBeVisible()
  line.mend()
  await saved(rosa.page)
  expect(rosa.troubles).toEqual([])
})

test('[LV32] a browser without space says so, and loses nothing that the line takes', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const rosa = await enter(browser, through(line, made, 'moderator'), 'Rosa Quispe', 'phone', { prepare: async (page) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 1 }) // a byte: none at all would take the limit away
  } })
  await command(rosa.page, made.id, { type: 'meeting.start' })
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Sin espacio')
  await expect(rosa.page.getByText('Este equipo no deja guardar una copia')).toBeVisible()
  await saved(rosa.page)
  await keep(rosa, 'offline-no-space-phone')
  await rosa.page.reload()
  await go(rosa.page, 'Tablero')
  await expect(rosa.page.getByText('Sin espacio', { exact: true })).toHaveCount(1)
})

test('[LV8] [LV12] a tab closed and opened again without a line keeps everything, asks for the word, and sends it once', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const { moderator, rosa } = await openMeeting(browser, line, made)
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Con señal')
  await saved(rosa.page)
  await kept(rosa.page)
  line.cut()
  await write(rosa.page, 'Escrita sin señal')
  await expect(word(rosa.page)).toHaveAttribute('data-word', 'device')
  const context = rosa.page.context()
  const address = rosa.page.url()
  await rosa.page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect(again.getByRole('navigation')).toBeVisible()
  await go(again, 'Tablero')
  await expect(again.getByText('Escrita sin señal')).toHaveCount(1)
  await expect(again.getByText('Con señal', { exact: true })).toHaveCount(1)
  await write(again, 'Escrita en la segunda pestaña')
  await go(again, 'Palabra')
  await again.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(again.getByText(/Pediste la palabra a las .*, sin conexión/)).toBeVisible()
  await keep({ ...rosa, page: again }, 'offline-reopened-phone')
  line.mend()
  await saved(again)
  const floor = moderator.page.locator('#panel-floor')
  await expect(floor.getByText(/a las .*, sin conexión/)).toHaveCount(1)
  await expect(again.getByText(/Pediste la palabra a las/)).toHaveCount(0)
  await go(moderator.page, 'Ideas')
  for (const text of ['Escrita sin señal', 'Escrita en la segunda pestaña']) await expect(moderator.page.locator('#panel-ideas').getByText(text)).toHaveCount(1)
  expect(rosa.troubles).toEqual([])
})

test('[LV9] [LV11] [LV34] a wish whose block has passed is asked about, and three lines say what changed', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const { moderator, rosa } = await openMeeting(browser, line, made)
  await moderator.page.getByRole('button', { name: /^Empezar/ }).first().click()
  await expect(rosa.page.locator('header').getByText(/^1\//)).toBeVisible()
  const since = Date.now()
  line.cut()
  await go(rosa.page, 'Palabra')
  await expect(word(rosa.page)).not.toHaveText('')
  await expect(rosa.page.getByText('Sin señal. Puedes')).toBeVisible()
  expect(Date.now() - since).toBeGreaterThan(5_000) // a shorter cut heals by itself and is not worth a word
  await rosa.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(rosa.page.getByText(/Pediste la palabra a las .*Se enviará/)).toBeVisible()
  const rows = moderator.page.locator('#panel-agenda [data-stand]')
  await rows.nth(1).getByRole('button').first().click()
  await expect(rows.nth(1)).toHaveAttribute('data-stand', 'now')
  line.mend()
  await onLine(rosa.page)
  await expect(rosa.page.getByText('¿Aún quieres hablar?')).toBeVisible()
  await expect(rosa.page.getByText('Mientras no estuviste')).toBeVisible()
  await keep(rosa, 'offline-back-phone')
  await rosa.page.getByRole('button', { name: 'Sí, quiero hablar' }).click()
  await expect(rosa.page.getByText('¿Aún quieres hablar?')).toHaveCount(0)
  await expect(moderator.page.locator('#panel-floor').getByText(/a las .*, sin conexión/)).toHaveCount(1)
})

test('[LV3] a line that is open and dead is noticed within ten seconds', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const { moderator, rosa } = await openMeeting(browser, line, made)
  await command(moderator.page, made.id, { type: 'block.start', block: 'problem', seen: null })
  await command(moderator.page, made.id, { type: 'step.start', step: 'causes', seen: null })
  await expect(rosa.page.locator('#panel-ideas textarea')).toBeVisible()
  await saved(rosa.page)
  line.stall()
  const since = Date.now()
  await go(rosa.page, 'Tablero')
  await write(rosa.page, 'Nadie me oye')
  await expect(word(rosa.page)).toHaveAttribute('data-word', 'device', { timeout: 12_000 })
  expect(Date.now() - since).toBeLessThan(10_500)
  line.mend()
  await saved(rosa.page)
})

test('[LV12] a reload, a second tab and a five-second cut while typing put each person back with their place in the queue', async ({ server, line, browser }) => {
  const made = await makeMeeting(server)
  const { rosa, luis } = await openMeeting(browser, line, made)
  await rosa.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(rosa.page.getByRole('button', { name: /Retirar mi pedido/ }).first()).toBeVisible()
  await luis.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  const second = luis.page.getByRole('button', { name: /Retirar mi pedido \(2/ }).first()
  await expect(second).toBeVisible()
  await rosa.page.reload()
  await expect(rosa.page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  const tab = await luis.page.context().newPage()
  await tab.goto(luis.page.url())
  await expect(tab.getByRole('button', { name: /Retirar mi pedido \(2/ }).first()).toBeVisible()
  await go(luis.page, 'Tablero')
  const field = luis.page.locator('#panel-ideas textarea')
  await field.pressSequentially('La mitad de una idea')
  line.cut()
  await field.pressSequentially(' que sigue sin señal')
  const back = new Promise((done) => { setTimeout(() => { line.mend(); done(undefined) }, 5_000) })
  await back
  await field.pressSequentially(' y termina')
  await expect(field).toHaveValue('La mitad de una idea que sigue sin señal y termina')
  await luis.page.locator('#panel-ideas form button[type=submit]').click()
  await expect(rosa.page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  await go(rosa.page, 'Tablero')
  await onLine(rosa.page)
  await onLine(luis.page)
  await expect(rosa.page.getByText('La mitad de una idea que sigue sin señal y termina')).toHaveCount(1)
  await expect(tab.getByRole('button', { name: /Retirar mi pedido \(2/ }).first()).toBeVisible()
})

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
  expect(open.luis).toBe(1)
  await go(moderator.page, 'Ideas')
  for (const text of ['Mientras descansa, una', 'Mientras descansa, dos']) await write(moderator.page, text)
  await saved(moderator.page)
  await hide(rosa.page, false)
  await rosa.page.clock.runFor(2_000)
  await go(rosa.page, 'Tablero')
  for (const text of ['Mientras descansa, una', 'Mientras descansa, dos']) await expect(rosa.page.getByText(text)).toHaveCount(1)
  const used = async () => {
    await rosa.page.getByRole('button', { name: 'Más opciones' }).click()
    const words = await rosa.page.getByText(/Datos usados: .* recibidos/).textContent() ?? ''
    return Number(/(\d+) kB recibidos/.exec(words)?.[1])
  }
  const before = await used()
  expect(before).toBeGreaterThan(0)
  await hide(rosa.page, true)
  await rosa.page.reload()
  await expect(rosa.page.getByRole('navigation')).toBeVisible()
  expect(await used()).toBeGreaterThanOrEqual(before)
})
