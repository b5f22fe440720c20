/*
 * One link, four moments, each its own screen; five ways in which a link does not open; and entering where browsers are at their
 * worst: nothing stored, a messenger's own view, no cookies from elsewhere, a link that was cut.
 */
import type { Browser, Page } from '@playwright/test'
import { expect, settable, startRelay, test } from './moved-clock.ts'
import { command, enter, keep, makeMeeting, primary } from './people.ts'

const minute = 60_000
const prepare = settable
const phone = { viewport: { width: 360, height: 740 }, locale: 'es-PE', timezoneId: 'America/Lima' }
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test('[RO8] one link is invitation, waiting room, room and acta, for whoever keeps the page open', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() + 17 * minute, callUrl: 'https://call.example/cap' })
  const luis = await enter(browser, links.participant, 'Luis Huamán', 'phone', { prepare })
  const rosa = await enter(browser, links.coordinator, 'Rosa Quispe', 'phone', { prepare })
  const people = [luis, rosa]

  await expect(luis.page.getByText('Convocatoria', { exact: true })).toBeVisible()
  await expect(rosa.page.getByText(/Aún no responden: .*Luis Huamán/)).toBeVisible()
  await primary(luis.page).filter({ hasText: 'Asistiré' }).click()
  await expect(luis.page.getByRole('radio', { name: 'Asistiré' })).toBeChecked()
  await expect(rosa.page.getByText('1 asistirán · 0 no podrán · 0 tal vez')).toBeVisible()
  await expect(rosa.page.getByRole('button', { name: 'Empezar la reunión ahora' })).toBeVisible()
  await expect(luis.page.getByRole('button', { name: 'Empezar la reunión ahora' })).toHaveCount(0)
  await keep(luis, 'moment-1-invitation-phone')

  await server.later(3 * minute, people)
  await expect(luis.page.getByText('Sala de espera', { exact: true })).toBeVisible()
  await expect(primary(luis.page)).toHaveText('Entrar a la videollamada')
  await expect(luis.page.getByText('Tu conexión funciona.')).toBeVisible()
  await expect(luis.page.getByRole('timer')).toBeVisible()
  await keep(luis, 'moment-2-waiting-phone')

  await rosa.page.getByRole('button', { name: 'Asignar roles' }).or(rosa.page.getByRole('button', { name: /^Iniciar reunión/ })).first().waitFor()
  const [id] = links.participant.split('/r/')[1]!.split('#')
  await command(rosa.page, id!, { type: 'meeting.start' })
  await expect(luis.page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
  await keep(luis, 'moment-3-room-phone')
  for (const { page } of people) expect(page.url()).toBe(links.participant)

  await command(rosa.page, id!, { type: 'minutes.close' })
  await expect(luis.page.getByRole('heading', { name: /Acta 01-\d{4} cerrada/ })).toBeVisible()
  await expect(luis.page.getByRole('button', { name: /Estoy conforme/ }).first()).toBeVisible()
  await keep(luis, 'moment-4-acta-phone')
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([])
})

test('[RO8] whoever leads may begin from the invitation', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() + 60 * minute })
  const julia = await enter(browser, links.moderator, 'Julia Mamani', 'phone')
  await julia.page.getByRole('button', { name: 'Empezar la reunión ahora' }).click()
  await expect(julia.page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
})

test('[RO9] a personal link opened by a second person: come in as a participant, or ask the holder, who gives the role by one tap', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const julia = await enter(browser, links.moderator, 'Julia Mamani', 'phone')
  const pedro = await enter(browser, links.moderator, 'Pedro Arce', 'phone')
  await expect(pedro.page.getByText('El rol de este enlace (Modera) ya lo tiene Julia Mamani.')).toBeVisible()
  await expect(pedro.page.getByRole('button', { name: 'Entrar como participante' })).toBeVisible()
  await keep(pedro, 'moment-role-held-phone')
  await pedro.page.getByRole('button', { name: 'Pedir el rol a Julia Mamani' }).click()
  await expect(julia.page.getByText('Pedro Arce pide tu rol: Modera.')).toBeVisible()
  await keep(julia, 'moment-role-asked-phone')
  await julia.page.getByRole('button', { name: 'Dar el rol a Pedro Arce' }).click()
  await expect(primary(pedro.page)).toHaveText(/^Iniciar reunión/)
  await expect(julia.page.getByText('Pedro Arce pide tu rol: Modera.')).toHaveCount(0)
})

