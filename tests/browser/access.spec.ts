/*
 * Everyone can use every screen: axe finds nothing, in both themes, on a phone and on a desktop; and what people do most takes as few
 * taps as promised. axe judges what is on the screen, so each place is opened before it is judged.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { enter, go, makeMeeting, type Device, type Person } from './people.ts'
import { expect, test } from './moved-clock.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the screen as it stands, one line for each. */
async function findings(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe }) // past the page's own content policy, which allows no foreign script
  await session.detach()
  return page.evaluate(async (tags) => {
    const { axe: judge } = window as unknown as { axe: { run: (where: Document, options: unknown) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }
    const { violations } = await judge.run(document, { runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary.replaceAll('\n', ' ').slice(0, 200)}`))
  }, rules)
}
const clean = async (page: Page, screen: string) => { expect(await findings(page), screen).toEqual([]) }

for (const device of ['phone', 'desktop'] as Device[]) for (const dark of [false, true]) {
  test(`[LK5] axe finds nothing on any screen (${device}, ${dark ? 'dark' : 'light'})`, async ({ server, browser }) => {
    test.setTimeout(180_000)
    const outside = await browser.newContext({
      viewport: device === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 800 }, colorScheme: dark ? 'dark' : 'light', locale: 'es-PE',
    })
    const page = await outside.newPage()
    const made = await makeMeeting(server)
    for (const [path, screen] of [['/', 'home'], ['/new', 'create'], [`/r/${made.id}`, 'a link that was cut']] as const) {
      await page.goto(server.url + path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await clean(page, screen)
    }
    await page.goto(made.links.participant)
    await expect(page.getByLabel('Tu nombre y apellido')).toBeVisible()
    await clean(page, 'enter')
    const marta: Person = await enter(browser, made.links.moderator, 'Marta Ríos', device, { dark })
    await expect(marta.page.getByRole('heading', { level: 1 })).toBeVisible()
    await clean(marta.page, 'waiting room')
    const send = (wish: Record<string, unknown>) => marta.page.evaluate(async ([id, body]) => {
      const answer = await fetch(`/api/meetings/${id}/commands`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `t${Math.random()}`, ...body }) })
      if (!answer.ok) throw new Error(await answer.text())
    }, [made.id, wish] as const)
    await send({ type: 'meeting.start' })
    await send({ type: 'turn.request' })
    await expect(marta.page.locator('[data-phase="open"]')).toBeVisible()
    const places = device === 'phone' ? ['Agenda', 'Tablero', 'Palabra', 'Acta'] as const : ['Ideas', 'Acuerdos', 'Notas', 'Acta'] as const
    for (const place of places) {
      await go(marta.page, place)
      await marta.page.waitForTimeout(400)
      await clean(marta.page, `room, ${place}`)
    }
    await outside.close()
    await marta.page.context().close()
  })
}

test('[LK6] taps: enter two and a name, the word one, an idea two', async ({ server, browser }) => {
  const made = await makeMeeting(server)
  const marta = await enter(browser, made.links.moderator, 'Marta Ríos', 'desktop')
  await marta.page.evaluate(async ([id]) => {
    await fetch(`/api/meetings/${id}/commands`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 's1', type: 'meeting.start' }) })
  }, [made.id] as const)
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'es-PE' })
  const page = await context.newPage()
  let taps = 0
  const tap = async (name: string | RegExp) => { taps += 1; await page.getByRole('button', { name }).locator('visible=true').first().tap() }
  await page.goto(made.links.participant)
  taps += 1
  await page.getByLabel('Tu nombre y apellido').tap()
  await page.keyboard.type('Rosa Quispe')
  await tap('Entrar')
  await expect(page.getByRole('navigation')).toBeVisible()
  expect(taps).toBeLessThanOrEqual(2)
  taps = 0
  await tap('Pedir la palabra')
  await expect(page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  expect(taps).toBe(1)
  await go(page, 'Tablero')
  taps = 1 // into the field
  await page.locator('#panel-ideas textarea').tap()
  await page.keyboard.type('Leer en voz alta')
  await tap('Agregar idea')
  await expect(page.getByText('Leer en voz alta')).toHaveCount(1)
  expect(taps).toBeLessThanOrEqual(2)
  await context.close()
})
