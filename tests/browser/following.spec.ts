/*
 * Nobody is thrown about: behind the call one keeps role and place, and under one's hands nothing moves. The focus, the scroll and what
 * is half written stay where they are; whoever was left behind is offered the way back.
 */
import type { Page } from '@playwright/test'
import { expect, settable, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary } from './people.ts'
import { openProxy } from './proxy.ts'

const minute = 60_000
const prepare = settable

const look = (page: Page, hidden: boolean) => page.evaluate((value) => {
  Object.defineProperty(document, 'hidden', { get: () => value, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}, hidden)
/** Presses the moderator's button until the next press opens the board of causes. */
const toCauses = async (page: Page) => {
  for (let i = 0; i < 20 && !/causas/i.test((await primary(page).innerText())); i++) {
    const label = await primary(page).innerText()
    await primary(page).click()
    await expect(primary(page)).not.toHaveText(label)
  }
}

test('[RO1] [RO2] [PE5] hidden for five minutes the coordinator keeps the role and whoever waits the place; both come back to what is now', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, rosa, luis] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, links.coordinator, 'Rosa Quispe', 'phone', { prepare }),
    enter(browser, links.participant, 'Luis Huamán', 'phone', { prepare }),
  ])
  await primary(julia.page).click()
  await primary(julia.page).filter({ hasText: /^Empezar/ }).click()
  await luis.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Luis Huamán')
  const role = await primary(rosa.page).innerText()
  await look(luis.page, true)
  await look(rosa.page, true)
  await server.later(5 * minute, [julia])
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Luis Huamán')
  await expect(julia.page.getByRole('button', { name: 'Me hago cargo' })).toHaveCount(0)
  await look(rosa.page, false)
  await expect(primary(rosa.page)).toHaveText(role)
  await primary(julia.page).click()
  await look(luis.page, false)
  await expect(luis.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  expect([julia, rosa, luis].flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[RO2] [RO3] [LV15] a step change moves nobody who writes, nor who went elsewhere after pressing: text, focus, caret and scroll stay, and the pill leads back', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const line = await openProxy(server.url)
  const julia = await enter(browser, links.moderator.replace(server.url, line.url), 'Julia Mamani', 'phone')
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/^Empezar/)

  // ── pressed before the first greeting: it waits for it, and goes up with it ─────────────────────────────────────────
  const slow = await openProxy(server.url)
  let heard = 0
  const luis = await enter(browser, links.participant.replace(server.url, slow.url), 'Luis Huamán', 'phone', {
    entering: async (page) => {
      await page.waitForLoadState('networkidle') // the room's code is here
      page.on('websocket', (socket) => socket.on('framereceived', () => { heard++ }))
      slow.stallAt('GET /live/')
    },
    entered: async (page) => {
      await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
      expect(heard).toBe(0)
      slow.mend()
    },
  })
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Luis Huamán')
  await primary(luis.page).filter({ hasText: 'Retirar mi pedido' }).click()
  await expect(primary(julia.page)).toHaveText(/^Empezar/)
  await toCauses(julia.page)

  // ── on a line that stalls: pressed, and looked elsewhere before the answer, to where the meeting is until then ──────
  await go(julia.page, 'Agenda')
  line.stall()
  const pressed = await primary(julia.page).innerText()
  await primary(julia.page).click()
  await go(julia.page, 'Palabra')
  await expect(julia.page.locator('#panel-floor')).toBeVisible()
  expect(await primary(julia.page).innerText()).toBe(pressed)
  line.mend()
  await expect(primary(julia.page)).not.toHaveText(pressed)
  const way = julia.page.getByRole('button', { name: /^Volver a lo actual/ })
  await expect(way).toBeVisible()
  await expect(julia.page.locator('#panel-floor')).toBeVisible()
  await way.click()
  await expect(julia.page.locator('#panel-ideas')).toBeVisible()
  await go(julia.page, 'Palabra')

  const field = luis.page.locator('#panel-ideas textarea').first()
  await field.pressSequentially('Nos falta tiempo para ')
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 4))
  const scroller = luis.page.locator('main').first()
  const where = () => luis.page.evaluate(() => ({ top: document.activeElement?.getBoundingClientRect().top, id: document.activeElement?.id, caret: (document.activeElement as HTMLTextAreaElement).selectionStart }))
  const before = await where()

  const label = await primary(julia.page).innerText()
  await primary(julia.page).click()
  await expect(primary(julia.page)).not.toHaveText(label)
  for (let i = 0; i < 3; i++) { // on to another board, and to what has none
    const now = await primary(julia.page).innerText()
    await primary(julia.page).click()
    if (now === 'Formar los equipos') break
    await expect(primary(julia.page)).not.toHaveText(now)
  }
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Nos falta tiempo para ')
  const after = await where()
  expect([after.id, after.caret]).toEqual([before.id, before.caret])
  expect(Math.abs((after.top ?? 0) - (before.top ?? 0))).toBeLessThan(80)
  await luis.page.keyboard.type('X')
  await expect(field).toHaveValue('Nos Xfalta tiempo para ')
  await keep(luis, 'following-writing-phone')
  await expect(scroller).toBeVisible()

  await luis.page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await go(luis.page, 'Agenda')
  const pill = luis.page.getByRole('button', { name: /^Volver a lo actual/ })
  await expect(pill).toBeVisible()
  await keep(luis, 'following-pill-phone')
  await pill.click()
  await expect(pill).toHaveCount(0)
  expect([julia, luis].flatMap(({ troubles }) => troubles)).toEqual([])
  await Promise.all([line.close(), slow.close()])
})
