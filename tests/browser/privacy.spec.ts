/*
 * What must not travel: an answer written alone reaches nobody's device before its author shares it, and how long each has spoken is
 * in no file. Looked at on the wire and in the bytes, not on the screen.
 */
import type { Page } from '@playwright/test'
import { expect, settable, test } from './moved-clock.ts'
import { overhear } from './overheard.ts'
import { enter, go, makeMeeting, primary, type Person } from './people.ts'
import { textOfPdf } from './paper.ts'
import { unzip } from './zip.ts'

const SECRET = 'nadie me ha observado jamas una clase'

/** Presses the primary button until it offers what is wanted, and then that. */
async function lead(page: Page, wanted: RegExp): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const label = (await primary(page).innerText()).trim()
    await primary(page).click()
    if (wanted.test(label)) return
    await expect(primary(page)).not.toHaveText(label)
  }
  throw new Error(`the primary button never said ${wanted}`)
}

test('[RE13] an answer written alone reaches no other device, inflated or not, until its author shares it', async ({ server, browser }) => {
  const { links } = await makeMeeting(server, { startsAt: server.now(), template: 'red-cap-1', minutes: 180 })
  const people = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone'), enter(browser, links.coordinator, 'Rosa Quispe', 'phone'),
    enter(browser, links.participant, 'Ana Soto', 'phone'), enter(browser, links.participant, 'Beto Rojas', 'phone'),
  ])
  const [julia, , ana] = people
  const others = people.filter((one) => one !== ana)
  const ears = await Promise.all(others.map(async ({ page }) => {
    const ear = overhear(page)
    await page.reload()
    await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
    return ear
  }))
  await lead(julia!.page, /Pensar y escribir a solas/)
  await go(ana!.page, 'Tablero')
  await expect(ana!.page.getByText('Solo tú ves lo que escribes aquí')).toBeVisible()
  await ana!.page.getByRole('textbox').filter({ visible: true }).first().fill(SECRET)
  await expect(ana!.page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  await ana!.page.getByRole('button', { name: 'Listo', exact: true }).first().click()
  await go(julia!.page, 'Tablero')
  await expect(julia!.page.getByText('1 de 4 ya terminaron.')).toBeVisible()
  await julia!.page.getByRole('button', { name: 'Pedir que compartan' }).click()
  await expect(ana!.page.getByText('Es momento de compartir.')).toBeVisible()
  // a fresh page of everybody else asks for all there is
  for (const { page } of others) {
    await page.reload()
    await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  }
  for (const ear of ears) {
    expect(ear.frames).toBeGreaterThan(10)
    expect(ear.times(SECRET)).toBe(0)
  }
  await ana!.page.getByRole('button', { name: 'Compartir mi respuesta' }).click()
  for (const ear of ears) await expect.poll(() => ear.times(SECRET)).toBeGreaterThan(0)
})

test('[FL15] [FL23] [MI6] [MI12] how often and how long each has spoken is in no file and in no answer but to who moderates and to oneself', async ({ server, browser }) => {
  const { links, id } = await makeMeeting(server, { startsAt: server.now() })
  const [julia, ana, beto] = await Promise.all([
    enter(browser, links.moderator, 'Julia Mamani', 'phone', { prepare: settable }), enter(browser, links.participant, 'Ana Soto', 'phone', { prepare: settable }),
    enter(browser, links.participant, 'Beto Rojas', 'phone'),
  ])
  await primary(julia.page).click()
  await expect(primary(julia.page)).toHaveText(/Empezar/)
  await primary(julia.page).click()
  for (const seconds of [97, 61]) {
    await ana.page.getByRole('button', { name: 'Pedir la palabra' }).filter({ visible: true }).first().click()
    await primary(julia.page).filter({ hasText: 'Dar la palabra a Ana Soto' }).click()
    await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
    await server.later(seconds * 1000, [julia, ana])
    await primary(julia.page).filter({ hasText: 'Terminar el turno de Ana Soto' }).click()
    await expect(ana.page.getByRole('heading', { name: 'Tienes la palabra' })).toHaveCount(0)
  }
  await go(ana.page, 'Palabra')
  await expect(ana.page.getByText(/^Hoy hablaste 2 veces, 2:3[89]|^Hoy hablaste 2 veces, 2:4\d/)).toBeVisible()

  // ── nor in what the server answers about the meeting, but for who moderates and for oneself ─────────────────────────
  const turns = async (one: Person) => (await (await one.page.request.get(`${server.url}/api/meetings/${id}`)).json() as { turns: Record<string, unknown>[] }).turns
  const timed = (all: Record<string, unknown>[]) => all.filter((turn) => ['used', 'given', 'extended', 'endedAt'].some((key) => key in turn)).length
  expect([timed(await turns(julia)), timed(await turns(ana)), timed(await turns(beto))]).toEqual([2, 2, 0])
  expect(await turns(beto)).toMatchObject([{ kind: 'contribution' }, { kind: 'contribution' }])

  const file = async (name: string) => await (await ana.page.request.get(`${server.url}/api/meetings/${id}/${name}`)).body()
  const texts = new Map<string, string>()
  for (const name of ['minutes.json', 'minutes.md', 'minutes.html', 'minutes.csv', 'attendance.csv']) texts.set(name, (await file(name)).toString())
  texts.set('minutes.docx', [...unzip(await file('minutes.docx')).values()].join('\n').replaceAll(/<[^>]+>/g, ' '))
  texts.set('minutes.pdf', await textOfPdf(await file('minutes.pdf')))
  const figures = [/\b1:(3[6-9]|4\d)\b/, /\b1:0[1-9]\b(?! [ap])/, /\b2:(3[8-9]|4\d)\b(?! [ap])/, /\b(9[6-9]|10\d)[_,.]?\d{3}\b/, /\b\d+ turnos?\b/i, /"(used|intervals|given|extended|ms)":\s*\d{5}/, /1 min 3\d s|2 min 3\d s/]
  for (const [name, text] of texts) {
    if (name !== 'minutes.csv') expect(text, name).toContain('Ana Soto') // agreements only, of which there are none
    for (const figure of figures) expect(text.match(figure)?.[0] ?? null, `${name} ${figure}`).toBe(null)
  }
  expect(texts.get('minutes.md')).toMatch(/1 de 3/)
})
