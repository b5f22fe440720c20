/*
 * Inside another page: the meeting refuses to be framed, so that no page can lay a hidden button of ours under somebody's finger; a
 * link in that page opens it at the top, where it works with every cookie from elsewhere refused.
 */
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from './moved-clock.ts'
import { makeMeeting, primary } from './people.ts'

test('[EN9] no other page may frame a meeting; from its link one comes in, with cookies from elsewhere refused', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const html = `<!doctype html><title>Aula virtual</title><a href="${links.participant}" target="_top">Reunión</a><iframe src="${links.participant}"></iframe>`
  const foreign = createServer((socket) => {
    socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(html)}\r\nconnection: close\r\n\r\n${html}`))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((done) => { foreign.listen(0, '127.0.0.1', done) })
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-PE', timezoneId: 'America/Lima' })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => { if (/frame-ancestors|X-Frame-Options|Refused to display/i.test(message.text())) refused.push(message.text()) })
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true })
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
  await expect.poll(() => refused.length).toBeGreaterThan(0)
  expect(await page.frames()[1]!.evaluate(() => document.querySelectorAll('input, button').length)).toBe(0)

  await page.getByRole('link', { name: 'Reunión' }).click()
  await page.getByLabel('Tu nombre y apellido').fill('Rosa Quispe')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(primary(page)).toBeVisible()
  await expect(page.getByText('Rosa Quispe').first()).toBeVisible()
  await context.close()
  await new Promise<void>((done) => { foreign.close(() => done()) })
})
