/*
 * One primary button, everywhere: each cell of role × situation on a real screen of 360 px, and a whole meeting lived by somebody who
 * never presses anything else.
 */
import type { Step } from '@acta-viva/model/documents'
import { hand } from './hand.ts'
import { expect, settable, test } from './moved-clock.ts'
import { command, enter, keep, makeMeeting, primary, type Made, type Role } from './people.ts'

const minute = 60_000
const prepare = settable

const roles = ['coordinator', 'moderator', 'secretary', 'participant', 'observer'] as const
const names: Record<Role, string> = { coordinator: 'Rosa Quispe', moderator: 'Julia Mamani', secretary: 'Carmen Flores', participant: 'Luis Huamán', observer: 'Olga Ruiz' }

test('[RO10] every cell of the table, at 360 px: exactly one primary button, with words', async ({ server, browser }) => {
  test.setTimeout(180_000)
  const first = await makeMeeting(server, { startsAt: server.now(), callUrl: 'https://call.example/cap' })
  const before = await hand(server, first, 'coordinator', names.coordinator)
  await before.do({ type: 'meeting.start' })
  await before.do({ type: 'minutes.close' })
  const made = await before.post('next', { startsAt: server.now() + 16 * minute }) as unknown as Made

  const people = await Promise.all(roles.map((role) => enter(browser, made.links[role], names[role], 'phone', { prepare })))
  const boss = await hand(server, made, 'moderator', 'Pedro Arce')
  const table = new Map<string, string[]>()
  const look = async (situation: string) => {
    const cells: string[] = []
    for (const [n, { page }] of people.entries()) {
      const button = page.locator('.button-primary:visible')
      await expect.soft(button, `${situation} × ${roles[n]}`).toHaveCount(1)
      if (await button.count() !== 1) { cells.push('—'); continue }
      await expect.soft(button, `${situation} × ${roles[n]}`).toHaveText(/\p{L}{3,}/u)
      const box = await button.boundingBox()
      expect.soft(box!.x >= 0 && box!.x + box!.width <= 360 && box!.height >= 48 && box!.height <= 84, `${situation} × ${roles[n]} ${JSON.stringify(box)}`).toBe(true)
      cells.push((await button.innerText()).trim())
    }
    table.set(situation, cells)
  }
  const julia = people[1]!
  const act = (wish: Record<string, unknown>) => command(julia.page, made.id, wish)
  let block: string | null = null
  let step: string | null = null
  const goTo = async (find: (step: Step) => boolean) => {
    const wanted = boss.steps.find(find)
    if (!wanted) throw new Error('the agenda has no such step')
    if (wanted.block !== block) { await act({ type: 'block.start', block: wanted.block, seen: block }); step = null }
    block = wanted.block
    await act({ type: 'step.start', step: wanted.id, seen: step })
    step = wanted.id
    await people[0]!.page.waitForTimeout(400)
  }
  await look('invitation')
  await server.later(2 * minute, people)
  await look('waiting')
  await act({ type: 'meeting.start' })
  await expect(people[4]!.page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
  const kinds: [string, (step: Step) => boolean][] = [
    ['plenary', (one) => one.mode === 'plenary' && one.board === 'none'], ['board', (one) => one.mode === 'plenary' && one.board === 'causes'],
    ['individual', (one) => one.mode === 'individual'], ['teams', (one) => one.mode === 'teams'],
    ['review', (one) => one.board === 'agreements'], ['agreements', (one) => one.text.startsWith('Redactar los acuerdos')],
  ]
  for (const [name, find] of kinds) {
    if (!boss.steps.some(find)) continue
    await goTo(find)
    await look(name)
  }
  await act({ type: 'readback.show', section: 1 })
  await look('readback')
  await act({ type: 'meeting.pause', ms: 5 * minute })
  await look('break')
  await act({ type: 'meeting.resume' })
  await act({ type: 'meeting.end' })
  await look('ended')
  await command(people[0]!.page, made.id, { type: 'minutes.close' })
  await expect(people[3]!.page.getByRole('heading', { name: /cerrada/ })).toBeVisible()
  await look('closed')
  expect(table.size).toBeGreaterThanOrEqual(10)
})

test('[PA9] [PA12] a whole meeting lived by a participant who only ever presses the primary button', async ({ server, browser }) => {
  test.setTimeout(180_000)
  const made = await makeMeeting(server, { startsAt: server.now() + 60 * minute })
  const luis = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  const julia = await enter(browser, made.links.moderator, 'Julia Mamani', 'phone')
  const rosa = await hand(server, made, 'coordinator', 'Rosa Quispe')
  const mine = primary(luis.page)
  const pressed: string[] = []
  const press = async () => { pressed.push((await mine.innerText()).trim()); await mine.click() }

  await expect(mine).toHaveText('Asistiré')
  await press()
  await expect(mine).toHaveText('Ver la agenda')
  await rosa.do({ type: 'meeting.start' })
  await primary(julia.page).filter({ hasText: /^Empezar/ }).click()

  await expect(mine).toHaveText('Pedir la palabra')
  await press()
  await expect(mine).toHaveText(/Sigues tú/)
  await primary(julia.page).filter({ hasText: 'Dar la palabra a Luis Huamán' }).click()
  await expect(luis.page.getByRole('heading', { name: 'Tienes la palabra' })).toBeVisible()
  await expect(mine).toHaveText('Terminar mi turno')
  await press()

  for (let i = 0; i < 20 && (await mine.innerText()).trim() !== 'Agregar mi idea'; i++) {
    const label = await primary(julia.page).innerText()
    await primary(julia.page).click()
    await expect(primary(julia.page)).not.toHaveText(label)
  }
  await press()
  await expect(luis.page.locator('#panel-ideas textarea').first()).toBeFocused()
  await luis.page.keyboard.type('Corregimos sin decir cómo mejorar')
  await luis.page.keyboard.press('Control+Enter')
  await expect(luis.page.getByRole('article').filter({ hasText: 'Corregimos sin decir cómo mejorar' })).toBeVisible()

  await rosa.do({ type: 'minutes.close' })
  await expect(mine).toHaveText('Estoy conforme con el acta')
  await press()
  await expect(luis.page.getByText('Diste tu conformidad').or(luis.page.getByText(/dio su conformidad/)).first()).toBeVisible()
  await expect(mine).toHaveText('Ver lo que me toca')
  await press()
  await keep(luis, 'primary-closed-phone')
  expect(pressed).toEqual(['Asistiré', 'Pedir la palabra', 'Terminar mi turno', 'Agregar mi idea', 'Estoy conforme con el acta', 'Ver lo que me toca'])
  expect(luis.troubles).toEqual([])
})
