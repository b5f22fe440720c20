/*
 * What happens to time on the floor: a block that runs over, acts taken back, breaks. The meeting's hour passes in a few seconds of the
 * server's own clock; what is checked is what people see.
 */
import { expect, settable, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary } from './people.ts'

const minute = 60_000

test('[MC9] [MC10] [MC11] [MC12] [MC13] a block runs over: three ways out, one tap each with its effect and the new end, and ten seconds to take it back', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now(), minutes: 60 })
  const [rosa, julia, luis] = await Promise.all([
    enter(browser, links.coordinator, 'Rosa Quispe', 'desktop', { prepare: settable }), enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare: settable }),
    enter(browser, links.participant, 'Luis Huamán', 'phone', { prepare: settable }),
  ])
  const people = [rosa, julia, luis]
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar: Agenda del día/)
  await primary(julia.page).click()
  const clock = julia.page.getByRole('timer', { name: /Tiempo del bloque/ }).first()
  await expect(clock).toHaveText(/^\d+:\d\d$/)
  await server.later((Number.parseInt(await clock.innerText()) + 3) * minute, people)
  const julias = julia.page.getByRole('main')
  await expect(julias.getByText('El tiempo de «Agenda del día» terminó. ¿Cómo seguimos?')).toBeVisible()
  await keep(julia, 'floor-overrun-phone')
  const offers = { trim: julias.getByRole('button', { name: /^Recortar: .+ −\d.* → termina/ }), move: julias.getByRole('button', { name: /^Mover «Construcción colectiva.*» a la próxima → termina/ }), extend: julias.getByRole('button', { name: /^Extender 5 min → termina/ }) }
  for (const offer of Object.values(offers)) await expect(offer).toHaveCount(1)
  await expect(luis.page.getByRole('button', { name: /Recortar|Extender 5/ })).toHaveCount(0)
  const endOf = (text: string | null) => /termina (.+)$/.exec(text ?? '')?.[1] ?? 'none'
  const undo = julia.page.getByRole('button', { name: 'Deshacer' })
  const shows = async (end: string) => { for (const { page } of people) await expect(page.getByRole('banner')).toContainText(end) }

  for (const kind of ['trim', 'move', 'extend'] as const) {
    const said = endOf(await offers[kind].textContent()) // read at the last moment: while a block runs over, every end moves on
    await offers[kind].click()
    await shows(said)
    if (kind === 'move') await expect(rosa.page.locator('[data-stand="moved"]')).toContainText('Construcción colectiva de estrategias')
    await undo.click()
    await expect(undo).toHaveCount(0)
    await expect(offers[kind]).toHaveCount(1)
  }
  await offers.extend.click()
  await expect(julias.getByText(/¿Cómo seguimos\?/)).toHaveCount(0)
  await expect(undo).toBeVisible()
  await server.later(11_000, people)
  await expect(undo).toHaveCount(0)

  // ── a break, with the moment to be back on every screen ─────────────────────────────────────────────────────────────
  await julia.page.getByRole('button', { name: 'Ver los relojes' }).click()
  await julia.page.getByRole('button', { name: 'Receso de 10 min' }).click()
  for (const { page } of people) await expect(page.getByText(/^Volvemos a las \d{1,2}:\d{2}/).filter({ visible: true }).first()).toBeVisible()
  const back = await Promise.all(people.map(({ page }) => page.getByText(/^Volvemos a las/).filter({ visible: true }).first().textContent()))
  expect(new Set(back).size).toBe(1)
  const before = await clock.textContent()
  await keep(luis, 'floor-break-phone')
  await server.later(10 * minute, people)
  await expect(clock).toHaveText(before ?? '')
  await primary(julia.page).click()
  for (const { page } of people) await expect(page.getByText(/^Volvemos a las/)).toHaveCount(0)
  await go(luis.page, 'Palabra')
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})
