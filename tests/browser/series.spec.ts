/*
 * Two meetings of one community: what the first agreed is confirmed, corrected and final, opens the second, and is followed there.
 *
 * What people look at is done in browsers; entering and deciding goes over HTTP and sockets as integrations do it. At the end the paper
 * is read: both actas as PDF and DOCX, the tables as CSV, and the year's book.
 */
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from '@playwright/test'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { addRow } from '@acta-viva/model/documents'
import { textOfPdf } from './paper.ts'
import { enter, go, keep, makeMeeting, type Made } from './people.ts'
import { expect, test, type TestServer } from './server.ts'

interface Member { session: string; person: { id: string } }
let ids = 0

const keyOf = (link: string): string => new URL(link).hash.slice(1)
async function asked<T>(server: TestServer, path: string, session: string, body?: unknown): Promise<T> {
  const response = await fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST', ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${session}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return await response.json() as T
}
const join = (server: TestServer, meeting: Made, role: keyof Made['links'], name: string): Promise<Member> =>
  asked(server, `/api/meetings/${meeting.id}/join`, '', { key: keyOf(meeting.links[role]), name })
const run = (server: TestServer, meeting: Made, who: Member, command: Record<string, unknown>) =>
  asked<{ event: { id: string } }>(server, `/api/meetings/${meeting.id}/commands`, who.session, { id: `s${++ids}`, ...command })

/** Writes into the table as a stock client. */
async function write(server: TestServer, meeting: Made, who: Member, change: (doc: Y.Doc) => void): Promise<void> {
  const { ticket } = await asked<{ ticket: string }>(server, `/api/meetings/${meeting.id}/ticket`, who.session, {})
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${meeting.id}`, 'table', doc, {
    params: { ticket }, disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  await expect.poll(() => provider.synced).toBe(true)
  change(doc)
  const wanted = JSON.stringify(doc.getMap('agreements').toJSON())
  await expect.poll(async () => {
    const { state } = await asked<{ state: { table: string } }>(server, `/api/meetings/${meeting.id}/state`, who.session)
    const stored = new Y.Doc()
    Y.applyUpdate(stored, Buffer.from(state.table, 'base64'))
    return JSON.stringify(stored.getMap('agreements').toJSON())
  }).toBe(wanted)
  provider.destroy()
}
const bytes = async (server: TestServer, path: string, session: string): Promise<Uint8Array> => {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${session}` } })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
/** All text of a DOCX, paragraph by paragraph. */
const textOfDocx = (file: Uint8Array): string => strFromU8(unzipSync(file)['word/document.xml']!).replaceAll('</w:p>', '\n').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&')
const card = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).filter({ visible: true })

const deals = ['Aplicar una lista de criterios', 'Observarnos entre pares', 'Reunir a las familias']

