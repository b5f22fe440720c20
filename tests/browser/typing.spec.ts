/*
 * Typing as Android keyboards do it, on a line that is slow and breaks in the middle of a word, while somebody else writes on the same line:
 * both screens, and whoever comes afterwards, read the same, with nothing lost and nothing twice.
 */
import type { Browser, Page } from '@playwright/test'
import { hand } from './hand.ts'
import { screenKeyboard } from './ime.ts'
import { expect, saved as isSaved, test, through } from './line.ts'
import { enter, go, makeMeeting, type Person } from './people.ts'
import type { ProxyLine } from './proxy.ts'
import type { TestServer } from './server.ts'

test.describe.configure({ timeout: 180_000 })

/** What a note says, a line for each paragraph, without the names beside other people's carets. */
const noteOf = (page: Page, note = '.note-text'): Promise<string> => page.locator(note).evaluate((element) => {
  const copy = element.cloneNode(true) as HTMLElement
  for (const caret of copy.querySelectorAll('.note-caret')) caret.remove()
  return [...copy.querySelectorAll('p')].map((block) => block.textContent.replaceAll('\u2060', '')).join('\n')
})
const saved = ({ page }: Person) => isSaved(page)
const notes = async ({ page }: Person, device: 'phone' | 'desktop') => {
  if (device === 'phone') await go(page, 'Acta')
  await go(page, 'Notas')
}
const write = async (person: Person, device: 'phone' | 'desktop') => {
  await notes(person, device)
  await person.page.getByRole('button', { name: 'Escribir notas' }).first().click()
  await person.page.locator('.note-text').click()
}
/** Carmen holds a phone on the line, Julia sits at a computer; a block runs whose step has a board. */
async function together(browser: Browser, server: TestServer, line: ProxyLine) {
  const made = await makeMeeting(server)
  const lead = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await lead.do({ type: 'meeting.start' })
  await lead.do({ type: 'block.start', block: 'problem', seen: null })
  await lead.do({ type: 'step.start', step: 'causes', seen: null })
  const carmen = await enter(browser, through(line, made, 'secretary'), 'Carmen Soto', 'phone')
  const julia = await enter(browser, made.links.moderator, 'Julia Mamani', 'desktop')
  return { made, carmen, julia }
}

test('[LV13] [LV14] a note composed on a bad line, with somebody else on the same line, stands once and whole', async ({ server, line, browser }) => {
  const { made, carmen, julia } = await together(browser, server, line)
  await write(julia, 'desktop')
  await write(carmen, 'phone')
  line.pace({ bits: 100_000, roundTrip: 250 })
  const keys = await screenKeyboard(carmen.page, 45)
  const note = () => noteOf(carmen.page)
  const read = (text: string) => Promise.all([carmen, julia].map(({ page }) => expect.poll(() => noteOf(page), { timeout: 20_000 }).toBe(text)))

  await keys.word('Hoy ')
  await keys.word('reunión', 'r', 're', 'reu', 'reun', 'reuni', 'reunio', 'reunion', 'reunió', 'reunión')
  await read('Hoy reunión')
  await julia.page.keyboard.press('Control+Home')
  const before = julia.page.keyboard.type('Acta de la tarde: ', { delay: 70 })
  for (const word of [' de', ' la', ' niñez', ' y', ' educación']) await keys.word(word)
  await before
  await read('Acta de la tarde: Hoy reunión de la niñez y educación')

  await keys.compose(' a', ' as')
  line.cut()
  const meanwhile = julia.page.keyboard.type('(1) ', { delay: 70 })
  await keys.word(' así', ' así')
  await meanwhile
  line.mend()
  await keys.compose(' f', ' fi', ' fin')
  await keys.enter()
  await keys.word('anadio')
  await read('Acta de la tarde: (1) Hoy reunión de la niñez y educación así fin\nanadio')
  await keys.correct('anadio'.length, 'añadió')
  await keys.word(' niños', ' n', ' ni', ' nin', ' niñ', ' niña', ' niñ', ' niño', ' niños')
  await keys.word(' https://www.gob.pe')
  await keys.word(' ')
  await expect(julia.page.locator('.note-text a[href="https://www.gob.pe"]')).toHaveCount(1)

  await keys.compose('su', 'sug')
  await julia.page.keyboard.type('(2) ', { delay: 40 })
  await expect.poll(note, { timeout: 8_000 }).toContain('(2)') // fingers that rest keep nobody's words away
  await keys.correct('sug'.length, 'sugirió')
  const whole = 'Acta de la tarde: (1) (2) Hoy reunión de la niñez y educación así fin\nañadió niños https://www.gob.pe sugirió'
  await read(whole)
  await saved(carmen)

  const late = await enter(browser, made.links.participant, 'Luis Peña', 'phone')
  await notes(late, 'phone')
  await expect.poll(() => noteOf(late.page, '#panel-notes')).toBe(`${whole}\nLas notas las escribe el equipo impulsor.`)
  expect([...carmen.troubles, ...julia.troubles]).toEqual([])
})

test('[LV13] a card two people correct at once, one of them composing, keeps both hands\' words and its caret', async ({ server, line, browser }) => {
  const { carmen, julia } = await together(browser, server, line)
  line.pace({ bits: 100_000, roundTrip: 250 })
  const keys = await screenKeyboard(carmen.page, 45)
  await go(carmen.page, 'Tablero')
  await carmen.page.locator('#panel-ideas textarea').click()
  for (const word of ['La', ' niñez', ' también', ' opina']) await keys.word(word)
  await carmen.page.locator('#panel-ideas form button[type=submit]').click()
  await expect(julia.page.locator('#panel-ideas').getByText('La niñez también opina')).toBeVisible()
  const field = async ({ page }: Person) => {
    await page.locator('#panel-ideas article').first().getByRole('button', { name: /^Más para la idea/ }).click()
    await page.getByRole('button', { name: 'Corregir' }).or(page.getByRole('menuitem', { name: 'Corregir' })).first().click()
    const text = page.locator('#panel-ideas article textarea')
    await text.focus()
    await text.press('Control+End')
    return text
  }
  const [hers, his] = [await field(carmen), await field(julia)]
  await his.press('Control+Home')
  const before = julia.page.keyboard.type('Idea: ', { delay: 70 })
  for (const word of [' y', ' decidió', ' así']) await keys.word(word)
  await before
  for (const text of [hers, his]) await expect(text).toHaveValue('Idea: La niñez también opina y decidió así')
  expect([...carmen.troubles, ...julia.troubles]).toEqual([])
})
