/*
 * The opening of a network's meeting as its people see it: names of roles, the problem with its photo, norms, a break, the end, and a link
 * that is replaced because it went where it should not.
 */
import { hand } from './hand.ts'
import { command, enter, keep, makeMeeting, primary } from './people.ts'
import { takePhoto } from './photo.ts'
import { expect, test } from './server.ts'

test('[AD7] [AD8] [AD9] [LK7] [RO12] [AC6] [EN10] [AD10] a network prepares its meeting, opens it on three sizes of screen, and replaces a link', async ({ server, browser }) => {
  test.setTimeout(240_000)
  const made = await makeMeeting(server, { startsAt: Date.now(), template: 'red-cap-1' })
  const rosa = await enter(browser, made.links.coordinator, 'Rosa Quispe', 'desktop')
  await rosa.page.getByRole('button', { name: 'Elegir o escribir normas' }).click()
  await rosa.page.getByRole('group', { name: 'Respeto' }).getByLabel('Opino con amabilidad.').check()
  await rosa.page.getByRole('button', { name: 'Listo' }).click()
  await rosa.page.getByRole('button', { name: 'Editar la agenda' }).click()
  await rosa.page.getByText('Datos de la reunión').click()
  await rosa.page.getByLabel('Problema: una frase').fill('La comprensión lectora')
  const big = await takePhoto(rosa.page)
  expect(big.length).toBeGreaterThan(300_000)
  await rosa.page.getByRole('group', { name: 'Foto que muestra el problema' }).locator('input').setInputFiles({ name: 'aula.jpg', mimeType: 'image/jpeg', buffer: big })
  await expect(rosa.page.getByRole('button', { name: 'Ver la foto: Foto del problema' })).toBeVisible()
  await rosa.page.getByRole('button', { name: 'Terminar de editar' }).click()

  const [julia, luis] = [await enter(browser, made.links.moderator, 'Julia Mamani', 'tablet'), await enter(browser, made.links.participant, 'Luis Huamán', 'phone')]
  const people = [rosa, julia, luis]
  for (const { page } of people) {
    await expect(page.getByText('Facilita', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/Coordina|Modera|Secretar/)).toHaveCount(0)
    await expect(page.getByText('Opino con amabilidad.')).toBeVisible()
  }
  await keep(luis, 'opening-waiting-phone')
  await primary(julia.page).click()
  const { steps } = await hand(server, made, 'participant', 'Ana Soto')
  const blocks = [...new Set(steps.map((step) => step.block))]
  const act = (wish: Record<string, unknown>) => command(julia.page, made.id, wish)
  await act({ type: 'block.start', block: blocks[0], seen: null })
  await act({ type: 'step.start', step: steps[0]!.id, seen: null })
  for (const { page } of people) {
    await expect(page.getByRole('heading', { name: 'Quiénes conducen' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'Facilita' }).filter({ hasText: 'Rosa Quispe' }).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByText('Opino con amabilidad.').filter({ visible: true }).first()).toBeVisible()
  }
  await keep(luis, 'opening-presented-phone')
  const causes = steps.find((step) => step.board === 'causes')?.block ?? blocks[1]
  await act({ type: 'block.start', block: causes, seen: blocks[0] })

  const requests: { url: string; size: Promise<number> }[] = []
  luis.page.on('response', (response) => { if (response.url().includes('/uploads/')) requests.push({ url: response.url(), size: response.body().then((body) => body.length) }) })
  const picture = luis.page.getByRole('button', { name: 'Ver la foto: Foto del problema' })
  await expect(picture).toBeVisible()
  expect(requests).toHaveLength(0)
  await picture.click()
  await expect(luis.page.getByRole('img', { name: 'Foto del problema' })).toHaveJSProperty('complete', true)
  await expect.poll(() => requests.length).toBe(1)
  expect(await requests[0]!.size).toBeLessThanOrEqual(200_000)
  await keep(luis, 'opening-problem-phone')

  await julia.page.getByRole('button', { name: 'Agenda', exact: true }).click()
  await julia.page.getByRole('button', { name: 'Recordar esta norma: Opino con amabilidad.' }).click()
  for (const { page } of people) await expect(page.getByRole('status').filter({ hasText: 'Recordemos: Opino con amabilidad.' })).toBeVisible()
  await keep(julia, 'opening-agenda-drawer-tablet')
  await julia.page.keyboard.press('Escape')
  await expect(julia.page.locator('#panel-agenda')).toBeHidden()

  await julia.page.locator('header button', { hasText: 'Ver los relojes' }).click()
  await julia.page.getByRole('button', { name: 'Receso de 5 min' }).click()
  for (const { page } of people) await expect(page.getByText(/^Volvemos a las \d+:\d\d/)).toBeVisible()
  await primary(julia.page).click()
  for (const { page } of people) await expect(page.getByText(/^Volvemos a las/)).toHaveCount(0)

  for (const { page } of people) await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
  await luis.page.getByRole('button', { name: 'Más opciones' }).click()
  await luis.page.getByRole('button', { name: 'Compartir el enlace' }).click()
  await expect(luis.page.getByRole('dialog').getByText(made.links.participant)).toBeVisible()
  await rosa.page.getByRole('button', { name: 'Más opciones' }).click()
  await rosa.page.getByRole('button', { name: 'Compartir el enlace' }).click()
  await rosa.page.getByText('Cambiar un enlace').click()
  await rosa.page.getByRole('button', { name: 'Cambiar: El enlace de todos' }).click()
  await expect(rosa.page.getByText(/Los cinco enlaces que enviaste dejarán de abrir/)).toBeVisible()
  await keep(rosa, 'opening-replace-link-desktop')
  await rosa.page.getByRole('button', { name: 'Toca otra vez para cambiar: El enlace de todos' }).click()
  await expect(rosa.page.getByText(/Este es el nuevo enlace de todos/)).toBeVisible()
  const fresh = rosa.page.url()
  expect(fresh).not.toBe(made.links.participant)
  const late = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  await late.goto(made.links.participant)
  await late.getByLabel('Tu nombre y apellido').fill('Eva Ríos')
  await late.getByRole('button', { name: 'Entrar' }).click()
  await expect(late.getByRole('heading', { name: 'Este enlace fue cambiado por uno nuevo.' })).toBeVisible()
  await expect(late.getByRole('link', { name: 'Pedir el enlace a Rosa Quispe' })).toBeVisible()
  await late.goto(fresh)
  await late.getByLabel('Tu nombre y apellido').fill('Eva Ríos')
  await late.getByRole('button', { name: 'Entrar' }).click()
  await expect(late.getByText('Guardado', { exact: true }).first()).toBeVisible()

  // those inside show a link that opens, and nobody's page was loaded anew
  for (const { page } of [julia, luis]) {
    await expect(page).not.toHaveURL(made.links.participant)
    expect(page.url()).toMatch(new RegExp(`/r/${made.id}#[\\w-]{22}$`))
  }
  for (const { page } of people) expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true)
  expect(rosa.page.url()).toBe(fresh)
  const luisLink = luis.page.url()
  await expect(luis.page.getByRole('dialog').getByText(luisLink)).toBeVisible()
  await expect(luis.page.getByRole('dialog').getByRole('link', { name: 'Compartir por WhatsApp' })).toHaveAttribute('href', new RegExp(encodeURIComponent(`${luisLink}`).replaceAll('.', '\\.')))
  const friend = await enter(browser, luisLink, 'Iris Paz', 'phone')
  await luis.page.goto('about:blank')
  await luis.page.goto(made.links.participant) // the old message in the chat: the same person, and again a link that opens
  await expect(luis.page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await expect(luis.page).toHaveURL(luisLink)
  expect([...people, friend].flatMap((one) => one.troubles)).toEqual([])
})
