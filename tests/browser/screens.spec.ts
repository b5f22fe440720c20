/*
 * Takes the picture of every screen in its states and holds the matrix to them: a cell names a picture that was taken, or says why not.
 * Pictures of link troubles come from the test that brings them about.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { hand } from './hand.ts'
import { expect, settable, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, type Made } from './people.ts'
import { asMarkdown, matrix, namesOfShots, states } from './screens.ts'

const minute = 60_000
const doc = fileURLToPath(new URL('../../docs/screens.md', import.meta.url))
const shots = fileURLToPath(new URL('../../artifacts/screens/', import.meta.url))
const title = 'Criterios comunes para la retroalimentación formativa en comprensión lectora de tercero y cuarto grado'
const longName = (n: number) => `${['María de los Ángeles', 'José Francisco', 'Rosa Hermelinda', 'Wilfredo Alejandro'][n % 4]} ${['Quispecahuana', 'Huamanchumo', 'Condorcanqui', 'Ccoyllullipihuanay'][(n >> 2) % 4]} Mamani ${n + 1}`

const take = async (page: Page, name: string, kind: 'one' | 'sixty') => {
  const one = { name: '', page, troubles: [] }
  await page.waitForTimeout(150)
  await keep(one, `screen-${name}-${kind}`)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect.soft(over, `${name} (${kind}) is wider than its screen`).toBeLessThanOrEqual(0)
  if (kind === 'sixty') return
  await page.emulateMedia({ colorScheme: 'dark' })
  await keep(one, `screen-${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}
const sheet = async (page: Page, item: string, name: string, kind: 'one' | 'sixty') => {
  await page.getByRole('button', { name: 'Más opciones' }).click()
  if (name === 'menu') await take(page, 'menu', kind)
  else {
    await page.getByRole('dialog').getByRole('button', { name: item }).click()
    await take(page, name, kind)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

for (const kind of ['one', 'sixty'] as const) {
  test(`every screen of a meeting is pictured: ${kind}`, async ({ server, browser }) => {
    test.setTimeout(110_000)
    const made: Made = await makeMeeting(server, { startsAt: server.now() + 17 * minute, callUrl: 'https://call.example/cap', ...(kind === 'sixty' && { title }) })
    const boss = await hand(server, made, 'coordinator', kind === 'one' ? 'Rosa Quispe' : longName(0))
    if (kind === 'sixty') for (let n = 1; n < 60; n++) await boss.do({ type: 'presence.mark', name: longName(n), channel: 'call', attendance: 'present' })
    const { page } = await enter(browser, made.links.participant, kind === 'one' ? 'Luis Huamán' : longName(61), 'phone', { prepare: settable })
    const offline = async (names: readonly string[], show: (name: string) => Promise<void>) => {
      if (kind === 'sixty') return
      await page.context().setOffline(true)
      await page.getByText('Sin señal. Puedes seguir escribiendo').waitFor({ timeout: 20_000 })
      for (const name of names) {
        await show(name)
        await keep({ name: '', page, troubles: [] }, `screen-${name}-offline`)
      }
      await page.context().setOffline(false)
      await page.getByRole('button', { name: 'Probar ahora' }).click({ timeout: 3_000 }).catch(() => undefined)
      await expect(page.getByText('Sin señal. Puedes seguir escribiendo')).toHaveCount(0, { timeout: 20_000 })
    }
    await take(page, 'invitation', kind)
    await offline(['invitation'], () => Promise.resolve())
    await server.later(3 * minute, [{ name: '', page, troubles: [] }])
    await expect(page.getByText('Sala de espera', { exact: true })).toBeVisible()
    await take(page, 'waiting', kind)
    await boss.do({ type: 'meeting.start' })
    let block: string | null = null
    let step: string | null = null
    const goTo = async (find: (one: (typeof boss.steps)[number]) => boolean) => {
      const wanted = boss.steps.find(find)
      if (!wanted) throw new Error('the agenda has no such step')
      if (wanted.block !== block) { await boss.do({ type: 'block.start', block: wanted.block, seen: block }); step = null }
      block = wanted.block
      await boss.do({ type: 'step.start', step: wanted.id, seen: step })
      step = wanted.id
    }
    await goTo((one) => one.mode === 'plenary' && one.board === 'none')
    await go(page, 'Palabra')
    await take(page, 'floor', kind)
    await go(page, 'Agenda')
    await take(page, 'agenda', kind)
    await sheet(page, 'Ver las personas', 'people', kind)
    if (kind === 'one') {
      await sheet(page, '', 'menu', kind)
      await sheet(page, 'Mi guía', 'guide', kind)
      await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
      await boss.do({ type: 'turn.grant', person: Object.values(await page.evaluate(async (id) => ((await (await fetch(`/api/meetings/${id}`)).json()) as { queue: { person: string }[] }).queue, made.id))[0]!.person, seen: null })
      await expect(page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
      await take(page, 'turn', kind)
      await page.getByRole('button', { name: 'Terminar mi turno' }).first().click()
    }
    await goTo((one) => one.board === 'causes')
    await go(page, 'Tablero')
    await page.locator('#panel-ideas textarea').first().fill(kind === 'one' ? 'Corregimos sin decir cómo mejorar' : 'Corregimos sin decir cómo mejorar, y la retroalimentaciónpormediodecuadernos no llega a tiempo a casa')
    await page.keyboard.press('Control+Enter')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.waitForTimeout(400)
    await take(page, 'board', kind)
    await goTo((one) => one.mode === 'teams')
    await take(page, 'teams', kind)
    await goTo((one) => one.text.startsWith('Redactar los acuerdos'))
    await take(page, 'agreements', kind)
    await boss.do({ type: 'readback.show', section: 4 })
    await go(page, 'Acta')
    await take(page, 'readback', kind)
    await boss.do({ type: 'meeting.pause', ms: 5 * minute })
    await go(page, 'Palabra')
    await take(page, 'break', kind)
    await boss.do({ type: 'meeting.resume' })
    await offline(['floor', 'agenda', 'board', 'teams', 'agreements', 'readback', 'people'], async (name) => {
      if (name === 'people') {
        await page.getByRole('button', { name: 'Más opciones' }).click()
        await page.getByRole('dialog').getByRole('button', { name: 'Ver las personas' }).click()
        return
      }
      await go(page, name === 'floor' ? 'Palabra' : name === 'agenda' ? 'Agenda' : name === 'readback' ? 'Acta' : 'Tablero')
    })
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await boss.do({ type: 'meeting.end' })
    await boss.do({ type: 'minutes.close' })
    await expect(page.getByRole('heading', { name: /cerrada/ })).toBeVisible()
    await take(page, 'closed', kind)
    await offline(['closed'], () => Promise.resolve())
    await page.goto(`${server.url}/p/${made.id}`)
    await page.waitForTimeout(800)
    await take(page, 'wall', kind)
    if (kind === 'one') {
      await page.context().setOffline(true)
      await page.waitForTimeout(400)
      await keep({ name: '', page, troubles: [] }, 'screen-wall-offline')
    }
    await page.context().close()
  })
}

test('every page outside a meeting is pictured', async ({ server, browser }) => {
  const { links } = await makeMeeting(server)
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-PE', timezoneId: 'America/Lima' })).newPage()
  for (const [name, path] of [['home', '/'], ['create', '/new'], ['verify', '/verify'], ['practice', '/practice']] as const) {
    await page.goto(`${server.url}${path}`)
    await page.getByRole('heading').first().waitFor()
    await take(page, name, 'one')
  }
  await page.goto(links.participant)
  await page.getByLabel('Tu nombre y apellido').waitFor()
  await take(page, 'enter', 'one')
  await page.goto(`${links.participant.split('#')[0]!}#${'A'.repeat(22)}`)
  await page.reload()
  await page.getByLabel('Tu nombre y apellido').fill('Rosa')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no corresponde/)
  await take(page, 'unknown', 'one')
  await page.goto('about:blank')
  await page.goto(`${server.url}/r/otherone#abc`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/incompleto/)
  await take(page, 'cut', 'one')
})

test('the matrix has no empty cell, and its page says what it says', () => {
  for (const [name, row] of Object.entries(matrix)) for (const state of states) {
    const cell = row[state]
    expect('shot' in cell ? cell.shot : cell.why, `${name} × ${state}`).not.toBe('')
  }
  if (process.env['WRITE'] === 'yes') writeFileSync(doc, asMarkdown())
  expect(readFileSync(doc, 'utf8')).toBe(asMarkdown())
})

test.afterAll(() => {
  if (process.env['SHOTS'] === 'all') expect(namesOfShots().filter((name) => !existsSync(`${shots}${name}.png`))).toEqual([])
})
