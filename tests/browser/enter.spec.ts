import { expect, test } from './server.ts'

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
