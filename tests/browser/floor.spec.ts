/*
 * Eight people and one floor: the queue in one order on all screens, two hands on "next" at once, the same second everywhere, and what
 * passes between two people alone.
 */
import type { Page } from '@playwright/test'
import { expect, setDate, settable, test } from './moved-clock.ts'
import { enter, go, goWhereNeeded, keep, makeMeeting, primary, type Made, type Person } from './people.ts'

const minute = 60_000
const prepare = settable
const floorOf = (page: Page) => page.locator('[data-place="floor"]')
const queueOf = (page: Page) => floorOf(page).getByRole('list', { name: /esperan?$/ }).getByRole('listitem')
const namesIn = async (page: Page) => (await queueOf(page).allInnerTexts()).map((text) => /(Ana|Beto|Dina|Elena|Fabio) /.exec(text)?.[1])
const ask = async ({ page }: Person) => {
  await page.getByRole('button', { name: 'Pedir la palabra' }).filter({ visible: true }).first().click()
  await expect(floorOf(page).getByRole('button', { name: 'Retirar mi pedido' })).toBeVisible()
}

async function eight(browser: Parameters<typeof enter>[0], links: Made['links']): Promise<[Person, Person, Person, Person[]]> {
  const [julia, rosa, carmen] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, links.coordinator, 'Rosa Quispe', 'desktop', { prepare }),
    enter(browser, links.secretary, 'Carmen Flores', 'desktop', { prepare }),
  ])
  const guests = await Promise.all(['Ana Soto', 'Beto Rojas', 'Dina Ccori', 'Elena Paz', 'Fabio León']
    .map((name, n) => enter(browser, links.participant, name, n === 0 ? 'tablet' : 'phone', { prepare })))
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Siguiente/)
  for (const { page } of [julia, rosa, carmen, ...guests]) await goWhereNeeded(page, 'Palabra')
  return [julia, rosa, carmen, guests]
}

