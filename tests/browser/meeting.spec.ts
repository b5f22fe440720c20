/*
 * A whole meeting with five people on five devices: made, invited to, entered, led, written, agreed on and closed, until everybody
 * has the same acta and its paper says what happened. Screens are kept as artifacts at each step.
 */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { textOfPdf } from './paper.ts'
import { enter, go, goWhereNeeded, keep, primary, type Made, type Person } from './people.ts'
import { expect, test } from './server.ts'

/** Presses the moderator's primary button until it offers what is wanted. */
async function leadUntil(page: Page, wanted: RegExp, most = 40): Promise<void> {
  for (let i = 0; i < most; i++) {
    const label = (await primary(page).innerText()).trim()
    if (wanted.test(label)) return
    await primary(page).click()
    if (label === 'Formar los equipos') await page.getByRole('button', { name: 'Formar al azar' }).click()
    await expect(primary(page)).not.toHaveText(label)
  }
  throw new Error(`the primary button never said ${wanted}`)
}
/** What a note says, without the names beside other people's carets. */
const noteOf = (page: Page): Promise<string> => page.locator('.note-text').evaluate((note) => {
  const copy = note.cloneNode(true) as HTMLElement
  for (const caret of copy.querySelectorAll('.note-caret')) caret.remove()
  return copy.textContent.replaceAll('\u2060', '').trim()
})
const typeInto = async (field: Locator, text: string, at: 'start' | 'end') => {
  await field.focus()
  await field.press(at === 'start' ? 'Home' : 'End')
  await field.pressSequentially(text, { delay: 25 })
}

