import { hand } from './hand.ts'
import { enter, go, makeMeeting } from './people.ts'
import { expect, test } from './server.ts'

test('[HT20] the home page opens without an error and without breaking its own policy', async ({ server, page }) => {
  const troubles: string[] = []
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text()) })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('requestfailed', (request) => troubles.push(`${request.url()} ${request.failure()?.errorText ?? ''}`))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`)))
  const answer = await page.goto(server.url)
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^es/)
  await page.goto(`${server.url}/new`)
  await expect(page.getByRole('textbox').first()).toBeVisible()
  expect(troubles).toEqual([])
})

test('[LV20] agenda, clock and queue are used while documents are on the way; the board opens once they come', async ({ server, browser }) => {
  const made = await makeMeeting(server)
  const marta = await hand(server, made, 'moderator', 'Marta Ríos')
  await marta.do({ type: 'meeting.start' })
  await marta.do({ type: 'block.start', block: marta.steps[0]?.block, seen: null })
  let release: () => void = () => undefined
  const coming = new Promise<void>((done) => { release = done })
  const { page, troubles } = await enter(browser, made.links.participant, 'Rosa Quispe', 'phone', {
    prepare: async (opened) => { await opened.route(/\/assets\/documents-[^/]*\.js$/, async (route) => { await coming; await route.continue() }) },
  })
  await expect(page.locator('header').getByText(/^1\//)).toBeVisible()
  await go(page, 'Agenda')
  await expect(page.locator('[data-agenda] [data-stand]').first()).toBeVisible()
  await go(page, 'Palabra')
  await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  await go(page, 'Tablero')
  await expect(page.locator('#panel-ideas').getByRole('status')).toBeVisible()
  release()
  await page.locator('#panel-ideas textarea').fill('Ya se puede escribir')
  await page.locator('#panel-ideas form button[type=submit]').click()
  await expect(page.locator('[data-word]:visible').first()).toHaveAttribute('data-word', 'saved')
  await expect(page.getByText('Ya se puede escribir')).toHaveCount(1)
  await expect(page.getByRole('button', { name: /Retirar mi pedido|Sigues tú/ }).first()).toBeVisible()
  expect(troubles).toEqual([])
})

test('[PR1] [PR3] the practice room opens from Inicio, colleagues ask and write by themselves, and nothing is sent or kept', async ({ server, browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'es-PE', timezoneId: 'America/Lima' })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  const sent: string[] = []
  page.on('request', (request) => { if (request.url().includes('/api/')) sent.push(request.url()) })
  page.on('websocket', (socket) => sent.push(socket.url()))
  const kept = () => page.evaluate(async () => [...Object.keys(localStorage), ...(await indexedDB.databases()).map(({ name }) => name)])
  await page.goto(server.url)
  const before = await kept()
  await page.getByRole('link', { name: 'Ensayar tres minutos' }).click()
  await expect(page.locator('header').getByText('Habla Rosa Quispe')).toBeVisible()
  await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await page.getByRole('button', { name: 'Terminar mi turno' }).first().click()
  const field = page.locator('#panel-ideas textarea').first()
  await expect(page.getByRole('article').filter({ hasText: 'Leer en voz alta diez minutos cada mañana' })).toBeVisible()
  await field.fill('Cantar antes de leer')
  await page.locator('#panel-ideas form button[type=submit]').click()
  await expect(page.getByRole('article').filter({ hasText: 'Cantar antes de leer' })).toBeVisible()
  await page.getByRole('link', { name: 'Salir', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Crear reunión' })).toBeVisible()
  await expect(page.getByText('Ensayo', { exact: true })).toHaveCount(0)
  expect(await kept()).toEqual(before)
  expect([sent, troubles]).toEqual([[], []])
})
