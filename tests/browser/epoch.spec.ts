/*
 * A server brought back from an older backup, while a phone with its own copy is away: nothing of that copy is merged, and what stands only on
 * the phone, also what had been saved, is offered to whoever wrote it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { hand } from './hand.ts'
import { enter, go, keep, makeMeeting } from './people.ts'
import { openProxy } from './proxy.ts'
import { expect, startServer, test } from './server.ts'

const write = async (page: Page, text: string) => {
  await page.locator('#panel-ideas textarea').fill(text)
  await page.locator('#panel-ideas form button[type=submit]').click()
  await expect(page.locator('#panel-ideas').getByText(text)).toHaveCount(1)
}
const word = (page: Page, is: string) => expect(page.locator('[data-word]:visible').first()).toHaveAttribute('data-word', is, { timeout: 30_000 })

test('[LV23] [ST85] a restored server merges nothing; words that only a phone holds are given back to their author, in a tab that stayed and in one opened again', async ({ browser }) => {
  test.setTimeout(180_000)
  const folder = await mkdtemp(join(tmpdir(), 'acta-viva-epoch-'))
  const file = join(folder, 'yesterday.acta')
  const dataDir = join(folder, 'data')
  const run = (name: 'backup' | 'restore') => {
    const program = fileURLToPath(new URL(`../../apps/server/src/store/${name}.ts`, import.meta.url))
    const { status, stderr } = spawnSync(process.execPath, [program, file], { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' })
    expect(stderr, `${name} says`).toBe('')
    expect(status).toBe(0)
  }
  const first = await startServer({ dataDir })
  const port = Number(new URL(first.url).port)
  const line = await openProxy(first.url)
  const made = await makeMeeting(first)
  const lead = await hand(first, made, 'coordinator', 'Julia Mamani')
  await lead.do({ type: 'meeting.start' })
  await lead.do({ type: 'block.start', block: 'problem', seen: null })
  await lead.do({ type: 'step.start', step: 'causes', seen: null })
  const link = new URL(made.links.participant)
  const [rosa, luis] = [await enter(browser, `${line.url}${link.pathname}${link.hash}`, 'Rosa Quispe', 'phone'), await enter(browser, `${line.url}${link.pathname}${link.hash}`, 'Luis Peña', 'phone')]
  for (const { page } of [rosa, luis]) await go(page, 'Tablero')
  await write(rosa.page, 'Estaba en la copia')
  await word(rosa.page, 'saved')
  run('backup')
  await write(rosa.page, 'Guardada después de la copia')
  await write(luis.page, 'Luis también escribió')
  for (const { page } of [rosa, luis]) await word(page, 'saved')
  await expect(rosa.page.getByText('Luis también escribió')).toHaveCount(1)
  line.cut()
  await write(rosa.page, 'Escrita sin señal')
  await word(rosa.page, 'device')
  const address = luis.page.url()
  await luis.page.close()

  await first.kill()
  run('restore')
  const second = await startServer({ dataDir, port })
  line.mend()
  const offered = rosa.page.getByRole('status').filter({ hasText: 'La sala volvió a una copia anterior' })
  await expect(offered).toBeVisible({ timeout: 30_000 })
  for (const text of ['Guardada después de la copia', 'Escrita sin señal']) await expect(offered.getByText(text)).toBeVisible()
  for (const text of ['Luis también escribió', 'Estaba en la copia']) await expect(offered.getByText(text)).toHaveCount(0)
  const ideas = rosa.page.locator('#panel-ideas')
  await expect(ideas.getByText('Estaba en la copia')).toHaveCount(1)
  for (const text of ['Guardada después de la copia', 'Escrita sin señal', 'Luis también escribió']) await expect(ideas.getByText(text)).toHaveCount(0)
  await keep(rosa, 'epoch-restored-phone')

  const again = await luis.page.context().newPage()
  await again.goto(address)
  const his = again.getByRole('status').filter({ hasText: 'La sala volvió a una copia anterior' })
  await expect(his.getByText('Luis también escribió')).toBeVisible({ timeout: 30_000 })
  await expect(his.getByText('Guardada después de la copia')).toHaveCount(0)
  await go(again, 'Tablero')
  await write(again, 'Sigo escribiendo')
  await word(again, 'saved')
  await expect(ideas.getByText('Sigo escribiendo')).toHaveCount(1)
  await offered.getByRole('button', { name: 'Descartar' }).first().click()
  expect([...rosa.troubles, ...luis.troubles]).toEqual([])
  await line.close()
  await second.stop()
  await rm(folder, { recursive: true, force: true })
})
