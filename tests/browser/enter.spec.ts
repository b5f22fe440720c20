import { expect, test } from './moved-clock.ts'

interface Made { id: string; links: Record<'coordinator' | 'moderator' | 'participant', string> }

const make = async (url: string): Promise<Made> => {
  const answer = await fetch(`${url}/api/meetings`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ title: 'Reunión de prueba', community: 'IE 1070' }),
  })
  return await answer.json() as Made
}

test('[AC10] [AC11] a link and a name are enough; the address bar then shows the participant link; a reload is the same person', async ({ server, browser }) => {
  const meeting = await make(server.url)
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  const troubles: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') troubles.push(message.text()) })
  page.on('pageerror', (error) => troubles.push(error.message))
  await page.goto(meeting.links.moderator)
  await page.getByRole('textbox').first().fill('Rosa Quispe')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Reunión de prueba' })).toBeVisible()
  await expect(page).toHaveURL(meeting.links.participant)
  await expect(page.getByText('Rosa Quispe').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Reunión de prueba' })).toBeVisible()
  await expect(page.getByText('Rosa Quispe').first()).toBeVisible()
  expect(troubles).toEqual([])
  const cookies = await page.context().cookies()
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([{ name: `av_${meeting.id}`, httpOnly: true, sameSite: 'Lax' }])
  await page.context().close()
})

test('[AC3] a link that lost its end says so, and shows no meeting', async ({ server, page }) => {
  const meeting = await make(server.url)
  await page.goto(meeting.links.participant.slice(0, -9))
  await expect(page.getByRole('button').or(page.getByRole('link')).first()).toBeVisible()
  await expect(page.getByText('Reunión de prueba')).toHaveCount(0)
})

test('[EN5] the line dies before the room\'s code has come: the form says so, and another tap goes in as the same person', async ({ server, browser }) => {
  const meeting = await make(server.url)
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.goto(meeting.links.participant)
  const name = page.getByLabel('Tu nombre y apellido')
  await name.waitFor()
  await page.route('**/assets/**', (route) => route.abort())
  await name.fill('Rosa Quispe')
  for (let i = 0; i < 2; i++) {
    await page.getByRole('button', { name: 'Entrar' }).click()
    await expect(page.getByRole('alert')).toHaveText(/Se cortó la conexión/)
    await expect(name).toHaveValue('Rosa Quispe')
  }
  await page.unroute('**/assets/**')
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page.getByRole('heading', { name: 'Reunión de prueba' })).toBeVisible()
  expect(await page.evaluate(() => [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter((one) => !one.sheet).length)).toBe(0)
  const people = await page.evaluate(async (id) => ((await (await fetch(`/api/meetings/${id}`)).json()) as { people: unknown[] }).people.length, meeting.id)
  expect(people).toBe(1)
  await context.close()
})
