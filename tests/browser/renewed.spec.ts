/*
 * A new version of the product stands on the server while a page of the old one is open. Two real builds, as far as a browser can tell:
 * the second is the first with every file renamed.
 */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { copy, saved } from './line.ts'
import { command, enter, go, makeMeeting } from './people.ts'
import { sendHome, startServer } from './server.ts'

const built = process.env['WEB'] ?? fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

/** A copy of the build in which every file is called otherwise, as after a change in all of them. */
async function nextVersion(folder: string): Promise<string> {
  await cp(built, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) })
  const assets = await readdir(join(folder, 'assets'))
  const renamed = new Map(assets.map((name) => [name, name.replace(/-(.{8})\.(js|css)$/, (_, hash: string, kind: string) => `-${[...hash].toReversed().join('')}.${kind}`)]))
  const texts = [...assets.map((name) => join('assets', name)), 'index.html', 'sw.js']
  for (const path of texts) {
    let text = await readFile(join(folder, path), 'utf8')
    for (const [from, to] of renamed) text = text.replaceAll(from, to)
    await writeFile(join(folder, path), text.replace(/acta-viva-[0-9a-f]{12}/, 'acta-viva-thenextone00'))
  }
  for (const [from, to] of renamed) await rename(join(folder, 'assets', from), join(folder, 'assets', to))
  return folder
}

test('[LV38] a page whose version is gone from the server opens with the new one when it needs a file of it, and what was typed is there', async ({ browser }) => {
  test.setTimeout(120_000)
  const web = await mkdtemp(join(tmpdir(), 'acta-viva-next-'))
  const old = await startServer()
  const made = await makeMeeting(old)
  const lead = await enter(browser, made.links.coordinator, 'Carmen Soto', 'desktop')
  await command(lead.page, made.id, { type: 'meeting.start' })
  const sara = await enter(browser, made.links.secretary, 'Sara Inga', 'phone', {
    prepare: async (page) => { await page.addInitScript(() => { localStorage.setItem('acta-viva:low-data', 'true') }) }, // the editor is not kept ahead
  })
  const { page } = sara
  await page.evaluate(async () => { await navigator.serviceWorker.ready })
  await expect.poll(async () => { const { first, ofFirst } = await copy(page); return ofFirst - first }, { timeout: 60_000 }).toBe(0)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await go(page, 'Tablero')
  await page.locator('#panel-ideas textarea').fill('Escrita antes de la versión nueva')
  await page.locator('#panel-ideas form button[type=submit]').click()
  await saved(page)

  await old.kill()
  const next = await startServer({ dataDir: old.dataDir, port: Number(new URL(old.url).port), env: { WEB: await nextVersion(web) } })
  await saved(page)
  await page.locator('#panel-ideas textarea').fill('A medio escribir')
  await page.locator('#panel-ideas textarea').blur() // the foot stands aside while somebody writes
  const reopened = page.waitForEvent('framenavigated')
  await go(page, 'Acta')
  await go(page, 'Notas')
  await page.getByRole('button', { name: 'Escribir notas' }).first().click()
  await reopened
  await saved(page)
  expect(await page.evaluate(() => caches.keys())).toEqual(['acta-viva-thenextone00'])
  await go(page, 'Acta')
  await go(page, 'Notas')
  await page.getByRole('button', { name: 'Escribir notas' }).first().click()
  await page.locator('.note-text').first().click()
  await page.keyboard.type('Con la versión nueva.')
  await saved(page)
  await page.locator('.note-text').first().blur()
  await go(page, 'Tablero')
  await expect(page.locator('#panel-ideas').getByText('Escrita antes de la versión nueva')).toHaveCount(1)
  await expect(page.locator('#panel-ideas textarea').first()).toHaveValue('A medio escribir')
  await sendHome(browser)
  await next.stop()
  await rm(old.dataDir, { recursive: true, force: true })
  await rm(web, { recursive: true, force: true })
})
