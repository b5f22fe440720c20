/*
 * People in the room, as they really come: one person on two devices, a name put right, a list of those who are expected, the problem
 * they work on, and a moment in which nobody may write. Each is seen by somebody else, on another screen.
 */
import type { Page } from '@playwright/test'
import { hand } from './hand.ts'
import { expect, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, type Made } from './people.ts'

test.describe.configure({ timeout: 240_000 })

const state = async (page: Page, id: string) => page.evaluate(async (meeting) => await (await fetch(`/api/meetings/${meeting}`)).json() as {
  people: { id: string; name: string; attendance: string }[]
}, id)
const personas = async (page: Page) => {
  await page.getByRole('button', { name: 'Más opciones' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ver las personas' }).click()
}
test('[PL1] [PL3] [PL4] one person on two devices is one, corrects their own name, and the pasted list says who is still expected', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const carmen = await enter(browser, made.links.secretary, 'Carmen Flores', 'desktop')
  const luis = await enter(browser, made.links.participant, 'Luis Huaman', 'phone')

  // the laptop is opened with the link that the phone shows for one's own devices: the same token
  const token = await luis.page.evaluate((id) => (JSON.parse(localStorage.getItem('acta-viva:meetings') ?? '[]') as { id: string; person: { token: string } }[]).find((one) => one.id === id)!.person.token, made.id)
  const laptop = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-PE', timezoneId: 'America/Lima' })).newPage()
  await laptop.goto(server.url)
  expect(await laptop.evaluate(async ([id, key, known]) => (await fetch(`/api/meetings/${id}/join`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key, name: 'Luis Huaman', token: known }),
  })).status, [made.id, made.links.participant.split('#')[1], token] as const)).toBe(200)
  await laptop.goto(made.links.participant)
  await laptop.getByLabel('Tu nombre y apellido').fill('Luis Huaman')
  await laptop.getByRole('button', { name: 'Entrar' }).click()
  await expect(laptop.getByText('Guardado', { exact: true }).first()).toBeVisible()
  expect((await state(carmen.page, made.id)).people.map((one) => one.name)).toEqual(['Carmen Flores', 'Luis Huaman'])
  await personas(carmen.page)
  await expect(carmen.page.getByText('2 personas en la sala').filter({ visible: true }).first()).toBeVisible()

  await carmen.page.getByRole('button', { name: 'Poner la lista de quienes esperamos' }).filter({ visible: true }).first().click()
  await carmen.page.getByLabel('Nombres, uno por línea').fill('Luis Huamán; 3.er grado\nAna Soto\nJosé Ñahui; 4.º grado\nAna Soto')
  await expect(carmen.page.getByText('3 personas en la lista')).toBeVisible()
  await carmen.page.getByRole('button', { name: 'Guardar la lista' }).click()
  await expect(carmen.page.getByText('Faltan 2 personas de la lista').filter({ visible: true }).first()).toBeVisible()
  await carmen.page.getByText('Faltan 2 personas de la lista').filter({ visible: true }).first().click()
  await carmen.page.getByRole('button', { name: 'Ana Soto justificó' }).filter({ visible: true }).first().click()
  await expect(carmen.page.getByText('Falta 1 persona de la lista').filter({ visible: true }).first()).toBeVisible()
  expect((await state(carmen.page, made.id)).people.find((one) => one.name === 'Ana Soto')?.attendance).toBe('justified')

  await personas(luis.page)
  await luis.page.getByRole('button', { name: /Luis Huaman/ }).filter({ visible: true }).first().click()
  await luis.page.getByLabel('Nombre y apellido').filter({ visible: true }).fill('Luis Huamán Quispe')
  await luis.page.getByRole('button', { name: 'Guardar', exact: true }).filter({ visible: true }).click()
  for (const page of [carmen.page, laptop]) await expect.poll(async () => (await state(page, made.id)).people.map((one) => one.name)).toContain('Luis Huamán Quispe')
  await expect(carmen.page.getByText('Luis Huamán Quispe').filter({ visible: true }).first()).toBeVisible()
  await keep(carmen, 'room-people-desktop')
  expect([carmen, luis].flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[AD7] the problem heads the block that looks for causes, with its figure', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.write((table) => {
    const meeting = table.getMap<{ insert: (at: number, text: string) => void }>('meeting')
    meeting.get('problem')!.insert(0, 'Corregimos sin decir cómo mejorar')
    meeting.get('problemData')!.insert(0, '7 de 10 cuadernos solo tienen la nota')
  })
  await boss.do({ type: 'meeting.start' })
  const causes = boss.steps.find((one) => one.board === 'causes')!
  await boss.do({ type: 'block.start', block: causes.block, seen: null })
  await boss.do({ type: 'step.start', step: causes.id, seen: null })
  const ana = await enter(browser, made.links.participant, 'Ana Soto', 'phone')
  await expect(ana.page.getByText('Problema: Corregimos sin decir cómo mejorar').filter({ visible: true }).first()).toBeVisible()
  await expect(ana.page.getByText('7 de 10 cuadernos solo tienen la nota').filter({ visible: true }).first()).toBeVisible()
  await keep(ana, 'room-problem-phone')

  expect(ana.troubles).toEqual([])
})

test('[BO7] writing is stopped for a moment, kindly: what is half written stays, and goes on when it is allowed again', async ({ server, browser }) => {
  const made: Made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  const causes = boss.steps.find((one) => one.board === 'causes')!
  await boss.do({ type: 'block.start', block: causes.block, seen: null })
  await boss.do({ type: 'step.start', step: causes.id, seen: null })
  const luis = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  await go(luis.page, 'Tablero')
  const field = luis.page.locator('#panel-ideas textarea').first()
  await field.fill('Nos falta tiempo para')
  await boss.do({ type: 'plenary.lock', locked: true })
  await expect(luis.page.getByText('El equipo impulsor detuvo la escritura un momento.')).toBeVisible()
  await keep(luis, 'room-locked-phone')
  await boss.do({ type: 'plenary.lock', locked: false })
  await expect(luis.page.getByText('El equipo impulsor detuvo la escritura un momento.')).toHaveCount(0)
  await expect(field).toHaveValue('Nos falta tiempo para')
  await field.press('End')
  await field.pressSequentially(' leer')
  await luis.page.keyboard.press('Control+Enter')
  await expect(luis.page.getByRole('article').filter({ hasText: 'Nos falta tiempo para leer' })).toBeVisible()
  expect(luis.troubles).toEqual([])
})
