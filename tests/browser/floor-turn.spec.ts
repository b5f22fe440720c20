/*
 * One turn from its beginning to its end, and the queue under many hands: what the speaker's own phone says before anybody else's, an open
 * menu that outlives the queue, rows moved by drag and by keys, somebody on the phone, time given on, screens that stay awake.
 */
import type { Page } from '@playwright/test'
import { expect, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary, type Person } from './people.ts'
import { listened, toldTo } from './told.ts'

const prepare = listened
const floorOf = (page: Page) => page.locator('[data-place="floor"]')
const rows = (page: Page) => floorOf(page).getByRole('list', { name: /esperan?$/ }).getByRole('listitem')
const order = async (page: Page) => (await rows(page).allInnerTexts()).map((text) => /(Ana|Beto|Delia) /.exec(text)?.[1])
const ask = ({ page }: Person) => page.getByRole('button', { name: 'Pedir la palabra' }).filter({ visible: true }).first().click()
const acts = ({ page }: Person) => floorOf(page).getByRole('button', { name: 'Más sobre la palabra' }).click()

test('[CK3] [CK4] [CK5] [CK8] [LK9] [FL4] [FL8] [FL13] [FL19] a turn\'s warnings, the queue by drag, keys and menu, a request by phone, and time given on', async ({ server, browser }) => {
  test.setTimeout(240_000)
  const made = await makeMeeting(server, { startsAt: server.now() })
  const [julia, carmen, ana, beto] = await Promise.all([
    enter(browser, made.links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, made.links.secretary, 'Carmen Flores', 'desktop', { prepare }),
    enter(browser, made.links.participant, 'Ana Soto', 'phone', { prepare }), enter(browser, made.links.participant, 'Beto Rojas', 'phone', { prepare }),
  ])
  const people = [julia, carmen, ana, beto]
  await expect(julia.page.getByText('Tu conexión funciona.')).toBeVisible()
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  await primary(julia.page).click()
  for (const { page } of [julia, ana, beto]) await go(page, 'Palabra')
  await ana.page.getByRole('button', { name: 'Más opciones' }).click()
  await ana.page.getByLabel('Avisar con un sonido').check()
  await expect.poll(async () => (await toldTo(ana.page)).rang).toBe(1)
  await keep(ana, 'floor-sound-phone')
  await ana.page.keyboard.press('Escape')

  // ── the moderator's screen stays awake, and is kept so again when the tab comes back; nobody else's is ──────────────
  await expect.poll(async () => (await toldTo(julia.page)).awake).toBe(1)
  for (const hidden of [true, false]) {
    await julia.page.evaluate((now) => {
      Object.defineProperty(document, 'hidden', { get: () => now, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  }
  await expect.poll(async () => (await toldTo(julia.page)).awake).toBe(2)
  const wall = await julia.page.context().newPage()
  await listened(wall)
  await wall.goto(`${server.url}/p/${made.id}`)
  await expect.poll(async () => (await toldTo(wall)).awake).toBe(1)
  await wall.close()
  expect((await toldTo(ana.page)).asked + (await toldTo(carmen.page)).asked).toBe(0)

  // ── somebody on the phone, asked for by the secretary, and it is printed ────────────────────────────────────────────
  await carmen.page.getByRole('button', { name: 'Agregar a alguien sin celular ni computadora' }).click()
  await carmen.page.getByLabel('Nombre y apellido', { exact: true }).fill('Delia Ramos')
  await carmen.page.getByRole('radio', { name: 'por la llamada o el teléfono' }).check()
  await carmen.page.getByRole('button', { name: 'Agregar', exact: true }).click()
  await carmen.page.getByRole('button', { name: /Ver opciones de Delia Ramos/ }).click()
  await carmen.page.getByRole('button', { name: 'Pedir la palabra por Delia Ramos' }).click()
  await carmen.page.keyboard.press('Escape')
  await ask(ana)
  for (const { page } of people) await expect(rows(page).first()).toContainText('a pedido de Carmen Flores, por teléfono')

  // ── menus stay open while the queue changes under them ──────────────────────────────────────────────────────────────
  await acts(julia)
  const item = julia.page.getByRole('menuitem', { name: 'Minutos por turno' })
  await item.focus()
  await ask(beto)
  await expect(rows(julia.page)).toHaveCount(3)
  await expect(item).toBeFocused()
  await item.click()
  await julia.page.getByRole('dialog').getByRole('radio', { name: '2 min' }).click()
  await carmen.page.getByRole('button', { name: 'Opciones para Ana Soto' }).click()
  const up = carmen.page.getByRole('menuitem', { name: 'Adelantar un lugar' })
  await floorOf(beto.page).getByRole('radio', { name: 'Cuestión de orden' }).check()
  await expect.poll(() => order(carmen.page)).toEqual(['Beto', 'Delia', 'Ana'])
  await floorOf(beto.page).getByRole('radio', { name: 'Aporte' }).check()
  await expect.poll(() => order(carmen.page)).toEqual(['Delia', 'Ana', 'Beto'])
  await up.click()
  for (const { page } of people) await expect.poll(() => order(page)).toEqual(['Ana', 'Delia', 'Beto'])

  // ── the order by drag, and by keys that may be pressed again and again ──────────────────────────────────────────────
  const handle = carmen.page.getByRole('button', { name: 'Mover: Beto Rojas' })
  await handle.scrollIntoViewIfNeeded()
  const [from, to] = [(await handle.boundingBox())!, (await rows(carmen.page).first().boundingBox())!]
  await carmen.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await carmen.page.mouse.down()
  await carmen.page.mouse.move(from.x + from.width / 2, to.y + 4, { steps: 6 })
  await carmen.page.mouse.up()
  for (const { page } of people) await expect.poll(() => order(page)).toEqual(['Beto', 'Ana', 'Delia'])
  await handle.focus()
  await carmen.page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => order(carmen.page)).toEqual(['Ana', 'Beto', 'Delia'])
  await expect(handle).toBeFocused()
  await carmen.page.keyboard.press('Alt+ArrowDown')
  for (const { page } of people) await expect.poll(() => order(page)).toEqual(['Ana', 'Delia', 'Beto'])
  await expect(handle).toBeFocused()

  // ── a turn of two minutes: its own phone first, amber for all, red counting up ──────────────────────────────────────
  await primary(julia.page).filter({ hasText: 'Dar la palabra a Ana Soto' }).click()
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await expect.poll(async () => (await toldTo(ana.page)).buzzed).toEqual([[200, 100, 200]])
  await expect(ana.page).toHaveTitle(/^(2:00|1:\d\d) · Tienes la palabra$/)
  await expect(beto.page).toHaveTitle(/^\d+:\d\d · Agenda del día$/)
  await server.later(62_000, people)
  await expect(ana.page.getByText('Te queda un minuto.').filter({ visible: true }).first()).toBeVisible()
  await keep(ana, 'floor-turn-minute-phone')
  for (const { page } of [julia, carmen, beto]) {
    await expect(page.getByText('Te queda un minuto.')).toHaveCount(0)
    await expect(page.locator('[data-warning="amber"], [data-warning="over"]')).toHaveCount(0)
  }
  await server.later(32_000, people)
  for (const { page } of people) await expect(page.locator('[data-warning="amber"]').filter({ visible: true }).first()).toBeVisible()
  await expect(ana.page.getByText('Ve cerrando tu idea.').filter({ visible: true }).first()).toBeVisible()

  // ── the rest goes to the next, by whoever moderates and by whoever speaks ───────────────────────────────────────────
  await acts(julia)
  await julia.page.getByRole('menuitem', { name: 'Ceder el resto a quien sigue' }).click()
  for (const { page } of people) await expect(floorOf(page).getByText('Habla Delia Ramos')).toBeVisible()
  await expect(floorOf(beto.page).getByRole('timer', { name: /Turno de Delia Ramos/ })).toHaveText(/^0:[012]\d$/)
  await primary(julia.page).click()
  await primary(julia.page).filter({ hasText: 'Dar la palabra a Beto Rojas' }).click()
  await ask(ana)
  await beto.page.getByRole('button', { name: 'Ceder el resto a Ana Soto' }).click()
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await server.later(125_000, people)
  for (const { page } of people) await expect(page.locator('[data-warning="over"]').filter({ visible: true }).first()).toContainText(/\+\d:\d\d/)
  const told = await toldTo(ana.page)
  for (const words of ['Te queda un minuto.', 'Ve cerrando tu idea.', 'Tu tiempo terminó.']) {
    expect(told.said.filter((said) => said === words).length, words).toBeLessThanOrEqual(2) // once in each of two turns
    expect(told.said).toContain(words)
  }
  expect(told.rang).toBeGreaterThanOrEqual(5) // chosen, a minute, half a minute, and two tones at the end
  expect((await toldTo(beto.page)).rang).toBe(0)
  expect((await toldTo(beto.page)).said.filter((said) => /^(Te queda un|Ve cerrando|Tu tiempo)/.test(said))).toEqual([])
  await primary(julia.page).click()
  await expect.poll(async () => await (await ana.page.request.get(`${server.url}/api/meetings/${made.id}/minutes.md`)).text()).toContain('(a pedido de Carmen Flores, por teléfono)')
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})
