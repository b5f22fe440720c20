/*
 * The acta where it is made: taken up from what was said, completed point by point, read aloud and corrected on the spot, closed while
 * people still type, confirmed, felt, opened again with a reason; and the meeting that comes after it, with its people.
 *
 * People look at screens; whoever is not looked at acts over HTTP. The time from closing to an open acta is printed, not judged.
 */
import type { Page } from '@playwright/test'
import { hand } from './hand.ts'
import { command, enter, eventsOf, go, keep, makeMeeting, type Made, type Person } from './people.ts'
import { openProxy } from './proxy.ts'
import { expect, test, type TestServer } from './server.ts'

test.describe.configure({ timeout: 300_000 })

const acta = (page: Page) => page.locator('#panel-acta')
/** The acta: beside everything else where there is room for it, else a place to go to. */
const toActa = async (page: Page) => { if (!await acta(page).isVisible()) await go(page, 'Acta') }
const seen = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
/** The acta as the server has it now. */
async function stated(server: TestServer, made: Made, session: Page): Promise<string> {
  return session.evaluate(async ([url]) => (await fetch(url)).text(), [`${server.url}/api/meetings/${made.id}/minutes.md`] as const)
}

test('[MN1] the secretary makes the acta in taps: what was said taken up, missing points filled where they live or left, read aloud and corrected on the spot', async ({ server, browser }) => {
  const made = await makeMeeting(server)
  const julia = await hand(server, made, 'moderator', 'Julia Mamani')
  await julia.do({ type: 'meeting.start' })
  const carmen = await enter(browser, made.links.secretary, 'Carmen Flores', 'desktop')
  const luis = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  const nora = await hand(server, made, 'participant', 'Nora Díaz')
  await julia.do({ type: 'block.start', block: 'welcome', seen: null }).catch(() => undefined)
  const asked = await nora.do({ type: 'turn.request', kind: 'contribution', subject: 'Corregimos sin decir cómo mejorar' })
  await julia.do({ type: 'turn.grant', person: nora.person, seen: null })
  await nora.do({ type: 'turn.end', seen: await turnOf(luis.page, made) })
  expect(asked).toBeTruthy()

  // ── a line of a turn, one tap: key idea, agreement, conclusion ──────────────────────────────────────────────────────
  await toActa(carmen.page)
  const last = acta(carmen.page).getByRole('region', { name: 'Lo último que dijo Nora Díaz' })
  await expect(last).toContainText('Corregimos sin decir cómo mejorar')
  await keep(carmen, 'acta-01-last-said-desktop')
  await last.getByRole('button', { name: 'Idea fuerza', exact: true }).click() // one tap
  await expect(last).toHaveCount(0)
  const line = acta(carmen.page).getByRole('button', { name: /^Nora Díaz.*Corregimos sin decir cómo mejorar/ }).first()
  for (const what of ['Acuerdo', 'Conclusión']) {
    await line.click()
    if (what === 'Acuerdo') await keep(carmen, 'acta-01-turn-line-desktop')
    await carmen.page.getByRole('dialog').getByRole('button', { name: what, exact: true }).click()
    await expect(carmen.page.getByRole('dialog')).toHaveCount(0)
  }
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(/Acuerdos y compromisos[\s\S]*Corregimos sin decir cómo mejorar[\s\S]*Conclusiones[\s\S]*Corregimos sin decir cómo mejorar/)

  // ── attendance: who was expected and did not come, and what is corrected by hand ───────────────────────────────────────────────────────────────────────────────────
  await command(carmen.page, made.id, { type: 'roster.set', names: [{ name: 'Teo Vara', detail: '' }] })
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(/4 presentes, 4 puntuales \(hasta 10 min del inicio\), 1 ausente[\s\S]*Luis Huamán[^\n]*puntual[\s\S]*Teo Vara.*ausente/)
  const card = async (name: string) => { await carmen.page.getByRole('button', { name: new RegExp(`Ver opciones de ${name}`) }).click() }
  await card('Nora Díaz')
  const sheet = carmen.page.getByRole('dialog')
  await sheet.getByRole('radio', { name: 'por la llamada o el teléfono' }).click()
  await keep(carmen, 'acta-02-attendance-desktop')
  const came = await carmen.page.evaluate(() => { const at = new Date(Date.now() - 20 * 60_000); return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}` })
  await sheet.getByLabel('Llegó a las').fill(came)
  await sheet.getByLabel('Llegó a las').blur()
  const shown = new RegExp(`Nora Díaz.*${Number(came.slice(0, 2)) % 12 || 12}:${came.slice(3)}`)
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(shown)
  // somebody who left early: since when, put right by hand; each correction leaves its event
  await sheet.getByRole('radio', { name: 'salió' }).click()
  const left = await carmen.page.evaluate(() => { const at = new Date(Date.now() - 5 * 60_000); return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}` })
  await sheet.getByLabel('Salió a las').fill(left)
  await sheet.getByLabel('Salió a las').blur()
  const hours = (time: string) => `${Number(time.slice(0, 2)) % 12 || 12}:${time.slice(3)}`
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(new RegExp(`Nora Díaz[^\n]*${hours(came)}[^\n]*${hours(left)}`))
  await keep(carmen, 'acta-02c-left-desktop')
  expect((await eventsOf(carmen.page, made, 'presence.mark')).filter((mark) => mark['person'] === nora.person).length).toBeGreaterThanOrEqual(4)
  await sheet.getByRole('radio', { name: 'justificó' }).click()
  await sheet.getByLabel('Motivo').fill('Cita médica')
  await sheet.getByLabel('Motivo').blur()
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(/Nora Díaz.*justific.*Cita médica/i)
  await carmen.page.keyboard.press('Escape')

  // ── conclusions and reflections, written where the secretary writes ─────────────────────────────────────────────────
  await go(carmen.page, 'Notas')
  for (const [name, words] of [['Reflexiones principales', 'Cambió nuestra forma de mirar.'], ['Conclusiones', 'Corregir es orientar.']] as const) {
    const note = carmen.page.getByRole('region', { name, exact: true })
    await note.getByRole('button', { name: 'Escribir notas' }).click()
    await expect(note.locator('.note-text')).toBeVisible()
    await note.locator('.note-text').click()
    await carmen.page.keyboard.type(words)
  }
  await keep(carmen, 'acta-02b-conclusions-desktop')
  await go(luis.page, 'Acta')
  for (const words of ['Cambió nuestra forma de mirar.', 'Corregir es orientar.']) await expect(acta(luis.page).getByText(words).first()).toBeVisible()

  // ── missing points ──────────────────────────────────────────────────────────────────────────────────────────────────
  const point = (text: string) => acta(carmen.page).getByRole('listitem').filter({ hasText: text }).filter({ has: carmen.page.getByRole('button', { name: 'Completar' }) }).first()
  await carmen.page.getByRole('button', { name: 'Editar la agenda' }).click()
  await carmen.page.getByText('Datos de la reunión').click()
  await carmen.page.getByLabel('Para qué nos reunimos', { exact: true }).fill('')
  await carmen.page.getByRole('button', { name: 'Terminar de editar' }).click()
  await expect(acta(carmen.page).getByText('Todavía no se puede cerrar')).toBeVisible()
  await keep(carmen, 'acta-03-missing-desktop')
  await expect(point('El propósito de la reunión').getByRole('button', { name: 'Dejar así' })).toHaveCount(0)
  await acta(carmen.page).getByRole('button', { name: 'Leer el acta' }).click()
  await expect(luis.page.getByText('Sección 1 de 16').first()).toBeVisible()
  await keep(luis, 'acta-04-readback-phone')
  const next = acta(carmen.page).getByRole('button', { name: 'Siguiente sección' })
  const section = async (n: number) => { await next.click(); await expect(luis.page.getByText(`Sección ${n} de 16`).first()).toBeVisible() }
  for (let n = 2; n <= 11; n++) await section(n)

  // ── a participant taps a paragraph; the secretary answers on the spot; the phone shows it ───────────────────────────
  await acta(luis.page).getByRole('button', { name: /Corregimos sin decir cómo mejorar/ }).first().click()
  await luis.page.getByLabel('¿Qué debería decir?').fill('Corregir diciendo cómo mejorar')
  await keep(luis, 'acta-05-suggest-phone')
  await luis.page.getByRole('button', { name: 'Enviar sugerencia' }).click()
  await expect(acta(carmen.page).getByText('Luis Huamán sugiere:')).toBeVisible()
  await keep(carmen, 'acta-06-resolve-desktop')
  await acta(carmen.page).getByRole('button', { name: 'Aceptar' }).click()
  await expect(acta(luis.page).getByText(/Corregir diciendo cómo mejorar.*corregido/).first()).toBeVisible()

  // ── the next meeting, in its section ────────────────────────────────────────────────────────────────────────────────
  for (let n = 12; n <= 14; n++) await section(n)
  const form = carmen.page.locator('#panel-acta #next-card')
  await expect(form.getByLabel('Fecha y hora')).not.toHaveValue('')
  const suggestedAt = new Date(await form.getByLabel('Fecha y hora').inputValue()).getTime()
  expect(Math.round((suggestedAt - Date.now()) / 86_400_000)).toBe(28)
  await form.getByLabel('¿Para qué nos reuniremos?').fill('Ver qué se logró')
  await form.getByLabel('¿Quién la conduce?').fill('Luis Huamán')
  await form.getByLabel('¿Qué trae cada quien?').fill('Un cuaderno corregido')
  await keep(carmen, 'acta-07-next-desktop')
  await form.getByRole('button', { name: 'Guardar la próxima reunión' }).click()
  await expect(acta(luis.page).getByText('Un cuaderno corregido').first()).toBeVisible()
  await keep(luis, 'acta-07-next-phone')

  // ── the last section: what is missing, one tap each ─────────────────────────────────────────────────────────────────
  for (let n = 15; n <= 16; n++) await section(n)
  await point('El propósito de la reunión').getByRole('button', { name: 'Completar' }).click()
  await expect(carmen.page.getByLabel('Para qué nos reunimos', { exact: true })).toBeFocused()
  await carmen.page.keyboard.type('Acordar cómo corregir')
  await toActa(carmen.page)
  await expect(acta(carmen.page).getByText('Sección 16 de 16').first()).toBeVisible()
  await expect(acta(carmen.page).getByText('El propósito de la reunión')).toHaveCount(0)
  await point('Quiénes participan').getByRole('button', { name: 'Completar' }).click()
  await expect(carmen.page.getByRole('button', { name: 'Docentes' })).toBeFocused()
  await carmen.page.keyboard.press('Enter')
  await toActa(carmen.page)
  await point('Cómo se mide').getByRole('button', { name: 'Dejar así' }).click()
  await point('El plazo').getByRole('button', { name: 'Dejar así' }).click()
  await keep(carmen, 'acta-08-ready-desktop')
  await keep(luis, 'acta-08-last-section-phone')
  await expect(acta(carmen.page).getByText('Todavía no se puede cerrar')).toHaveCount(0)
  await carmen.page.getByRole('button', { name: 'Cerrar el acta' }).filter({ visible: true }).first().click()
  await carmen.page.getByRole('button', { name: 'Toca otra vez para cerrar' }).click()
  await expect(luis.page.getByRole('heading', { name: /^Acta 01-\d{4} cerrada$/ })).toBeVisible()
  const text = await stated(server, made, luis.page)
  for (const words of ['Acordar cómo corregir', 'Corregir diciendo cómo mejorar', 'Docentes', 'Un cuaderno corregido', 'Luis Huamán', 'Cita médica']) expect(text).toContain(words)
  expect([...carmen.troubles, ...luis.troubles]).toEqual([])
})