test('[WM1] five people live a meeting from a shared link to a closed acta, and nothing typed is lost', async ({ server, browser }) => {
  test.setTimeout(480_000)
  const people: Person[] = []

  // ── made and invited ────────────────────────────────────────────────────────────────────────────────────────────────
  const maker = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-PE', timezoneId: 'America/Lima' })
  const desk = await maker.newPage()
  await desk.goto(server.url)
  await desk.getByRole('link', { name: 'Crear reunión' }).click()
  await desk.getByLabel('¿De qué tratará?').fill('Criterios de retroalimentación formativa')
  await desk.getByLabel('Comunidad o escuela').fill('CAP Los Algarrobos')
  const now = await desk.evaluate(() => { const d = new Date(); return { day: `${d.getFullYear()}-${String(d.getMonth() + 1).padStart(2, '0')}-${String(d.getDate()).padStart(2, '0')}`, time: `${String(d.getHours()).padStart(2, '0')}:${String(d.getMinutes()).padStart(2, '0')}` } })
  await desk.getByLabel('Día').fill(now.day)
  await desk.getByLabel('Hora', { exact: true }).fill(now.time)
  await desk.getByText('Más opciones').click()
  await desk.getByLabel('Propósito').fill('Acordar criterios comunes para retroalimentar')
  await desk.getByRole('button', { name: 'Crear y ver los enlaces' }).click()
  await expect(desk.getByRole('heading', { name: 'Tu reunión está lista' })).toBeVisible()
  await desk.screenshot({ path: 'artifacts/screens/meeting-01-invite.png' })
  const known = await desk.evaluate(() => JSON.parse(localStorage.getItem('acta-viva:meetings') ?? '[]') as { id: string; links: Made['links'] }[])
  const links = known[0]!.links
  await maker.close()

  // ── entered by link ─────────────────────────────────────────────────────────────────────────────────────────────────
  const rosa = await enter(browser, links.coordinator, 'Rosa Quispe', 'desktop')
  const julia = await enter(browser, links.moderator, 'Julia Mamani', 'tablet')
  const carmen = await enter(browser, links.secretary, 'Carmen Flores', 'desktop', { dark: true })
  const luis = await enter(browser, links.participant, 'Luis Huamán', 'phone')
  const jose = await enter(browser, links.participant, 'José Ñahui', 'phone', { dark: true })
  people.push(rosa, julia, carmen, luis, jose)
  for (const { page } of people) expect(page.url()).toBe(links.participant)
  await keep(rosa, 'meeting-02-waiting-desktop')
  await keep(luis, 'meeting-02-waiting-phone')

  // ── the agenda, by two at once in one title ─────────────────────────────────────────────────────────────────────────
  for (const { page } of [rosa, carmen]) await page.getByRole('button', { name: 'Editar la agenda' }).click()
  const [left, right] = [rosa, carmen].map(({ page }) => page.getByLabel('Título del bloque 3').first()) as [Locator, Locator]
  await Promise.all([typeInto(left, 'Nuestra ', 'start'), typeInto(right, ' de aula', 'end')])
  for (const field of [left, right]) await expect(field).toHaveValue('Nuestra Socialización de experiencias de aula')
  for (const { page } of [rosa, carmen]) await page.getByRole('button', { name: 'Terminar de editar' }).click()

  // ── started, block by block, by the one primary button ──────────────────────────────────────────────────────────────
  await expect(primary(julia.page)).toHaveText(/Iniciar reunión/)
  await primary(julia.page).click()
  await leadUntil(julia.page, /Identificar causas/)
  await primary(julia.page).click()
  await expect(luis.page.getByRole('textbox', { name: '¿Qué puede estar ocurriendo?' })).toBeVisible()

  // ── cards by both participants at the same moment ───────────────────────────────────────────────────────────────────
  const write = async ({ page }: Person, text: string) => {
    await page.getByRole('textbox', { name: /¿Qué puede estar ocurriendo\?|Escribe tu idea/ }).fill(text)
    await page.getByRole('button', { name: 'Agregar idea' }).filter({ visible: true }).first().click()
  }
  await Promise.all([write(luis, 'Corregimos sin decir cómo mejorar'), write(jose, 'Falta tiempo para devolver los cuadernos')])
  for (const { page } of people) {
    if (page === rosa.page || page === julia.page || page === carmen.page) await go(page, 'Ideas')
    for (const text of ['Corregimos sin decir cómo mejorar', 'Falta tiempo para devolver los cuadernos']) await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible()
  }
  await carmen.page.getByRole('button', { name: 'Marcar como idea fuerza' }).first().click()
  await expect(luis.page.getByText('Idea fuerza').filter({ visible: true }).first()).toBeVisible()
  await keep(luis, 'meeting-03-board-phone')
  await keep(carmen, 'meeting-03-board-desktop')

  // ── turns asked, granted, extended and ended; the queue the same on all screens ─────────────────────────────────────
  await luis.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await expect(primary(julia.page)).toHaveText('Dar la palabra a Luis Huamán')
  await jose.page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
  await primary(julia.page).click()
  await expect(luis.page.getByText('Tienes la palabra').filter({ visible: true }).first()).toBeVisible()
  for (const { page } of [rosa, carmen]) await expect(page.getByText('Habla Luis Huamán').filter({ visible: true }).first()).toBeVisible()
  await keep(luis, 'meeting-04-my-turn-phone')
  await keep(julia, 'meeting-04-floor-tablet')
  await julia.page.getByRole('button', { name: '+1 min' }).first().click()
  await luis.page.getByRole('button', { name: 'Terminar mi turno' }).first().click()
  await expect(primary(julia.page)).toHaveText('Dar la palabra a José Ñahui')
  await primary(julia.page).click()
  await expect(jose.page.getByText('Tienes la palabra').filter({ visible: true }).first()).toBeVisible()
  await jose.page.getByRole('button', { name: 'Terminar mi turno' }).first().click()

  // ── a role handed over, live ────────────────────────────────────────────────────────────────────────────────────────
  await rosa.page.getByRole('button', { name: /Ver opciones de Luis Huamán/ }).click()
  await rosa.page.getByRole('button', { name: /Dar a Luis Huamán: Modera/ }).click()
  await rosa.page.keyboard.press('Escape')
  await expect(luis.page.locator('[data-role="moderator"]').first()).toBeVisible()
  await expect(primary(luis.page)).toHaveText(/Siguiente|Empezar|Dar la palabra/)
  await rosa.page.getByRole('button', { name: /Ver opciones de Julia Mamani/ }).click()
  await rosa.page.getByRole('button', { name: /Dar a Julia Mamani: Modera/ }).click()
  await rosa.page.keyboard.press('Escape')
  await expect(primary(julia.page)).toHaveText(/Siguiente|Empezar|Dar la palabra/)

  // ── notes, by two in one paragraph ──────────────────────────────────────────────────────────────────────────────────
  for (const { page } of [rosa, carmen]) {
    await go(page, 'Notas')
    await page.getByRole('button', { name: 'Escribir notas' }).first().click()
    await expect(page.locator('.note-text')).toBeVisible()
  }
  await carmen.page.locator('.note-text').click()
  await carmen.page.keyboard.type('Retroalimentar es orientar.')
  await expect(rosa.page.locator('.note-text')).toContainText('Retroalimentar es orientar.')
  await rosa.page.locator('.note-text').click()
  await rosa.page.keyboard.press('Control+Home')
  await carmen.page.keyboard.press('Control+End')
  await Promise.all([rosa.page.keyboard.type('Hoy vimos que ', { delay: 30 }), carmen.page.keyboard.type(' Y toma tiempo.', { delay: 30 })])
  for (const { page } of [rosa, carmen]) await expect.poll(() => noteOf(page)).toBe('Hoy vimos que Retroalimentar es orientar. Y toma tiempo.')
  await keep(carmen, 'meeting-05-notes-desktop')

  // ── three agreements: drafted by three, completed and registered by the secretary ───────────────────────────────────
  await leadUntil(julia.page, /Redactar los acuerdos/)
  await primary(julia.page).click()
  const propose = async ({ page }: Person, text: string) => {
    await goWhereNeeded(page, 'Tablero')
    await goWhereNeeded(page, 'Acuerdos')
    await page.getByRole('button', { name: 'Proponer acuerdo' }).last().click()
    await page.getByLabel('¿Qué acordamos?').last().fill(text)
    await page.getByRole('button', { name: 'Proponer', exact: true }).last().click()
  }
  await Promise.all([propose(luis, 'Usar la misma rúbrica en 4.° grado'), propose(jose, 'Devolver los cuadernos en tres días')])
  await propose(rosa, 'Observar una clase entre pares')
  await go(carmen.page, 'Acuerdos')
  for (let n = 3; n > 0; n--) await carmen.page.getByRole('button', { name: 'Registrar acuerdo' }).first().click()
  await expect(carmen.page.getByText('Registrado')).toHaveCount(3)
  for (let n = 0; n < 3; n++) {
    const form = carmen.page.locator('article[data-state="registered"]').nth(n)
    await form.getByRole('button', { name: 'Completar' }).click()
    await form.getByRole('button', { name: 'Docentes' }).click()
    await form.getByLabel('Cómo se mide').fill(`Registro de avance ${n + 1}`)
    await form.getByRole('button', { name: 'En 2 semanas' }).click()
    await form.getByRole('button', { name: 'Cerrar' }).click()
  }
  await expect(carmen.page.getByText(/^Falta:/)).toHaveCount(0)
  await keep(carmen, 'meeting-06-agreements-desktop')
  await keep(luis, 'meeting-06-agreements-phone')

  // ── read back, next meeting, closed in two taps ─────────────────────────────────────────────────────────────────────
  await leadUntil(julia.page, /Leer el acta y corregir/)
  await primary(julia.page).click()
  await go(carmen.page, 'Acta')
  await keep(carmen, 'meeting-07-acta-desktop')
  await carmen.page.getByRole('button', { name: 'Por definir' }).first().click()
  await go(jose.page, 'Acta')
  await expect(jose.page.getByText('Devolver los cuadernos en tres días').filter({ visible: true }).first()).toBeVisible()
  await keep(jose, 'meeting-07-acta-phone')
  await carmen.page.getByRole('button', { name: 'Cerrar el acta' }).first().click()
  await carmen.page.getByRole('button', { name: /Toca otra vez/ }).first().click()
  for (const { page } of people) await expect(page.getByRole('heading', { name: /Acta 01-\d{4} cerrada/ })).toBeVisible()
  await keep(luis, 'meeting-08-closed-phone')
  await keep(rosa, 'meeting-08-closed-desktop')

  // ── confirmed, and the paper says what happened ─────────────────────────────────────────────────────────────────────
  await luis.page.getByRole('button', { name: 'Estoy conforme' }).first().click()
  await expect(jose.page.getByText(/1 de 5 personas? dio su conformidad/)).toBeVisible()
  const [download] = await Promise.all([luis.page.waitForEvent('download'), luis.page.getByRole('link', { name: 'PDF' }).first().click()])
  const text = await textOfPdf(await readFile((await download.path())!))
  for (const name of people.map((one) => one.name)) expect(text).toContain(name)
  for (const words of [
    'Usar la misma rúbrica en 4.° grado', 'Devolver los cuadernos en tres días', 'Observar una clase entre pares', 'Corregimos sin decir cómo mejorar',
    'Falta tiempo para devolver los cuadernos', 'Hoy vimos que Retroalimentar es orientar. Y toma tiempo.', 'Nuestra Socialización de experiencias de aula', 'CAP Los Algarrobos',
  ]) expect(text).toContain(words)
  expect(text).toMatch(/\d{1,2}:\d{2} [ap]\. ?m\./)
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})
