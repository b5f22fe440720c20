/*
 * Work in teams: formed, opened, written in together with the common work guide, called back, and what each made on the board and in the
 * annex of the acta.
 */
import { expect, test } from './moved-clock.ts'
import { enter, go, keep, makeMeeting, primary } from './people.ts'
import { listened, toldTo } from './told.ts'

const prepare = listened

test('[MI19] [PA6] [BO6] [BO8] [BO9] [CK2] teams by chosen indicator fill in the common work guide, hear of their time, and bring their result to the board and the guide to the acta', async ({ server, browser }) => {
  const { id, links } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, ana, beto] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare }), enter(browser, links.participant, 'Ana Soto', 'phone', { prepare }),
    enter(browser, links.participant, 'Beto Rojas', 'phone', { prepare }),
  ])
  const people = [julia, ana, beto]
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  for (const [one, words] of [[ana, 'Lo nuestro es el razonamiento crítico'], [beto, 'Retroalimentación a tiempo']] as const) {
    await go(one.page, 'Tablero')
    await one.page.getByRole('textbox').filter({ visible: true }).first().fill(words)
    await one.page.getByRole('button', { name: 'Agregar idea' }).click()
  }
  for (let i = 0; i < 30 && !/Formar los equipos/.test(await primary(julia.page).innerText()); i++) {
    const label = await primary(julia.page).innerText()
    await primary(julia.page).click()
    await expect(primary(julia.page)).not.toHaveText(label)
  }
  await primary(julia.page).click()
  const desk = julia.page.locator('[data-place="ideas"]')
  await desk.getByRole('checkbox', { name: 'Los equipos llenan la pauta de trabajo común' }).check()
  await desk.getByRole('button', { name: 'Un equipo por indicador' }).click()
  const teamOf = (name: string) => desk.getByLabel(name).locator('option:checked')
  await expect(teamOf('Ana Soto')).toHaveText('Razonamiento crítico')
  await expect(teamOf('Beto Rojas')).toHaveText('Retroalimentación')
  await expect(teamOf('Julia Mamani')).toHaveText('Sin equipo')
  await desk.getByLabel('Beto Rojas').selectOption({ label: 'Razonamiento crítico' })
  await expect(teamOf('Beto Rojas')).toHaveText('Razonamiento crítico')
  await desk.getByLabel('Nombre del equipo 1').fill('Las que preguntan')
  await desk.getByLabel('Nombre del equipo 1').blur()
  await expect(teamOf('Ana Soto')).toHaveText('Las que preguntan')
  await desk.getByRole('button', { name: 'Empezar el trabajo en equipos' }).click()
  for (const one of [ana, beto]) {
    await go(one.page, 'Tablero')
    await expect(one.page.getByText(/^Quedan \d+:\d\d en equipos/)).toBeVisible()
  }
  await expect(ana.page.getByRole('heading', { name: 'Las que preguntan' })).toBeVisible()
  await ana.page.getByLabel('2. Qué mejoraremos primero').fill('Los criterios antes de la tarea')
  await expect(beto.page.getByLabel('2. Qué mejoraremos primero')).toHaveValue('Los criterios antes de la tarea')
  await beto.page.getByLabel('5. Con qué modalidad lo haremos').selectOption('Observación')
  await beto.page.getByRole('button', { name: 'Agregar una acción' }).click()
  await beto.page.getByLabel('Acción 1', { exact: true }).fill('Observar una sesión de Ana')
  await beto.page.getByLabel('Quién', { exact: true }).fill('Beto Rojas')
  await expect(ana.page.getByLabel('Acción 1', { exact: true })).toHaveValue('Observar una sesión de Ana')
  await ana.page.getByRole('textbox', { name: /Escriban su propuesta|¿/ }).first().fill('Una rúbrica de tres niveles')
  await ana.page.getByRole('button', { name: 'Agregar idea' }).first().click()
  const notes = (page: typeof ana.page) => page.getByRole('region', { name: 'Notas del equipo', exact: true })
  await notes(ana.page).getByRole('button', { name: 'Escribir notas' }).click()
  await expect(notes(ana.page).getByRole('textbox')).toBeFocused()
  await ana.page.keyboard.type('Partimos de los cuadernos')
  await expect(notes(beto.page)).toContainText('Partimos de los cuadernos')
  await keep(ana, 'teams-guide-phone')

  // ── their time: seen by all who look, told to the team alone, once ──────────────────────────────────────────────────
  const [, minutes, seconds] = /Quedan (\d+):(\d\d) en equipos/.exec(await ana.page.getByText(/^Quedan .* en equipos/).innerText()) ?? []
  await server.later((Number(minutes) * 60 + Number(seconds) - 50) * 1000, people)
  await expect(ana.page.getByText(/^Quedan 0:[345]\d en equipos/)).toBeVisible()
  for (const one of [ana, beto]) await expect.poll(async () => (await toldTo(one.page)).said.filter((words) => words.startsWith('Queda 1 minuto en equipos'))).toHaveLength(1)
  await server.later(55_000, people)
  await expect(ana.page.getByText(/^El tiempo en equipos terminó \(\+0:\d\d\)/)).toBeVisible()
  await keep(ana, 'teams-over-phone')
  for (const one of [ana, beto]) await expect.poll(async () => (await toldTo(one.page)).said.filter((words) => words === 'El tiempo en equipos terminó.')).toHaveLength(1)
  expect((await toldTo(julia.page)).said.filter((words) => words.includes('en equipos'))).toEqual([])
  await expect(primary(julia.page)).toHaveText('Volver a plenaria')
  await primary(julia.page).click()
  await ana.page.getByRole('button', { name: 'Llevar nuestro resultado a la plenaria' }).click()
  await expect(ana.page.getByText('El resultado de tu equipo ya está en el tablero.')).toBeVisible()
  await expect.poll(async () => await (await ana.page.request.get(`${server.url}/api/meetings/${id}/minutes.md`)).text()).toContain('Observar una sesión de Ana')
  const acta = await (await ana.page.request.get(`${server.url}/api/meetings/${id}/minutes.md`)).text()
  const annex = acta.slice(acta.search(/^#+ .*Anexo/m))
  for (const words of ['Pauta de trabajo común', 'Los criterios antes de la tarea', 'Observación', 'Una rúbrica de tres niveles', 'Partimos de los cuadernos', 'Beto Rojas']) expect(annex).toContain(words)
  expect([...julia.troubles, ...ana.troubles, ...beto.troubles]).toEqual([])
})