test('[CK6] [RO14] [FL1] [FL2] [FL3] [FL5] [FL10] [FL11] [FL22] [PE14] eight people, one queue: the rule\'s order everywhere, nobody skipped by two hands at once, a role handed on in the middle of a turn', async ({ server, browser }) => {
  test.setTimeout(600_000)
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, rosa, carmen, guests] = await eight(browser, links)
  const [ana, beto, dina, elena, fabio] = guests as [Person, Person, Person, Person, Person]
  const people = [julia, rosa, carmen, ...guests]

  // ── one tap each, chips only afterwards; the same order on all screens ──────────────────────────────────────────────
  await ask(ana)
  await primary(julia.page).filter({ hasText: 'Dar la palabra a Ana Soto' }).click()
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  for (const one of [beto, dina, elena, fabio]) await ask(one)
  await floorOf(dina.page).getByRole('radio', { name: 'Pregunta' }).check()
  await dina.page.getByLabel('Sobre qué').fill('El tiempo de devolución')
  await dina.page.keyboard.press('Enter')
  await floorOf(elena.page).getByRole('radio', { name: 'Responder a Ana Soto' }).check()
  await floorOf(fabio.page).getByRole('radio', { name: 'Cuestión de orden' }).check()
  const order = ['Fabio', 'Elena', 'Beto', 'Dina']
  for (const { page } of [julia, rosa, carmen, beto, dina, elena, fabio]) await expect.poll(() => namesIn(page)).toEqual(order)
  await expect(queueOf(rosa.page).nth(3)).toContainText('El tiempo de devolución')
  await expect(floorOf(dina.page).getByText(/^Eres la 4\.ª persona · unos \d+ min$/)).toBeVisible()
  await keep(julia, 'floor-queue-moderator-phone')
  await keep(dina, 'floor-queue-mine-phone')
  await keep(rosa, 'floor-queue-desktop')
  await keep(ana, 'floor-my-turn-tablet')

  // ── the role handed on while Ana speaks ─────────────────────────────────────────────────────────────────────────────
  await rosa.page.getByRole('button', { name: /Ver opciones de Carmen Flores/ }).click()
  await rosa.page.getByRole('button', { name: /Dar a Carmen Flores: Modera/ }).click()
  await rosa.page.keyboard.press('Escape')
  await expect(primary(carmen.page)).toHaveText('Terminar el turno de Ana Soto')
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await rosa.page.getByRole('button', { name: /Ver opciones de Julia Mamani/ }).click()
  await rosa.page.getByRole('button', { name: /Dar a Julia Mamani: Modera/ }).click()
  await rosa.page.keyboard.press('Escape')
  await expect(primary(julia.page)).toHaveText('Terminar el turno de Ana Soto')

  // ── "next" from two devices in the same moment ──────────────────────────────────────────────────────────────────────
  await primary(julia.page).click()
  const first = rosa.page.getByRole('button', { name: 'Opciones para Fabio León' })
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Fabio León')
  await first.click()
  await rosa.page.getByRole('menuitem', { name: 'Dar la palabra a Fabio León' }).focus()
  await Promise.all([julia.page.keyboard.press('Control+Enter'), rosa.page.keyboard.press('Enter')])
  await expect(fabio.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await expect(primary(julia.page)).toHaveText('Terminar el turno de Fabio León')
  const press = (page: Page) => page.keyboard.press('n')
  for (const { page } of [rosa, carmen]) await page.locator('body').evaluate(() => { (document.activeElement as HTMLElement | null)?.blur() })
  await julia.page.waitForTimeout(700) // a press faster than anybody reads is taken for one of before (RO14)
  await Promise.all([press(rosa.page), press(carmen.page)])
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Beto Rojas')
  for (const { page } of [rosa, carmen, beto, dina]) await expect.poll(() => namesIn(page)).toEqual(['Beto', 'Dina', 'Elena'])
  await julia.page.waitForTimeout(700)
  await Promise.all([press(rosa.page), press(carmen.page)])
  await expect(beto.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  for (const { page } of [rosa, carmen, dina, elena]) await expect.poll(() => namesIn(page)).toEqual(['Dina', 'Elena'])

  // ── the same second on every screen, also where the date was changed by a day or the device slept ──────────────────
  await setDate(fabio.page, 24 * 60 * minute)
  await server.later(40_000, people.filter((one) => one !== dina))
  await setDate(dina.page, 40_000) // slept through it and wakes now
  /** What each screen shows, brought to one moment: reading eight screens takes seconds where the machine is slow. */
  const read = async () => await Promise.all(people.filter((one) => one !== beto).map(async ({ page }) => {
    const from = Date.now() / 1000
    const [minutes, seconds] = (await page.getByRole('timer', { name: /Turno de Beto Rojas/ }).filter({ visible: true }).first().innerText()).split(':')
    const left = Number(minutes) * 60 + Number(seconds)
    return { least: left + from, most: left + Date.now() / 1000 }
  }))
  const apart = (all: { least: number; most: number }[]) => Math.max(...all.map(({ least }) => least)) - Math.min(...all.map(({ most }) => most))
  await expect.poll(async () => apart(await read())).toBeLessThanOrEqual(1)
  for (let n = 0; n < 5; n++) {
    const all = await read()
    expect(apart(all), JSON.stringify(all)).toBeLessThanOrEqual(1)
  }
  // a reload on a device whose date is a day ahead: no digits from its own clock, not even for an instant
  await fabio.page.addInitScript((ahead) => {
    const device = globalThis as unknown as { dateAhead: number; faces: string[] }
    device.dateAhead = ahead
    device.faces = []
    const look = () => {
      for (const one of document.querySelectorAll('[role="timer"]')) device.faces.push(one.textContent ?? '')
      requestAnimationFrame(look)
    }
    look()
  }, 24 * 60 * minute)
  await fabio.page.reload()
  await go(fabio.page, 'Palabra')
  await expect(fabio.page.getByRole('timer', { name: /Turno de Beto Rojas/ }).filter({ visible: true }).first()).toBeVisible()
  await expect.poll(async () => apart(await read())).toBeLessThanOrEqual(1)
  const faces = await fabio.page.evaluate(() => (globalThis as unknown as { faces: string[] }).faces)
  expect(faces.length).toBeGreaterThan(0)
  expect(faces.filter((face) => face.startsWith('+') || !/^(\d{1,2}:\d\d|–:––)$/.test(face))).toEqual([])
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})
