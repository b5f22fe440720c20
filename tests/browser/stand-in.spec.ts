/*
 * Roles that survive a bad line: hidden is not gone, four minutes without signal offer the role to the next in the chain and to nobody
 * else, everybody sees who acts, and whoever comes back is asked.
 */
import type { Page } from '@playwright/test'
import { expect, settable, startRelay, test } from './moved-clock.ts'
import { enter, keep, makeMeeting, primary } from './people.ts'

const minute = 60_000
const prepare = settable
/** Where somebody is, as the list of people says it. */
const stands = (page: Page, name: string, where: string) => page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: where }).filter({ visible: true }).first()

test('[PE10] [PE13] [PE18] the moderator loses the line for four minutes: offered to the coordinator, taken by a tap, seen by all, asked for on return', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const relay = await startRelay(server.url)
  const [julia, rosa, carmen, luis] = await Promise.all([
    enter(browser, links.moderator.replace(server.url, relay.url), 'Julia Mamani', 'phone', { prepare }),
    enter(browser, links.coordinator, 'Rosa Quispe', 'phone', { prepare }),
    enter(browser, links.secretary, 'Carmen Flores', 'desktop', { prepare }), enter(browser, links.participant, 'Luis Huamán', 'phone', { prepare }),
  ])
  const others = [rosa, carmen, luis]
  await primary(julia.page).click()
  await primary(julia.page).click()
  await luis.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await primary(julia.page).filter({ hasText: 'Dar la palabra a Luis Huamán' }).click()
  await expect(luis.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()

  relay.cut()
  await expect(stands(carmen.page, 'Julia Mamani', 'sin señal')).toBeVisible()
  await server.later(2.5 * minute, others)
  for (const { page } of others) await expect(page.getByRole('button', { name: 'Me hago cargo' })).toHaveCount(0)
  await server.later(1.5 * minute, others)
  const take = rosa.page.getByRole('button', { name: 'Me hago cargo' })
  await expect(take).toBeVisible()
  await keep(rosa, 'floor-stand-in-offer-phone')
  for (const { page } of [carmen, luis]) await expect(page.getByRole('button', { name: 'Me hago cargo' })).toHaveCount(0)
  await expect(luis.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await take.click()
  await expect(rosa.page.getByText('Ahora tú llevas la moderación.')).toBeVisible()
  for (const { page } of [carmen, luis]) await expect(page.getByText('Ahora Rosa Quispe lleva la moderación.')).toBeVisible()
  await expect(primary(rosa.page)).toHaveText('Terminar el turno de Luis Huamán')
  await primary(rosa.page).click()
  await expect(luis.page.getByRole('heading', { name: 'Tienes la palabra' })).toHaveCount(0)

  relay.mend()
  const back = julia.page.getByRole('button', { name: 'Lo retomo' })
  await expect(back).toBeVisible({ timeout: 30_000 })
  await keep(julia, 'floor-stand-in-return-phone')
  await expect(primary(rosa.page)).toHaveText(/Siguiente paso|Empezar/)
  await back.click()
  for (const { page } of others) await expect(page.getByText('Ahora Julia Mamani lleva la moderación.')).toBeVisible()
  await expect(primary(julia.page)).toHaveText(/Siguiente paso|Empezar/)
  for (const one of [julia, ...others]) expect(one.troubles).toEqual([])
  await relay.close()
})

test('[PE10] [PE12] a moderator hidden behind the call for five minutes is not gone; with the whole lead team gone for two, anybody may moderate', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const relay = await startRelay(server.url)
  const cuttable = (link: string) => link.replace(server.url, relay.url)
  const [julia, rosa, luis] = await Promise.all([
    enter(browser, cuttable(links.moderator), 'Julia Mamani', 'phone', { prepare }), enter(browser, cuttable(links.coordinator), 'Rosa Quispe', 'phone', { prepare }),
    enter(browser, links.participant, 'Luis Huamán', 'desktop', { prepare }),
  ])
  await primary(julia.page).click()
  await primary(julia.page).filter({ hasText: /^Empezar/ }).click()
  await expect(primary(julia.page)).toHaveText(/^Siguiente paso/)
  const before = await primary(julia.page).innerText()
  await julia.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(stands(luis.page, 'Julia Mamani', 'en otra app')).toBeVisible()
  await server.later(5 * minute, [rosa, luis])
  for (const { page } of [rosa, luis]) await expect(page.getByRole('button', { name: 'Me hago cargo' })).toHaveCount(0)
  await julia.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => false, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(stands(luis.page, 'Julia Mamani', 'en la sala')).toBeVisible()
  expect(await primary(julia.page).innerText()).toBe(before)

  relay.cut()
  await expect(luis.page.getByText('sin señal').filter({ visible: true })).toHaveCount(2)
  await server.later(1.5 * minute, [luis])
  await expect(luis.page.getByRole('button', { name: 'Me hago cargo' })).toHaveCount(0)
  await server.later(minute, [luis])
  await luis.page.getByRole('button', { name: 'Me hago cargo' }).click()
  await expect(primary(luis.page)).toHaveText(before)
  await relay.close()
})
