/*
 * People in the room, as they really come: one person on two devices, several people on one, a name put right, a list of those who are
 * expected, the problem they work on, a photo they bring, and a moment in which nobody may write. Each is seen by somebody else, on
 * another screen.
 */
import type { Page } from '@playwright/test'
import { hand } from './hand.ts'
import { expect, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, type Made } from './people.ts'
import { takePhoto, withFile } from './photo.ts'

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

test('[EN7] [PL5] [PL6] a phone goes from hand to hand and back; the same name on another phone is asked about, and joined by the secretary', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  const carmen = await enter(browser, made.links.secretary, 'Carmen Flores', 'desktop')
  const { page, troubles } = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  const names = async () => (await state(carmen.page, made.id)).people.map((one) => one.name).toSorted()
  const inRoom = async () => { await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible() }
  const notMe = async (name: string) => {
    await page.getByRole('button', { name: 'Más opciones' }).click()
    await page.getByRole('button', { name: `No soy ${name}` }).click()
  }
  await notMe('Luis Huamán')
  await expect(page.getByRole('heading', { name: '¿Eres Luis Huamán?' })).toBeVisible()
  await page.getByLabel('Si no, escribe tu nombre y apellido').fill('Ana Soto')
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await inRoom()
  await notMe('Ana Soto')
  await expect(page.getByRole('heading', { name: '¿Quién eres?' })).toBeVisible()
  await keep({ name: '', page, troubles }, 'enter-shared-phone')
  await page.getByRole('button', { name: 'Luis Huamán' }).click()
  await inRoom()
  await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  expect(await names()).toEqual(['Ana Soto', 'Carmen Flores', 'Luis Huamán', 'Rosa Quispe'])

  const other = await enter(browser, made.links.participant, 'Luis Huaman', 'phone')
  await expect(other.page.getByText('¿Eres la misma persona que entró antes como Luis Huaman?')).toBeVisible()
  await keep(other, 'enter-homonym-phone')
  await other.page.getByRole('button', { name: 'Sí, soy la misma' }).click()
  await expect(other.page.getByText(/una tus dos entradas/)).toBeVisible()
  await personas(carmen.page)
  const twice = carmen.page.getByText('Luis Huaman está dos veces en la lista. ¿Es la misma persona?').filter({ visible: true }).first()
  await expect(twice).toBeVisible()
  await keep(carmen, 'people-twice-desktop')
  await carmen.page.getByRole('dialog').getByRole('button', { name: 'Unir', exact: true }).click()
  await expect(twice).toHaveCount(0)
  expect(await names()).toEqual(['Ana Soto', 'Carmen Flores', 'Luis Huamán', 'Rosa Quispe'])
  await expect(other.page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible() // the place in the queue is theirs on both
  expect([carmen, other].flatMap((one) => one.troubles).concat(troubles)).toEqual([])
})

test('[EV1] [EV2] a photo goes from one phone to the others: made small first, fetched by a tap, in the acta, and for nobody else', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  await boss.do({ type: 'block.start', block: boss.steps[0]!.block, seen: null })
  const [luis, ana] = await Promise.all([enter(browser, made.links.participant, 'Luis Huamán', 'phone'), enter(browser, made.links.participant, 'Ana Soto', 'phone')])
  const sent: number[] = []
  luis.page.on('request', (request) => { if (request.method() === 'PUT') sent.push(request.postDataBuffer()?.length ?? 0) })
  const fetched: string[] = []
  ana.page.on('request', (request) => { if (request.url().includes('/uploads')) fetched.push(request.url()) })

  await go(luis.page, 'Agenda')
  await luis.page.getByRole('button', { name: 'Adjuntar a este bloque' }).click()
  const panel = luis.page.locator('#panel-agenda')
  await panel.getByRole('button', { name: 'Adjuntar', exact: true }).click()
  await panel.getByLabel('Foto', { exact: true }).check({ force: true })
  const file = panel.locator('input[type=file]')
  const page = Buffer.from('<!doctype html><script>document.title = "x"</script>')
  await file.setInputFiles({ name: 'aula.jpg', mimeType: 'image/jpeg', buffer: page })
  await expect(panel.getByText(/No se pudo leer esa foto/)).toBeVisible()
  await file.setInputFiles({ name: 'aula.svg.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>') })
  await expect(panel.getByText(/No se pudo leer esa foto/)).toBeVisible()
  await withFile('enorme.jpg', 30_000_001, async (path) => {
    await file.setInputFiles(path)
    await expect(panel.getByText(/pesa más de 30 MB/)).toBeVisible()
  })
  await keep(luis, 'evidence-refused-phone')
  expect(sent).toEqual([])

  const big = await takePhoto(luis.page)
  expect(big.length).toBeGreaterThan(200_000)
  await file.setInputFiles({ name: 'cuadernos.jpg', mimeType: 'image/jpeg', buffer: big })
  await expect(panel.getByText(/La foto pesa ahora \d+ kB/)).toBeVisible()
  await keep(luis, 'evidence-attach-phone')
  await panel.getByLabel('Título').fill('Cuadernos de 3.er grado')
  await panel.locator('form button[type=submit]').click()
  await expect(panel.getByRole('button', { name: 'Ver la foto: Cuadernos de 3.er grado' })).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toBeLessThanOrEqual(200_000)

  await go(ana.page, 'Agenda')
  await ana.page.getByRole('button', { name: '1 evidencia' }).click()
  const line = ana.page.getByRole('button', { name: 'Ver la foto: Cuadernos de 3.er grado' })
  await expect(line).toBeVisible()
  expect(fetched).toEqual([])
  await line.click()
  const shown = ana.page.getByRole('img', { name: 'Cuadernos de 3.er grado' })
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300)
  expect(fetched).toHaveLength(1)
  await keep(ana, 'evidence-opened-phone')
  await go(ana.page, 'Acta')
  await expect(ana.page.locator('#panel-acta').getByText('Cuadernos de 3.er grado').first()).toBeVisible()

  const address = fetched[0]!
  const inside = await ana.page.evaluate(async (url) => { const answer = await fetch(url); return [answer.status, ...['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options'].map((name) => answer.headers.get(name))] }, address)
  expect(inside).toEqual([200, 'image/jpeg', expect.stringMatching(/^attachment/), expect.stringContaining('sandbox'), 'nosniff'])
  const elsewhere = await makeMeeting(server, { title: 'Otra reunión', community: 'Otra comunidad' })
  const eva = await enter(browser, elsewhere.links.participant, 'Eva Ríos', 'phone')
  const upload = address.split('/').at(-1)
  const asEva = (url: string) => eva.page.evaluate(async (wanted) => (await fetch(wanted)).status, url)
  expect([(await fetch(address)).status, await asEva(address), await asEva(`${server.url}/api/meetings/${elsewhere.id}/uploads/${upload}`)]).toEqual([401, 401, 404])
  const put = await ana.page.evaluate(async ([id, body]) => (await fetch(`/api/meetings/${id}/uploads`, { method: 'PUT', headers: { 'content-type': 'image/jpeg' }, body })).status, [made.id, page.toString()] as const)
  expect(put).toBe(400)
  expect([luis, ana].flatMap(({ troubles }) => troubles)).toEqual([])
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
