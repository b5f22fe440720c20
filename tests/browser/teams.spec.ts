/*
 * Work in teams: formed, opened, written in together with the common work guide, called back, and what each made on the board and in the
 * annex of the acta.
 */
import { expect, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary } from './people.ts'

test('[MI19] [PA6] a team of two fills in the common work guide; its result arrives on the board, and the guide in the acta', async ({ server, browser }) => {
  const { id, links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, ana, beto] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone'), enter(browser, links.participant, 'Ana Soto', 'phone'), enter(browser, links.participant, 'Beto Rojas', 'phone'),
  ])
  for (let i = 0; i < 30 && !/Formar los equipos/.test(await primary(julia.page).innerText()); i++) {
    const label = await primary(julia.page).innerText()
    await primary(julia.page).click()
    await expect(primary(julia.page)).not.toHaveText(label)
  }
  await primary(julia.page).click()
  const desk = julia.page.locator('[data-place="ideas"]')
  await desk.getByRole('checkbox', { name: 'Los equipos llenan la pauta de trabajo común' }).check()
  await desk.getByRole('button', { name: 'Agregar un equipo' }).click()
  for (const name of ['Ana Soto', 'Beto Rojas']) {
    await desk.getByLabel(name).selectOption({ label: 'Equipo 1' })
    await expect(desk.getByLabel(name)).not.toHaveValue('')
  }
  await desk.getByRole('button', { name: 'Empezar el trabajo en equipos' }).click()
  for (const one of [ana, beto]) {
    await go(one.page, 'Tablero')
    await expect(one.page.getByText(/^Quedan \d+:\d\d en equipos/)).toBeVisible()
  }
  await ana.page.getByLabel('2. Qué mejoraremos primero').fill('Los criterios antes de la tarea')
  await expect(beto.page.getByLabel('2. Qué mejoraremos primero')).toHaveValue('Los criterios antes de la tarea')
  await beto.page.getByLabel('5. Con qué modalidad lo haremos').selectOption('Observación')
  await beto.page.getByRole('button', { name: 'Agregar una acción' }).click()
  await beto.page.getByLabel('Acción 1', { exact: true }).fill('Observar una sesión de Ana')
  await beto.page.getByLabel('Quién', { exact: true }).fill('Beto Rojas')
  await expect(ana.page.getByLabel('Acción 1', { exact: true })).toHaveValue('Observar una sesión de Ana')
  await ana.page.getByRole('textbox', { name: /Escriban su propuesta|¿/ }).first().fill('Una rúbrica de tres niveles')
  await ana.page.getByRole('button', { name: 'Agregar idea' }).first().click()
  await keep(ana, 'teams-guide-phone')
  await expect(primary(julia.page)).toHaveText('Volver a plenaria')
  await primary(julia.page).click()
  await ana.page.getByRole('button', { name: 'Llevar nuestro resultado a la plenaria' }).click()
  await expect(ana.page.getByText('El resultado de tu equipo ya está en el tablero.')).toBeVisible()
  await expect.poll(async () => await (await ana.page.request.get(`${server.url}/api/meetings/${id}/minutes.md`)).text()).toContain('Observar una sesión de Ana')
  const acta = await (await ana.page.request.get(`${server.url}/api/meetings/${id}/minutes.md`)).text()
  for (const words of ['Pauta de trabajo común', 'Los criterios antes de la tarea', 'Observación', 'Una rúbrica de tres niveles', 'Beto Rojas']) expect(acta).toContain(words)
  expect([...julia.troubles, ...ana.troubles, ...beto.troubles]).toEqual([])
})