test('[EN3] [PL5] a known device goes in by itself or by one tap; a second person of one name may say their school', async ({ server, browser }) => {
  const first = await makeMeeting(server, { startsAt: server.now() })
  const ana = await enter(browser, first.links.participant, 'Ana Soto', 'phone')
  const second = await makeMeeting(server, { startsAt: server.now(), title: 'Otra reunión' })
  await ana.page.goto(second.links.participant)
  await expect(heading(ana.page)).toHaveText('¿Eres Ana Soto?')
  await ana.page.getByRole('button', { name: 'Sí, entrar' }).click()
  await expect(heading(ana.page)).toHaveText('Otra reunión')
  const other = await enter(browser, second.links.participant, 'Ana Soto', 'phone')
  await other.page.getByRole('button', { name: 'No, somos dos' }).click()
  await other.page.getByLabel('Grado o escuela').fill('IE 2030')
  await other.page.getByRole('button', { name: 'Guardar', exact: true }).click()
  await expect(other.page.getByText('Hay otra persona que se llama Ana Soto')).toHaveCount(0)
  await ana.page.getByRole('button', { name: 'Más opciones' }).click()
  await ana.page.getByRole('button', { name: 'Ver las personas' }).click()
  await expect(ana.page.getByText(/· IE 2030/)).toBeVisible()
})

test('[RO7] a latecomer is told the meeting in three lines, once', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const julia = await enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare })
  await primary(julia.page).click()
  await primary(julia.page).filter({ hasText: 'Empezar' }).click()
  await server.later(5 * minute, [julia])
  const luis = await enter(browser, links.participant, 'Luis Huamán', 'phone')
  const told = luis.page.getByText(/^Llegaste a las/)
  await expect(told).toBeVisible()
  await expect(luis.page.getByText(/^Vamos en 1 de \d+: /)).toBeVisible()
  await keep(luis, 'moment-late-phone')
  await luis.page.getByRole('button', { name: 'Entendido' }).click()
  await luis.page.reload()
  await expect(luis.page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await expect(told).toHaveCount(0)
})

const open = async (browser: Browser, link: string): Promise<Page> => {
  const page = await (await browser.newContext(phone)).newPage()
  await page.goto(link)
  return page
}
const tryName = async (page: Page) => {
  await page.getByLabel('Tu nombre y apellido').fill('Rosa Quispe')
  await page.getByRole('button', { name: 'Entrar' }).click()
}