test('[WM2] two meetings of one community: agreed, confirmed, corrected, final; reviewed in the next one, and all of it on paper', async ({ server, browser }) => {
  test.setTimeout(300_000)
  const first = await makeMeeting(server, { title: 'Primera de la serie', community: 'CAP Serie' })
  const { communityLinks } = first as Made & { communityLinks: { coordinator: string; member: string } }
  const lead = await join(server, first, 'coordinator', 'Rosa Quispe')
  await run(server, first, lead, { type: 'meeting.start' })
  const carmen = await enter(browser, first.links.secretary, 'Carmen Flores', 'desktop')
  const luis = await enter(browser, first.links.participant, 'Luis Huamán', 'phone')
  await write(server, first, lead, (doc) => deals.forEach((text, n) => addRow(doc, 'agreements', `deal-${n}`, {
    text, actors: ['Docentes'], responsible: 'Luis Huamán', indicator: 'Sesiones', target: '', due: '2027-06-30', commitments: [], state: 'registered', progress: '', from: '', order: `a${n}`,
  }, ['text', 'indicator', 'target'])))

  // ── closed by the secretary; on the phone it can be confirmed and corrected ─────────────────────────────────────────
  if (!await carmen.page.locator('#panel-acta').isVisible()) await go(carmen.page, 'Acta') // beside the board where there is room
  const close = carmen.page.getByRole('button', { name: 'Cerrar el acta' }).filter({ visible: true })
  await close.click()
  await carmen.page.getByRole('button', { name: 'Toca otra vez para cerrar' }).click()
  await expect(luis.page.getByRole('heading', { name: /^Acta 01-\d{4} cerrada$/ })).toBeVisible({ timeout: 15_000 })
  await luis.page.getByRole('button', { name: /^Estoy conforme/ }).click()
  await expect(carmen.page.getByText('1 de 3 personas dio su conformidad')).toBeVisible()
  await expect(luis.page.getByRole('region', { name: 'Lo que te toca' }).getByRole('link', { name: 'Agregar a mi calendario' })).toHaveAttribute('href', /^data:text\/calendar.*DTSTART%3BVALUE%3DDATE%3A20270630/)
  await keep(luis, 'series-01-closed-phone')
  await luis.page.getByRole('button', { name: /Observarnos entre pares/ }).click()
  await luis.page.getByLabel('¿Qué debería decir?').fill('Observarnos entre pares dos veces al mes')
  await luis.page.getByRole('button', { name: 'Enviar sugerencia' }).click()
  await carmen.page.getByRole('button', { name: 'Aceptar' }).click()
  await expect(carmen.page.getByText('1 corrección aceptada entrará en la versión final.')).toBeVisible()
  await carmen.page.getByRole('button', { name: 'Terminar el plazo ahora' }).click()
  await carmen.page.getByRole('button', { name: /^Toca otra vez: el acta/ }).click()
  for (const { page } of [carmen, luis]) {
    await expect(page.getByText(/^Acta final desde/)).toBeVisible()
    await expect(page.getByText('Versión 2').first()).toBeVisible()
    await expect(page.locator('ins').getByText('Observarnos entre pares dos veces al mes').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sugerir corrección' })).toHaveCount(0)
  }
  await keep(carmen, 'series-02-final-desktop')

  // ── the second opens with them ──────────────────────────────────────────────────────────────────────────────────────
  const second = await asked<Made>(server, `/api/meetings/${first.id}/next`, lead.session, { title: 'Segunda de la serie', purpose: 'Ver qué se logró' })
  const rosa = await enter(browser, second.links.coordinator, 'Rosa Quispe', 'desktop')
  const ana = await join(server, second, 'secretary', 'Ana Rojas')
  await run(server, second, { session: (await join(server, second, 'moderator', 'Julia Mamani')).session, person: { id: '' } }, { type: 'meeting.start' })
  await go(rosa.page, 'Acuerdos')
  await expect(card(rosa.page, 'Observarnos entre pares dos veces al mes')).toBeVisible()
  const nora = await enter(browser, second.links.participant, 'Nora Díaz', 'phone')
  await go(nora.page, 'Tablero')
  await go(nora.page, 'Acuerdos')
  const done = card(rosa.page, deals[0]!)
  await done.getByLabel('Evidencia').fill('https://a.example/f')
  await done.getByRole('radio', { name: 'Concluido' }).click()
  await card(rosa.page, 'Observarnos entre pares').getByRole('radio', { name: 'Intermedio' }).click()
  await expect(card(nora.page, deals[0]!).getByRole('radio', { name: 'Concluido' })).toBeChecked() // everybody follows it, live
  await expect(card(nora.page, 'Observarnos entre pares').getByRole('radio', { name: 'Intermedio' })).toBeChecked()
  await keep(nora, 'series-03-review-phone')
  const dropped = card(rosa.page, deals[2]!)
  await dropped.getByRole('radio', { name: 'Sin efecto' }).click()
  await expect(dropped.getByRole('alert').or(dropped.locator('[aria-invalid=true]')).first()).toBeVisible()
  await dropped.getByLabel(/Comentario|Nota/).fill('Ya lo hace la escuela')
  await dropped.getByRole('button', { name: 'Guardar seguimiento' }).click()
  await expect.poll(async () => Object.keys((await asked<{ reviews: object }>(server, `/api/meetings/${second.id}`, ana.session)).reviews).length).toBe(3)
  await keep(rosa, 'series-03-review-desktop')
  await run(server, second, ana, { type: 'minutes.close' })
  await expect(rosa.page.getByRole('heading', { name: /^Acta 02-\d{4} cerrada$/ })).toBeVisible({ timeout: 15_000 })

  // ── the paper ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const files = (meeting: Made, name: string, who: Member) => bytes(server, `/api/meetings/${meeting.id}/${name}`, who.session)
  const one = await textOfPdf(await files(first, 'minutes.pdf', lead))
  for (const text of ['Observarnos entre pares dos veces al mes (corregido)', 'decía «', 'Lo pidió Luis Huamán; lo aceptó Carmen Flores', 'Versión 2', 'A-01.3', deals[2]!]) expect(one).toContain(text)
  const two = textOfDocx(await files(second, 'minutes.docx', ana))
  for (const text of ['concluido', 'Evidencia: https://a.example/f', 'intermedio', 'dejado sin efecto', 'Ya lo hace la escuela', 'A-01.2']) {
    expect(two).toContain(text)
    expect(await textOfPdf(await files(second, 'minutes.pdf', ana))).toContain(text)
  }
  for (const name of ['agreements.csv', 'attendance.csv']) expect((await files(first, name, lead)).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  expect(strFromU8(await files(first, 'attendance.csv', lead))).toMatch(/Luis Huamán/)
  expect(strFromU8(await files(first, 'agreements.csv', lead))).toContain('Observarnos entre pares dos veces al mes')
  const left = await asked<{ agreements: { text: string; progress: string }[] }>(server, `/api/communities/${first.community}`, keyOf(communityLinks.coordinator))
  expect(left.agreements.map(({ text, progress }) => [text, progress])).toEqual([
    [deals[0], 'concluded'], ['Observarnos entre pares dos veces al mes', 'intermediate'], [deals[2], 'withdrawn'],
  ])
  const year = new Date().getFullYear()
  const book = unzipSync(await bytes(server, `/api/communities/${first.community}/book.zip?year=${year}`, keyOf(communityLinks.coordinator)))
  expect(Object.keys(book).toSorted()).toEqual([`acta-01-${year}.json`, `acta-01-${year}.pdf`, `acta-02-${year}.json`, `acta-02-${year}.pdf`, 'index.csv'])
  expect(strFromU8(book['index.csv']!)).toMatch(/Primera de la serie;3;2;[0-9a-f]{64}/)
  expect(await textOfPdf(book[`acta-02-${year}.pdf`]!)).toContain('Ya lo hace la escuela')
  const whole = await textOfPdf(await bytes(server, `/api/communities/${first.community}/book.pdf?year=${year}`, keyOf(communityLinks.coordinator)))
  expect(whole).toMatch(/Libro de actas.*Primera de la serie.*Segunda de la serie.*Acta de reunión CAP N.° 01-.*Observarnos entre pares dos veces al mes \(corregido\).*Acta de reunión CAP N.° 02-.*Ya lo hace la escuela/)

  // ── anybody holding a file: the check page says what it is, without a login ─────────────────────────────────────────
  const stranger = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'es-PE', timezoneId: 'America/Lima' })
  await stranger.goto(`${server.url}/verify`)
  const drop = (name: string, mimeType: string, file: Uint8Array) => stranger.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(file) })
  const verdict = stranger.getByRole('status', { name: 'Resultado' })
  const sealed = await files(first, 'minutes.pdf', lead)
  await drop('acta.pdf', 'application/pdf', sealed)
  await expect(verdict).toContainText(`Es el acta cerrada de CAP Serie, N.\u2060°\u00a001-${year}, sin cambios`)
  await keep({ name: '', page: stranger, troubles: [] }, 'series-09-verify-phone')
  const bent = sealed.slice()
  bent[Math.floor(bent.length / 3)]! ^= 1
  await drop('torcida.pdf', 'application/pdf', bent)
  await expect(verdict).toContainText(/El PDF cambió después de descargarse|Este archivo no coincide/)
  await expect(verdict).not.toContainText('sin cambios')
  await drop('acta.json', 'application/json', await files(second, 'minutes.json', ana))
  await expect(verdict).toContainText(`N.\u2060°\u00a002-${year}, sin cambios`)

  // ── between meetings: the community's own page, and the third meeting made from it ──────────────────────────────────
  const look = async (link: string, device: 'phone' | 'desktop', dark = false) => {
    const context = await browser.newContext({
      viewport: device === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 800 }, locale: 'es-PE', timezoneId: 'America/Lima', colorScheme: dark ? 'dark' : 'light',
    })
    const page = await context.newPage()
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'CAP Serie' })).toBeVisible()
    return page
  }
  const member = await look(communityLinks.member, 'phone', true)
  await expect(member.getByText(`Llevan 2 de 3 reuniones del año ${year}.`).first()).toBeVisible()
  await expect(member.getByText('1 vuelve la próxima vez')).toBeVisible()
  for (const words of ['Nueva reunión', 'Actualizar el avance']) await expect(member.getByText(words)).toHaveCount(0)
  await keep({ name: '', page: member, troubles: [] }, 'series-04-community-member-phone')
  const boss = await look(communityLinks.coordinator, 'phone')
  await boss.getByText('2 concluidos o sin efecto').click()
  for (const words of ['Intermedio', 'Concluido', 'Sin efecto', 'Ya lo hace la escuela']) await expect(boss.getByText(words, { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await keep({ name: '', page: boss, troubles: [] }, 'series-05-community-phone')
  await boss.getByText('Compartir para leer').click()
  await expect(boss.getByText(communityLinks.member)).toBeVisible()
  await boss.getByText(communityLinks.member).scrollIntoViewIfNeeded()
  await keep({ name: '', page: boss, troubles: [] }, 'series-05b-read-link-phone')
  await boss.getByRole('button', { name: 'Nueva reunión' }).click()
  const sheet = boss.getByRole('dialog')
  await expect(sheet.getByLabel('Día')).not.toHaveValue('')
  await sheet.getByLabel('Nombre de la reunión').fill('Tercera de la serie')
  await sheet.getByLabel('¿Para qué se reunirán?').fill('Cerrar el año')
  await keep({ name: '', page: boss, troubles: [] }, 'series-06-new-meeting-phone')
  await sheet.getByRole('button', { name: 'Crear la reunión' }).click()
  await expect(boss.getByRole('heading', { name: 'Tu reunión está lista' })).toBeVisible()
  const known = await boss.evaluate(() => JSON.parse(localStorage.getItem('acta-viva:meetings') ?? '[]') as { id: string; links: Made['links'] }[])
  const third = known.find(({ id }) => id !== first.id && id !== second.id)!
  const led = await enter(browser, third.links.coordinator, 'Rosa Quispe', 'desktop')
  await expect(led.page.getByText('se propone a Julia Mamani')).toBeVisible()
  await expect(led.page.getByText('se propone a Ana Rojas')).toBeVisible()
  await expect(led.page.getByText(/Aún no responden: .*Ana Rojas/)).toBeVisible()
  await expect(led.page.getByText('Observarnos entre pares dos veces al mes')).toBeVisible()
  await keep(led, 'series-07-third-invitation-desktop')

  // ── a meeting that is over and has no closed acta: the three days are said on the community's page, on any screen ─────
  const held: Made = { id: third.id, links: third.links, community: first.community }
  const julia = await join(server, held, 'moderator', 'Julia Mamani')
  for (const type of ['meeting.start', 'meeting.end']) await run(server, held, julia, { type })
  for (const [at, page] of [await look(communityLinks.member, 'phone'), await look(communityLinks.member, 'desktop', true)].entries()) {
    await expect(page.getByText(/^Falta cerrar el acta de «Tercera de la serie»\. El plazo de tres días vence el /)).toBeVisible()
    await expect(page.getByText(`Llevan 3 de 3 reuniones del año ${year}.`).first()).toBeVisible()
    await keep({ name: '', page, troubles: [] }, `series-08-three-days-${at === 0 ? 'phone' : 'desktop-dark'}`)
  }
  for (const { troubles } of [carmen, luis, rosa, nora, led]) expect(troubles).toEqual([])
})
