/*
 * The floor, kindly: a private invitation, those who talk without asking, a closed queue, a consensus check, an opening speaker who is
 * asked first, and figures about who spoke how much that stand on one screen only.
 */
import type { Page } from '@playwright/test'
import { expect, settable, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary, type Person } from './people.ts'

const prepare = settable
const floorOf = (page: Page) => page.locator('[data-place="floor"]')
const more = async ({ page }: Person, item: string | RegExp) => {
  await floorOf(page).getByRole('button', { name: 'Más sobre la palabra' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('[MC3] [R34] [FL8] [FL9] [FL12] [FL15] [FL16] [FL17] [FL18] [FL19] [RE17] inviting, granting without asking, closing the queue, an opener, and figures for one screen', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, rosa, ana, beto] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, links.coordinator, 'Rosa Quispe', 'desktop', { prepare }),
    enter(browser, links.participant, 'Ana Soto', 'phone', { prepare }), enter(browser, links.participant, 'Beto Rojas', 'phone', { prepare }),
  ])
  const people = [julia, rosa, ana, beto]
  const spoken = new Map(people.map((one) => [one, [] as string[]]))
  for (const one of people) one.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => spoken.get(one)?.push(payload.toString())))
  await Promise.all(people.map(async ({ page }) => { await page.reload(); await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible() }))
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  await primary(julia.page).click()
  await go(julia.page, 'Palabra')
  await go(ana.page, 'Palabra')
  await go(beto.page, 'Palabra')

  // ── an invitation, seen by one and answered to one ──────────────────────────────────────────────────────────────────
  await floorOf(julia.page).getByRole('button', { name: 'Invitar a Beto Rojas' }).click()
  await expect(beto.page.getByText('¿Quieres sumar algo?')).toBeVisible()
  await keep(beto, 'floor-invited-phone')
  for (const { page } of [rosa, ana, julia]) await expect(page.getByText('¿Quieres sumar algo?')).toHaveCount(0)
  await beto.page.getByRole('button', { name: 'Ahora no' }).click()
  await expect(julia.page.getByText('Beto Rojas prefiere no hablar ahora.')).toBeVisible()
  await expect(beto.page.getByText('¿Quieres sumar algo?')).toHaveCount(0)
  for (const { page } of [rosa, ana]) await expect(page.getByText('prefiere no hablar')).toHaveCount(0)
  const whispers = (one: Person) => (spoken.get(one) ?? []).filter((text) => text.includes('"whisper"'))
  expect([whispers(julia).length, whispers(beto).length, whispers(rosa).length, whispers(ana).length]).toEqual([1, 1, 0, 0])

  // ── an opening speaker, who is asked and accepts ────────────────────────────────────────────────────────────────────
  await more(julia, 'Proponer quién abre el bloque')
  await julia.page.getByRole('dialog').getByRole('button', { name: 'Ana Soto' }).click()
  await expect(ana.page.getByText('Te proponen abrir el bloque «Agenda del día».')).toBeVisible()
  await expect(floorOf(julia.page).getByText('Le preguntamos a Ana Soto si abre el bloque.')).toBeVisible()
  await ana.page.getByRole('button', { name: 'Acepto' }).click()
  await floorOf(julia.page).getByRole('button', { name: 'Dar la palabra a Ana Soto, que abre el bloque' }).click()
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()

  // ── a pause stands on every screen, and the turn goes on where it stood ─────────────────────────────────────────────
  await floorOf(julia.page).getByRole('button', { name: 'Pausar' }).click()
  const stands = floorOf(beto.page).getByRole('timer', { name: /Turno de Ana Soto/ })
  await expect(stands).toHaveAttribute('data-state', 'paused')
  await expect(ana.page.getByText('en pausa').filter({ visible: true }).first()).toBeVisible()
  const left = await stands.innerText()
  await server.later(45_000, people)
  await expect(stands).toHaveText(left)
  await expect(floorOf(julia.page).getByRole('button', { name: 'Seguir' })).toBeVisible()
  await julia.page.keyboard.press('p') // the same by its key
  await expect(stands).toHaveAttribute('data-state', 'running')

  // ── a chosen extension is remembered; amber at thirty seconds for all, past the end it counts up ────────────────────
  await more(julia, 'Dar más tiempo al turno')
  await julia.page.getByRole('dialog').getByRole('radio', { name: '+2 min' }).click()
  await expect(floorOf(julia.page).getByRole('button', { name: '+2 min' })).toBeVisible()
  await julia.page.getByRole('button', { name: 'Ver los relojes' }).click()
  await expect(julia.page.getByRole('dialog').getByText(/^Dado 3:00 · agregado 2:00 · van 0:\d\d$/)).toBeVisible()
  await keep(julia, 'floor-clocks-phone')
  await julia.page.keyboard.press('Escape')
  await server.later(4 * 60_000 + 20_000, people)
  await expect(floorOf(beto.page).locator('[data-warning="amber"]')).toBeVisible()
  await keep(ana, 'floor-turn-amber-phone')
  await server.later(50_000, people)
  await expect(floorOf(beto.page).locator('[data-warning="over"]')).toContainText(/\+0:\d\d/)
  await keep(ana, 'floor-turn-over-phone')
  await keep(beto, 'floor-over-phone')
  await primary(julia.page).click()

  // ── somebody talks without asking; a wrong tap is taken back ────────────────────────────────────────────────────────
  await floorOf(julia.page).getByRole('button', { name: 'Ya está hablando…' }).click()
  await julia.page.getByRole('dialog').getByRole('button', { name: 'Rosa Quispe' }).click()
  for (const { page } of [ana, beto]) await expect(floorOf(page).getByText('Habla Rosa Quispe')).toBeVisible()
  await more(julia, 'Volver a Ana Soto')
  await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await primary(julia.page).click()

  // ── the queue closed and opened ─────────────────────────────────────────────────────────────────────────────────────
  await more(julia, 'Cerrar la cola')
  await expect(floorOf(beto.page).getByText('La cola está cerrada por ahora.')).toBeVisible()
  await expect(beto.page.getByRole('button', { name: 'Pedir la palabra' })).toHaveCount(0)
  await more(julia, 'Abrir la cola')
  for (const { page } of [ana, beto]) await page.getByRole('button', { name: 'Pedir la palabra' }).filter({ visible: true }).first().click()

  // ── fair turns: on the moderator's screen, and one's own share ──────────────────────────────────────────────────────
  await expect(floorOf(julia.page).getByText('0 turnos · 0:00')).toBeVisible()
  await expect(floorOf(julia.page).getByText(/^1 turno · \d:\d\d$/)).toBeVisible()
  await expect(floorOf(julia.page).getByRole('button', { name: 'Sugerencia: Beto Rojas: aún no ha hablado' })).toBeVisible()
  await keep(julia, 'floor-fair-moderator-phone')
  await expect(floorOf(ana.page).getByText(/^Hoy hablaste 1 vez/)).toBeVisible()
  for (const { page } of [rosa, ana, beto]) {
    await expect(page.getByText(/\d turnos? · \d/)).toHaveCount(0)
    await expect(page.getByText('Aún no hemos escuchado a')).toHaveCount(0)
    await expect(page.getByText(/Sugerencia:/)).toHaveCount(0)
  }
  await expect(beto.page.getByText(/Hoy hablaste/)).toHaveCount(0)
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[RE12] [MI16] a consensus check on a card: three answers, counts live for all, a reason for the lead team, never a block', async ({ server, browser }) => {
  const { id, links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, ana, beto] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, links.participant, 'Ana Soto', 'phone', { prepare }),
    enter(browser, links.participant, 'Beto Rojas', 'phone', { prepare }),
  ])
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  await primary(julia.page).click()
  await expect(primary(julia.page)).not.toHaveText(/Empezar/) // a step that begins takes along who started it
  for (const { page } of [julia, ana, beto]) await go(page, 'Tablero')
  await ana.page.getByRole('textbox').filter({ visible: true }).first().fill('Devolver los cuadernos en tres días')
  await ana.page.getByRole('button', { name: 'Agregar idea' }).click()
  await julia.page.getByRole('button', { name: /^Más para la idea/ }).click()
  await julia.page.getByRole('menuitem', { name: 'Consultar consenso' }).click()
  await ana.page.getByRole('button', { name: 'De acuerdo', exact: true }).click()
  await beto.page.getByRole('button', { name: 'Con reparos' }).click()
  await beto.page.getByLabel('¿Qué te preocupa?').fill('No siempre alcanza el tiempo')
  await beto.page.getByRole('button', { name: 'Enviar mi razón' }).click()
  for (const { page } of [julia, ana, beto]) await expect(page.getByText('1 de acuerdo · 1 con reparos · 0 en desacuerdo')).toBeVisible()
  await keep(beto, 'floor-consensus-phone')
  await julia.page.getByText('Reparos y desacuerdos').click()
  await expect(julia.page.getByText('Beto Rojas: No siempre alcanza el tiempo')).toBeVisible()
  await expect(ana.page.getByText('No siempre alcanza el tiempo')).toHaveCount(0)
  await expect(primary(julia.page)).toHaveText('Cerrar la consulta')
  await primary(julia.page).click()
  await expect(beto.page.getByRole('button', { name: 'Con reparos' })).toHaveCount(0)
  await go(ana.page, 'Acta')
  await expect(ana.page.getByText('1 de acuerdo, 1 con reparos, 0 en desacuerdo.').filter({ visible: true }).first()).toBeVisible()
  const acta = await (await ana.page.request.get(`${server.url}/api/meetings/${id}/minutes.md`)).text()
  expect(acta).toContain('No siempre alcanza el tiempo')
})