test('[EN5] [EN8] five ways a link does not open, each one sentence and one button, and no word of the meeting', async ({ server, browser }) => {
  const { id, links } = await makeMeeting(server, { coordinator: { name: 'Rosa Quispe' } })
  const expectTrouble = async (page: Page, sentence: string, button: string | RegExp, name: string) => {
    await expect(heading(page)).toHaveText(sentence)
    await expect(page.locator('.button-primary:visible')).toHaveCount(1)
    await expect(page.locator('.button-primary:visible')).toHaveText(button)
    await expect(page.getByText('Criterios de retroalimentación')).toHaveCount(0)
    await keep({ name: '', page, troubles: [] }, `trouble-${name}-phone`)
  }
  const [base] = links.participant.split('#')
  const unknown = await open(browser, `${base}#${'A'.repeat(22)}`)
  await tryName(unknown)
  await expectTrouble(unknown, 'Este enlace no corresponde a ninguna reunión.', 'Pedir el enlace', 'unknown')

  const cut = await open(browser, links.participant.slice(0, -9))
  await expectTrouble(cut, 'El enlace llegó incompleto: le falta la última parte.', 'Pegar el enlace completo', 'cut')
  const bare = await open(browser, base!)
  await expect(heading(bare)).toHaveText('El enlace llegó incompleto: le falta la última parte.')

  const boss = await enter(browser, links.coordinator, 'Rosa Quispe', 'phone')
  const replaced = await boss.page.evaluate(async ([meeting, key]) => (await fetch(`/api/meetings/${meeting}/links`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role: 'moderator', key }),
  })).status, [id, links.participant.split('#')[1]] as const)
  expect(replaced).toBe(200)
  const old = await open(browser, links.moderator)
  await tryName(old)
  await expectTrouble(old, 'Este enlace fue cambiado por uno nuevo.', 'Pedir el enlace a Rosa Quispe', 'replaced')
  await old.goto('about:blank')
  await old.goto(links.participant) // the dead link stands in nobody's way to everybody's
  await tryName(old)
  await expect(old.getByText('Guardado', { exact: true }).first()).toBeVisible()

  const relay = await startRelay(server.url)
  const offline = await open(browser, links.participant.replace(server.url, relay.url))
  await offline.getByLabel('Tu nombre y apellido').waitFor()
  await offline.waitForLoadState('networkidle')
  relay.cut()
  await tryName(offline)
  await expect(offline.getByText(/Se cortó la conexión/)).toBeVisible()
  await keep({ name: '', page: offline, troubles: [] }, 'trouble-lost-line-phone')
  relay.mend()
  await offline.getByRole('button', { name: 'Entrar' }).click()
  await expect(offline.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await relay.close()

  const far = await enter(browser, links.participant, 'José Ñahui', 'phone')
  await far.page.route('**/api/**', (route) => route.abort())
  await far.page.goto('about:blank')
  await far.page.goto(links.secretary)
  await expectTrouble(far.page, 'No hay conexión en este momento.', 'Intentar de nuevo', 'no-network')
  await far.page.unroute('**/api/**')
  await far.page.getByRole('button', { name: 'Intentar de nuevo' }).click()
  await expect(far.page.getByText('Guardado', { exact: true }).first()).toBeVisible()

  const gone = await enter(browser, links.participant, 'Luis Huamán', 'phone')
  await boss.page.evaluate(async (meeting) => {
    const state = await (await fetch(`/api/meetings/${meeting}`)).json() as { people: { id: string; name: string }[] }
    const person = state.people.find((one) => one.name === 'Luis Huamán')!.id
    await fetch(`/api/meetings/${meeting}/commands`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'remove-1', type: 'person.remove', person }) })
  }, id)
  await expect(gone.page.getByText('Ya no estás en esta sala.')).toBeVisible()
  await gone.page.reload()
  await expectTrouble(gone.page, 'Esta reunión ya terminó y no recibe más entradas.', /Pedir el enlace/, 'ended')
})

const views = {
  whatsapp: 'Mozilla/5.0 (Linux; Android 10; SM-A105M; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36 WhatsApp/2.24.9',
  facebook: 'Mozilla/5.0 (Linux; Android 9; moto e6; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/459.0.0.0;]',
}

test('[EN1] [EN3] entering inside a messenger\'s view, with no storage at all and with cookies refused', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  for (const [name, userAgent] of Object.entries(views)) {
    const page = await (await browser.newContext({ ...phone, userAgent })).newPage()
    await page.goto(links.participant)
    await tryName(page)
    await expect(page.getByText('Guardado', { exact: true }).first(), name).toBeVisible()
    await page.context().close()
  }
  const page = await (await browser.newContext(phone)).newPage()
  await page.addInitScript(() => {
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(globalThis, store, { get() { throw new DOMException('denied', 'SecurityError') } })
  })
  await page.goto(links.participant)
  await tryName(page)
  await expect(page.getByText(/^(Guardado|Sin guardar|Guardando…)$/).first()).toBeVisible()
  await page.context().close()
})

test('[EN3] entering and coming back in a browser that blocks third-party cookies', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now() })
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const client = await context.newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true })
  await page.goto(links.participant)
  await tryName(page)
  await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await context.close()
})

test('[EN2] a preview of the link shows neither title nor name', async ({ server }) => {
  const { links } = await makeMeeting(server, { coordinator: { name: 'Rosa Quispe' } })
  for (const link of [links.participant, links.moderator]) {
    const answer = await fetch(link.split('#')[0]!, { headers: { 'user-agent': 'WhatsApp/2.24.9 A' } })
    const html = await answer.text()
    expect(html).not.toMatch(/retroalimentaci|Algarrobos|Rosa|og:|twitter:/i)
    expect(html).toContain('<title>Acta Viva</title>')
  }
})
