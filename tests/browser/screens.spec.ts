/*
 * Takes the picture of every screen in its states and holds the matrix to them: a cell names a picture this very run took, or says why
 * not. One walk of a meeting with one participant, one with sixty people and long names, and one of the pages outside of a meeting.
 * The tests of this file run one after the other; the last one looks for what was not taken.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { addRow } from '@acta-viva/model/documents'
import { clean } from './axe.ts'
import { hand } from './hand.ts'
import { expect, settable, startRelay, test, type MovedServer } from './moved-clock.ts'
import { enter, go, makeMeeting, type Made, type Person } from './people.ts'
import { asMarkdown, matrix, namesOfShots, states } from './screens.ts'
import { missingShots, phone, photograph, photographAt, wide, type Wide } from './shots.ts'

test.describe.configure({ mode: 'default' })

const minute = 60_000
const doc = fileURLToPath(new URL('../../docs/screens.md', import.meta.url))
const title = 'Criterios comunes para la retroalimentación formativa en comprensión lectora de tercero y cuarto grado'
const longName = (n: number) => `${['María de los Ángeles', 'José Francisco', 'Rosa Hermelinda', 'Wilfredo Alejandro'][n % 4]} ${['Quispecahuana', 'Huamanchumo', 'Condorcanqui', 'Ccoyllullipihuanay'][(n >> 2) % 4]} Mamani ${n + 1}`
const someone = (page: Page): Person => ({ name: '', page, troubles: [] })
const offlineWords = 'Sin señal. Puedes seguir escribiendo'

/** A first meeting of the community whose agreements the next one reviews. */
async function before(server: MovedServer): Promise<{ first: Made; communityKey: string; boss: Awaited<ReturnType<typeof hand>> }> {
  const first = await makeMeeting(server, { startsAt: server.now(), callUrl: 'https://call.example/cap' })
  const boss = await hand(server, first, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  await boss.write((table) => {
    for (const [n, text] of ['Aplicar la lista de criterios en dos sesiones', 'Observarnos entre pares una vez al mes'].entries()) {
      addRow(table, 'agreements', `deal-${n}`, {
        text, actors: ['Docentes'], responsible: 'Luis Huamán', indicator: 'Sesiones con la lista', target: '2 por docente', due: '2027-06-30', commitments: [],
        state: 'registered', progress: '', from: '', order: `a${n}`,
      }, ['text', 'indicator', 'target'])
    }
  })
  await boss.do({ type: 'minutes.close' })
  const { communityLinks } = first as Made & { communityLinks: { coordinator: string } }
  return { first, communityKey: communityLinks.coordinator.split('#')[1]!, boss }
}

/** The whole walk of one kind; `take` photographs what stands there. */
async function walk(server: MovedServer, browser: Browser, kind: 'one' | 'sixty'): Promise<void> {
  const alone = kind === 'one'
  const earlier = await before(server)
  const made = await earlier.boss.post('next', { startsAt: server.now() + 17 * minute, ...(!alone && { title }) }) as unknown as Made
  const boss = await hand(server, made, 'coordinator', alone ? 'Rosa Quispe' : longName(0))
  if (!alone) for (let n = 1; n < 60; n++) await boss.do({ type: 'presence.mark', name: longName(n), channel: 'call', attendance: 'present' })
  const aloneStep = boss.steps.find((one) => one.board === 'experiences')!
  await boss.write((table) => table.getMap<{ set: (key: string, value: string) => void }>('steps').get(aloneStep.id)!.set('mode', 'individual'))

  const line = await startRelay(server.url) // one that can be cut: a browser told to be offline keeps its socket
  const { page } = await enter(browser, made.links.participant.replace(server.url, line.url), alone ? 'Luis Huamán' : longName(61), 'phone', { prepare: settable })
  const take = (name: string, more: Wide = 'wide') => photograph(page, name, kind, more)
  const offline = async (names: readonly string[], show: (name: string) => Promise<void>) => {
    if (!alone) return
    line.cut()
    await page.getByText(offlineWords).waitFor({ timeout: 20_000 })
    for (const name of names) {
      await show(name)
      await photograph(page, name, 'offline')
    }
    line.mend()
    await page.getByRole('button', { name: 'Probar ahora' }).click({ timeout: 3_000 }).catch(() => undefined)
    await expect(page.getByText(offlineWords)).toHaveCount(0, { timeout: 20_000 })
  }
  const sheet = async (item: string, name: string) => {
    await page.getByRole('button', { name: 'Más opciones' }).click()
    if (name !== 'menu') await page.getByRole('dialog').getByRole('button', { name: item }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await take(name)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  /** To what the meeting is at, as its pill offers, wherever one was. */
  const back = async () => {
    const pill = page.getByRole('button', { name: /^Volver a lo actual/ })
    if (await pill.isVisible()) await pill.click()
  }
  let block: string | null = null
  let step: string | null = null
  const goTo = async (find: (one: (typeof boss.steps)[number]) => boolean) => {
    const wanted = boss.steps.find(find)
    if (!wanted) throw new Error('the agenda has no such step')
    if (wanted.block !== block) { await boss.do({ type: 'block.start', block: wanted.block, seen: block }); step = null }
    block = wanted.block
    await boss.do({ type: 'step.start', step: wanted.id, seen: step })
    step = wanted.id
  }

  await take('invitation')
  await offline(['invitation'], () => Promise.resolve())
  await server.later(3 * minute, [someone(page)])
  await expect(page.getByText('Sala de espera', { exact: true })).toBeVisible()
  await take('waiting')
  await boss.do({ type: 'meeting.start' })
  await goTo((one) => one.mode === 'plenary' && one.board === 'none')
  await go(page, 'Palabra')
  await take('floor')
  await go(page, 'Agenda')
  await take('agenda')
  await photographAt(page, 'drawer', kind, 'tablet')
  await sheet('Ver las personas', 'people')
  if (alone) {
    await sheet('', 'menu')
    await sheet('Mi guía', 'guide')
    await sheet('Compartir', 'share')
    await page.getByRole('button', { name: 'Pedir la palabra' }).first().click()
    const queue = async () => Object.values(await page.evaluate(async (id) => ((await (await fetch(`/api/meetings/${id}`)).json()) as { queue: { person: string }[] }).queue, made.id))
    await expect.poll(async () => (await queue()).length).toBe(1)
    await boss.do({ type: 'turn.grant', person: (await queue())[0]!.person, seen: null })
    await expect(page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
    await take('turn')
    await page.getByRole('button', { name: 'Terminar mi turno' }).first().click()
  }
  await goTo((one) => one.board === 'agreements' && one.id !== aloneStep.id)
  await go(page, 'Tablero')
  await page.getByRole('button', { name: 'Acuerdos', exact: true }).click()
  await expect(page.getByText('Aplicar la lista de criterios en dos sesiones').filter({ visible: true }).first()).toBeVisible()
  await take('review')
  await goTo((one) => one.board === 'causes')
  const idea = page.locator('#panel-ideas textarea').first()
  await idea.waitFor()
  if (alone) await photograph(page, 'board', 'empty', 'none')
  await idea.fill(alone ? 'Corregimos sin decir cómo mejorar' : 'Corregimos sin decir cómo mejorar, y la retroalimentaciónpormediodecuadernos no llega a tiempo a casa')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Corregimos sin decir' })).toBeVisible()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await take('board')
  await goTo((one) => one.id === aloneStep.id)
  await expect(page.getByText('Solo tú ves lo que escribes').first()).toBeVisible()
  await take('individual')
  await goTo((one) => one.mode === 'teams')
  await take('teams')
  await goTo((one) => one.text.startsWith('Redactar los acuerdos'))
  await take('agreements')
  await boss.do({ type: 'readback.show', section: 4 })
  await go(page, 'Acta')
  await take('readback')
  await boss.do({ type: 'meeting.pause', ms: 5 * minute })
  await go(page, 'Palabra')
  await take('break')
  await boss.do({ type: 'meeting.resume' })
  await expect(page.getByText('Estamos en receso')).toHaveCount(0)
  await offline(['floor', 'agenda', 'board', 'agreements', 'readback', 'people'], async (name) => {
    if (name === 'people') {
      await page.getByRole('button', { name: 'Más opciones' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Ver las personas' }).click()
      return
    }
    await go(page, name === 'floor' ? 'Palabra' : name === 'agenda' ? 'Agenda' : name === 'readback' ? 'Acta' : 'Tablero')
    if (name === 'board') await page.getByRole('button', { name: 'Ideas', exact: true }).click()
    if (name === 'agreements') await page.getByRole('button', { name: 'Acuerdos', exact: true }).click()
  })
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  // ── the lead team's own faces ──
  const carmen = await enter(browser, made.links.secretary, alone ? 'Carmen Flores' : longName(62), 'phone', { prepare: settable })
  const julia = await enter(browser, made.links.moderator, alone ? 'Julia Mamani' : longName(63), 'phone', { prepare: settable })
  await go(julia.page, 'Palabra')
  await photograph(julia.page, 'moderate', kind)
  await boss.do({ type: 'readback.show', section: null })
  await go(carmen.page, 'Acta')
  await carmen.page.locator('#missing-title').or(carmen.page.getByRole('heading', { level: 2 })).first().waitFor()
  await photograph(carmen.page, 'missing', kind)
  await photographAt(carmen.page, 'split', kind, 'desktop')

  // ── closed, with something half written ──
  await goTo((one) => one.board === 'causes')
  await back()
  await idea.fill('Faltó escuchar a las familias')
  await boss.do({ type: 'meeting.end' })
  await boss.do({ type: 'minutes.close' })
  await expect(page.getByRole('heading', { name: /cerrada/ })).toBeVisible()
  await expect(page.getByText('Faltó escuchar a las familias').first()).toBeVisible()
  await take('returned')
  await page.getByRole('button', { name: 'Descartar' }).first().click()
  await take('closed')
  await page.locator('#acta-paper').getByRole('button', { name: 'Sugerir corrección' }).first().click()
  await expect(page.getByLabel('¿Qué debería decir?')).toBeVisible()
  await take('correction')
  await page.getByLabel('¿Qué debería decir?').fill('Debería decir otra cosa')
  await page.getByRole('button', { name: 'Enviar sugerencia' }).click()
  await expect(carmen.page.getByRole('button', { name: 'Aceptar' })).toBeVisible()
  await carmen.page.getByRole('button', { name: 'Aceptar' }).scrollIntoViewIfNeeded()
  await photograph(carmen.page, 'corrections', kind)
  await offline(['closed'], () => page.locator('main:visible').evaluate((main) => { main.scrollTop = 0 }))
  await page.goto(`${line.url}/p/${made.id}`)
  await page.getByRole('heading').first().waitFor()
  await take('wall', 'wall')
  if (alone) {
    await page.context().setOffline(true)
    await page.waitForTimeout(300)
    await photograph(page, 'wall', 'offline', 'none')
  }
  for (const one of [page, carmen.page, julia.page]) await one.context().close()
  await line.close()
}

for (const kind of ['one', 'sixty'] as const) {
  test(`every screen of a meeting is pictured: ${kind}`, async ({ server, browser }) => {
    test.setTimeout(wide ? 600_000 : 300_000)
    await walk(server, browser, kind)
  })
}

test('every page outside of a meeting is pictured', async ({ server, browser }) => {
  test.setTimeout(wide ? 400_000 : 240_000)
  const { first, communityKey, boss } = await before(server)
  const made = await boss.post('next', { startsAt: server.now() }) as unknown as Made
  const page = await (await browser.newContext(phone)).newPage()
  const h1 = page.getByRole('heading', { level: 1 })
  const fresh = async (url: string) => { await page.goto('about:blank'); await page.goto(url) }
  const name = page.getByLabel('Tu nombre y apellido')
  const come = async (who = 'Luis Huamán') => { await name.fill(who); await page.getByRole('button', { name: 'Entrar', exact: true }).click() }

  for (const [screen, path] of [['home', '/'], ['create', '/new'], ['verify', '/verify']] as const) {
    await fresh(`${server.url}${path}`)
    await h1.first().waitFor()
    await photograph(page, screen, 'one')
  }
  await page.locator('input[type=file]').setInputFiles({ name: 'acta.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ not: 'an acta' })) })
  await expect(page.getByRole('status').or(page.getByRole('alert')).first()).toBeVisible()
  await photograph(page, 'verify', 'refused')
  await fresh(`${server.url}/practice`)
  await expect(page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
  await photograph(page, 'practice', 'one')
  await fresh(`${server.url}/p/${made.id}`)
  await h1.first().waitFor()
  await photograph(page, 'wall', 'refused', 'none')

  // ── creating: refused in place, without a line, and what comes after ──
  await fresh(`${server.url}/new`)
  const send = page.locator('form button[type=submit]:visible')
  await send.click()
  await photograph(page, 'create', 'refused', 'none')
  for (const [n, text] of ['Criterios de retroalimentación', 'CAP Los Algarrobos'].entries()) await page.locator('#app form input').nth(n).fill(text)
  await page.route('**/api/**', (route) => route.abort())
  await send.click()
  await page.waitForTimeout(300)
  await photograph(page, 'create', 'offline', 'none')
  await page.unroute('**/api/**')
  await send.click()
  await expect(page).toHaveURL(/\/invite\//)
  await h1.waitFor()
  await photograph(page, 'invite', 'one')
  await fresh(server.url)
  await h1.first().waitFor()
  await photograph(page, 'home', 'known', 'none')

  // ── the community between its meetings ──
  await fresh(`${server.url}/c/${first.community}#${communityKey}`)
  await expect(page.getByRole('heading', { name: 'Libro de actas' })).toBeVisible()
  await photograph(page, 'community', 'one')
  await page.locator('#book').evaluate((heading) => { heading.scrollIntoView(); scrollBy(0, -12) })
  await photograph(page, 'book', 'one')
  await page.getByRole('button', { name: 'Nueva reunión' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await photograph(page, 'next', 'one')
  await page.route('**/api/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Crear la reunión' }).click()
  await expect(page.getByText('No hay conexión. Inténtalo de nuevo')).toBeVisible()
  await photograph(page, 'next', 'offline')
  await fresh(`${server.url}/c/${first.community}#${communityKey}`)
  await expect(page.getByRole('heading', { name: 'No hay conexión' })).toBeVisible()
  await photograph(page, 'community', 'offline')
  await page.unroute('**/api/**')
  await fresh(`${server.url}/c/${first.community}#${'A'.repeat(22)}`)
  await expect(page.getByRole('heading', { name: 'Este enlace no abre la comunidad' })).toBeVisible()
  await photograph(page, 'community', 'refused')
  const other = await makeMeeting(server, { community: 'CAP Nueva', title: 'Nuestra primera reunión' }) as Made & { communityLinks: { coordinator: string } }
  await fresh(other.communityLinks.coordinator)
  await expect(page.getByRole('heading', { name: 'Libro de actas' })).toBeVisible()
  await photograph(page, 'community', 'empty')

  // ── replacing a link: asked twice, and said where there is no line ──
  const rosa = await enter(browser, other.links.coordinator, 'Rosa Quispe', 'phone')
  await rosa.page.getByRole('button', { name: 'Más opciones' }).click()
  await rosa.page.getByRole('button', { name: 'Compartir el enlace' }).click()
  await rosa.page.getByText('Cambiar un enlace').click()
  await rosa.page.getByRole('button', { name: 'Cambiar: El enlace de todos' }).click()
  const sure = rosa.page.getByRole('button', { name: /^Toca otra vez para cambiar/ })
  await sure.evaluate((button) => { button.scrollIntoView({ block: 'center' }) })
  await photograph(rosa.page, 'links', 'one')
  await rosa.page.route('**/api/**', (route) => route.abort())
  await sure.click()
  await rosa.page.getByRole('status').filter({ hasText: /conexión|señal/ }).first().waitFor()
  await photograph(rosa.page, 'links', 'offline')
  await rosa.page.context().close()

  // ── entering, and the five ways in which a link does not open ──
  await fresh(made.links.participant)
  await name.waitFor()
  await photograph(page, 'enter', 'one')
  await page.route('**/api/**', (route) => route.abort())
  await come()
  await expect(page.getByRole('alert')).toHaveText(/Se cortó la conexión/)
  await photograph(page, 'enter', 'offline')
  await clean(page, 'entering without a line')
  await page.unroute('**/api/**')
  const [base] = made.links.participant.split('#')
  await fresh(`${base!.replace(made.id, 'otherone')}#${'A'.repeat(22)}`)
  await come('Rosa')
  await expect(h1).toHaveText(/no corresponde/)
  await photograph(page, 'unknown', 'one')
  await clean(page, 'unknown')
  await fresh(`${server.url}/r/another#abc`)
  await expect(h1).toHaveText(/incompleto/)
  await photograph(page, 'cut', 'one')
  await clean(page, 'cut')
  const lead = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await lead.post('links', { role: 'moderator', key: made.links.participant.split('#')[1] })
  await fresh(made.links.moderator)
  await come()
  await expect(h1).toHaveText(/fue cambiado/)
  await photograph(page, 'replaced', 'one')
  await clean(page, 'replaced')
  await fresh(made.links.participant)
  await come()
  await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await page.route('**/api/**', (route) => route.abort())
  await fresh(made.links.secretary)
  await expect(h1).toHaveText(/No hay conexión/)
  await photograph(page, 'no-network', 'one')
  await clean(page, 'no-network')
  await page.unroute('**/api/**')
  const state = await (await page.request.get(`${server.url}/api/meetings/${made.id}`)).json() as { people: { id: string; name: string }[] }
  await lead.do({ type: 'person.remove', person: state.people.find((one) => one.name === 'Luis Huamán')!.id })
  await fresh(made.links.participant)
  await expect(h1).toHaveText(/ya terminó/)
  await photograph(page, 'ended', 'one')
  await clean(page, 'ended')
  await page.context().close()
})

test('the matrix has no empty cell: each names a picture of this run or says why not, and its page says what it says', () => {
  for (const [name, row] of Object.entries(matrix)) for (const state of states) {
    const cell = row[state]
    expect('shot' in cell ? cell.shot : cell.why, `${name} × ${state}`).not.toBe('')
  }
  if (process.env['WRITE'] === 'yes') writeFileSync(doc, asMarkdown())
  expect(readFileSync(doc, 'utf8')).toBe(asMarkdown())
  expect(missingShots(namesOfShots())).toEqual([])
})