/** The running turn, as somebody in the room sees it. */
const turnOf = (page: Page, made: Made): Promise<string> => page.evaluate(async (id) =>
  ((await (await fetch(`/api/meetings/${id}`)).json()) as { turn: { id: string } }).turn.id, made.id)

test('[MN2] [MN3] what somebody was writing when the acta closed is theirs again, on the line or back from without it; conformity, pulse, reopening and versions', async ({ server, browser }) => {
  const made = await makeMeeting(server, { title: 'Cierre a tiempo' })
  const line = await openProxy(server.url)
  const link = new URL(made.links.coordinator)
  const julia = await hand(server, made, 'moderator', 'Julia Mamani')
  await julia.do({ type: 'meeting.start' })
  const carmen = await enter(browser, made.links.secretary, 'Carmen Flores', 'desktop', { dark: true })
  const luis = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  const rosa = await enter(browser, `${line.url}${link.pathname}${link.hash}`, 'Rosa Quispe', 'phone', { dark: true })
  await julia.do({ type: 'block.start', block: 'problem', seen: null })
  await julia.do({ type: 'step.start', step: 'causes', seen: null })
  await command(carmen.page, made.id, { type: 'next.plan', startsAt: 1_930_000_000_000, purpose: 'Seguir' })

  // ── one types an idea and an agreement, another has no line and adds a card ─────────────────────────────────────────
  await luis.page.locator('#panel-ideas textarea').fill('Una idea a medio escribir')
  await go(luis.page, 'Acuerdos')
  await luis.page.getByRole('button', { name: 'Proponer acuerdo' }).filter({ visible: true }).last().click()
  await luis.page.getByLabel('¿Qué acordamos?').last().fill('Leer cada mañana')
  await expect(rosa.page.locator('#panel-ideas textarea')).toBeVisible()
  await rosa.page.locator('#panel-ideas textarea').fill('Corregimos tarde')
  await rosa.page.locator('#panel-ideas form button[type=submit]').click()
  const card = carmen.page.locator('#panel-ideas article').filter({ hasText: 'Corregimos tarde' })
  await go(carmen.page, 'Ideas')
  for (const act of ['Marcar como idea fuerza', 'Proponer como acuerdo', 'Pasar a conclusiones']) await card.getByRole('button', { name: act }).click()
  await keep(carmen, 'acta-09-card-desktop-dark')
  await expect.poll(() => stated(server, made, carmen.page)).toMatch(/\*\*A-1\*\* +\*\*Corregimos tarde\*\*[\s\S]*## 13\. Conclusiones\s+- Corregimos tarde/)
  line.cut()
  await rosa.page.locator('#panel-ideas textarea').fill('Escrita sin señal, antes del cierre')
  await rosa.page.locator('#panel-ideas form button[type=submit]').click()
  await toActa(carmen.page)
  await carmen.page.getByRole('button', { name: 'Cerrar el acta' }).filter({ visible: true }).first().click()
  const began = Date.now()
  await carmen.page.getByRole('button', { name: 'Toca otra vez para cerrar' }).click()
  await expect(luis.page.getByRole('heading', { name: /^Acta 01-\d{4} cerrada$/ })).toBeVisible()
  await expect(luis.page.locator('#acta-paper h3').first()).toBeVisible()
  test.info().annotations.push({ type: 'measure', description: `from closing to the open acta on a phone: ${Date.now() - began} ms (limit 5000)` })
  console.info(`from closing to the open acta on a phone: ${Date.now() - began} ms`)

  const returned = (person: Person) => person.page.getByRole('status').filter({ hasText: 'No entró en el acta' })
  await expect(returned(luis)).toContainText('Una idea a medio escribir')
  await expect(returned(luis)).toContainText('Leer cada mañana')
  await keep(luis, 'acta-10-returned-phone')
  await returned(luis).getByRole('article').filter({ hasText: 'Leer cada mañana' }).getByRole('button', { name: 'Enviar como corrección' }).click()
  await expect(returned(luis)).not.toContainText('Leer cada mañana')
  await expect(carmen.page.getByText('Luis Huamán sugiere:')).toBeVisible()
  await expect(seen(carmen.page, 'Leer cada mañana')).toBeVisible()
  line.mend()
  await expect(rosa.page.getByRole('heading', { name: /^Acta 01-\d{4} cerrada$/ })).toBeVisible({ timeout: 30_000 })
  await expect(returned(rosa)).toContainText('Escrita sin señal, antes del cierre', { timeout: 20_000 })
  await keep(rosa, 'acta-11-returned-offline-phone')
  await returned(rosa).getByRole('button', { name: 'Enviar como corrección' }).click()
  await expect(seen(carmen.page, 'Escrita sin señal, antes del cierre')).toBeVisible()

  for (const { page } of [luis, carmen]) await expect(seen(page, 'Quedan 3 días para corregir.')).toBeVisible()
  // ── each correction is accepted or answered; whoever asked reads the answer ─────────────────────────────────────────
  const asks = carmen.page.getByRole('article').filter({ hasText: 'Leer cada mañana' })
  await asks.getByLabel('Respuesta breve (si quieres)').fill('Se verá en junio')
  await asks.getByRole('button', { name: 'No cambia' }).click()
  await expect(seen(luis.page, /Se verá en junio/)).toBeVisible()
  await luis.page.getByText('Más formatos').click()
  await expect(luis.page.getByRole('link', { name: 'Asistencia (CSV)' })).toHaveAttribute('href', /\/attendance\.csv$/)
  await keep(carmen, 'acta-11-closed-desktop-dark')
  // ── conformities count up on every screen; three answers make a summary ─────────────────────────────────────────────
  for (const [n, one] of [luis, rosa, carmen].entries()) {
    await one.page.getByRole('button', { name: /^Estoy conforme/ }).filter({ visible: true }).first().click()
    for (const other of [luis, rosa, carmen]) await expect(seen(other.page, new RegExp(`^${n + 1} de 4 personas (dio|dieron) su conformidad`))).toBeVisible()
  }
  const answer = async ({ page }: Person, face: string, worked: string) => {
    await page.getByRole('radio', { name: face, exact: true }).click()
    await page.getByLabel('¿Qué funcionó hoy?').fill(worked)
    await page.getByRole('button', { name: 'Enviar mis respuestas' }).click()
    await expect(page.getByText(/Tus respuestas ayudan/)).toBeVisible()
  }
  const faces = await luis.page.locator('form').filter({ hasText: 'Tus respuestas no llevan tu nombre' }).getByRole('radio').all()
  expect(faces).toHaveLength(4)
  const names = await Promise.all(faces.map((one) => one.evaluate((radio) => radio.closest('label')?.textContent?.trim() ?? radio.getAttribute('aria-label') ?? '')))
  await luis.page.getByText('Tus respuestas no llevan tu nombre').scrollIntoViewIfNeeded()
  await keep(luis, 'acta-12-pulse-phone')
  await answer(luis, names[3]!, 'Escucharnos')
  await answer(rosa, names[2]!, 'El tablero')
  await expect(seen(rosa.page, '2 respuestas. El resumen aparece desde la tercera.')).toBeVisible()
  await luis.page.reload()
  await expect(luis.page.getByText(/Tus respuestas ayudan/)).toBeVisible()
  await expect(luis.page.getByRole('heading', { name: 'Cómo se sintió la reunión' })).toHaveCount(0)
  await carmen.page.reload()
  await expect(carmen.page.getByText('2 respuestas. El resumen aparece desde la tercera.')).toBeVisible()
  await answer(carmen, names[3]!, 'El tiempo')
  await luis.page.reload()
  await expect(luis.page.getByRole('heading', { name: 'Cómo se sintió la reunión' })).toBeVisible()
  await expect(luis.page.getByText('Escucharnos')).toHaveCount(0)
  await luis.page.getByRole('heading', { name: 'Cómo se sintió la reunión' }).scrollIntoViewIfNeeded()
  await keep(luis, 'acta-13-pulse-summary-phone')

  // ── opened again with a reason: a new version, and what it says otherwise ───────────────────────────────────────────
  await rosa.page.getByText('Reabrir el acta').click()
  await rosa.page.getByLabel('¿Por qué se reabre?').fill('Faltaba el propósito completo')
  await rosa.page.getByLabel('¿Por qué se reabre?').scrollIntoViewIfNeeded()
  await keep(rosa, 'acta-14-reopen-phone-dark')
  await rosa.page.getByRole('button', { name: 'Reabrir con este motivo' }).click()
  await expect(carmen.page.getByRole('button', { name: 'Editar la agenda' }).first()).toBeVisible()
  for (const { page } of [rosa, carmen]) { await toActa(page); await expect(seen(page, /^El plazo de tres días para cerrarla y enviarla vence el /)).toBeVisible() }
  await keep(carmen, 'acta-14-reopened-desktop-dark')
  await carmen.page.getByRole('button', { name: 'Editar la agenda' }).first().click()
  await carmen.page.getByText('Datos de la reunión').click()
  await carmen.page.getByLabel('Para qué nos reunimos', { exact: true }).fill('Acordar criterios comunes y cuándo revisarlos')
  await toActa(carmen.page)
  await expect(seen(carmen.page, 'Acordar criterios comunes y cuándo revisarlos')).toBeVisible()
  await carmen.page.getByRole('button', { name: 'Cerrar el acta' }).filter({ visible: true }).first().click()
  await carmen.page.getByRole('button', { name: 'Toca otra vez para cerrar' }).click()
  await expect(luis.page.getByRole('region', { name: 'Versiones' })).toBeVisible() // the paper has such a heading, too, once the sealed text has come
  await expect(luis.page.getByRole('region', { name: 'Versiones' }).getByText(/Rosa Quispe la reabrió el .*«Faltaba el propósito completo»/)).toBeVisible()
  await luis.page.getByText('Qué cambió respecto de la versión 1').click()
  await expect(luis.page.locator('del').getByText(/Acordar criterios comunes$/).first()).toBeVisible()
  await expect(luis.page.locator('ins').getByText(/Acordar criterios comunes y cuándo revisarlos/).first()).toBeVisible()
  await luis.page.getByText('Qué cambió respecto de la versión 1').scrollIntoViewIfNeeded()
  await keep(luis, 'acta-14-versions-phone')

  // ── the next meeting: everybody has its link, also from the paper ───────────────────────────────────────────────────
  await expect(luis.page.getByRole('link', { name: 'Ver la convocatoria' })).toBeVisible()
  const href = await luis.page.getByRole('link', { name: 'Ver la convocatoria' }).getAttribute('href')
  const chat = decodeURIComponent((await luis.page.getByRole('link', { name: 'WhatsApp' }).first().getAttribute('href'))!.split('text=')[1]!)
  expect(chat).toContain(href)
  // whoever leads it gets its links, and this device keeps them
  await rosa.page.locator('#acta-next').getByRole('button', { name: 'Preparar la próxima reunión' }).click()
  await expect(rosa.page.getByRole('link', { name: 'Abrir con mi enlace personal' })).toBeVisible()
  await rosa.page.getByRole('link', { name: 'Ver sus enlaces' }).click()
  await expect(rosa.page.getByRole('heading', { name: 'Tu reunión está lista' })).toBeVisible()
  await keep(rosa, 'acta-15-next-links-phone-dark')
  await rosa.page.goBack()
  await expect(rosa.page.getByRole('link', { name: 'Abrir con mi enlace personal' })).toBeVisible() // asking again would make the links given before void
  await expect(rosa.page.locator('#acta-next').getByRole('button', { name: 'Preparar la próxima reunión' })).toHaveCount(0)
  await luis.page.goto(href!.split('#')[0]!)
  await expect(luis.page.getByText('¿Eres Luis Huamán?').or(luis.page.getByText('Convocatoria', { exact: true })).first()).toBeVisible()
  await luis.page.getByRole('button', { name: 'Sí, entrar' }).click()
  await expect(seen(luis.page, 'Convocatoria')).toBeVisible()
  await keep(luis, 'acta-15-next-invitation-phone')
  expect([...carmen.troubles, ...luis.troubles, ...rosa.troubles]).toEqual([])
  await line.close()
})
