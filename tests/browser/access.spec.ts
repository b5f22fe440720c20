/*
 * Everyone can use every screen: axe finds nothing, in both themes, on a phone and on a desktop; the page holds at twice its size, in
 * forced colours and without motion; a meeting can be lived with the keyboard alone; and what people do most takes as few taps as
 * promised. axe judges what is on the screen, so each place is opened before it is judged.
 */
import type { Page } from '@playwright/test'
import { clean } from './axe.ts'
import { hand } from './hand.ts'
import { expect, test } from './moved-clock.ts'
import { command, enter, go, keep, makeMeeting, type Device, type Made, type Person } from './people.ts'

/** Whose page this is. */
const me = (page: Page, made: Made): Promise<string> => page.evaluate(async (id) => {
  const answer = await fetch(`/api/meetings/${id}/state`)
  return (await answer.json() as { person: { id: string } }).person.id
}, made.id)
const boardStep = (boss: Awaited<ReturnType<typeof hand>>, find: (step: (typeof boss.steps)[number]) => boolean) => boss.steps.find(find)!
/** Brings the meeting to a step of its agenda. */
async function at(boss: Awaited<ReturnType<typeof hand>>, before: { block: string | null }, find: Parameters<typeof boardStep>[1]): Promise<void> {
  const { id, block } = boardStep(boss, find)
  if (block !== before.block) await boss.do({ type: 'block.start', block, seen: before.block })
  before.block = block
  await boss.do({ type: 'step.start', step: id, seen: null }).catch(() => undefined)
}

for (const device of ['phone', 'desktop'] as Device[]) {
  test(`[LK5] axe finds nothing on any screen, in both themes (${device})`, async ({ server, browser }) => {
    test.setTimeout(240_000)
    const outside = await browser.newContext({
      viewport: device === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 800 }, locale: 'es-PE', timezoneId: 'America/Lima',
    })
    const page = await outside.newPage()
    const made = await makeMeeting(server, { startsAt: server.now(), callUrl: 'https://call.example/cap' }) as Made & { communityLinks: { coordinator: string } }
    for (const [path, screen] of [['/', 'home'], ['/new', 'create'], [`/r/${made.id}`, 'a link that was cut'], ['/verify', 'verify']] as const) {
      await page.goto(server.url + path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await clean(page, screen)
    }
    await page.goto(`${server.url}/practice`)
    await expect(page.getByRole('navigation', { name: 'Partes de la sala' }).or(page.getByRole('tab', { name: 'Ideas' })).first()).toBeVisible()
    await clean(page, 'practice')
    await page.goto(made.links.participant)
    await expect(page.getByLabel('Tu nombre y apellido')).toBeVisible()
    await clean(page, 'enter')

    const marta: Person = await enter(browser, made.links.moderator, 'Marta Ríos', device)
    await expect(marta.page.getByRole('heading', { level: 1 })).toBeVisible()
    await clean(marta.page, 'waiting room')
    const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
    await boss.do({ type: 'meeting.start' })
    await command(marta.page, made.id, { type: 'turn.request' })
    await at(boss, { block: null }, (one) => one.board === 'causes')
    await expect(marta.page.locator('[data-phase="open"]')).toBeVisible()
    const places = device === 'phone' ? ['Agenda', 'Tablero', 'Palabra', 'Acta'] as const : ['Ideas', 'Acuerdos', 'Notas', 'Acta'] as const
    for (const place of places) {
      await go(marta.page, place)
      await expect(marta.page.getByText('Abriendo…').filter({ visible: true })).toHaveCount(0)
      await clean(marta.page, `room, ${place}`)
    }
    await marta.page.getByRole('button', { name: 'Más opciones' }).click()
    await clean(marta.page, 'menu')
    await marta.page.keyboard.press('Escape')
    await boss.do({ type: 'minutes.close' })
    await expect(marta.page.getByRole('heading', { name: /cerrada/ })).toBeVisible()
    await clean(marta.page, 'closed acta')
    await marta.page.locator('#acta-paper').getByRole('button', { name: 'Sugerir corrección' }).first().click()
    await expect(marta.page.getByLabel('¿Qué debería decir?')).toBeVisible()
    await clean(marta.page, 'suggesting a correction')
    await marta.page.getByLabel('¿Qué debería decir?').fill('Otra cosa')
    await marta.page.getByRole('button', { name: 'Enviar sugerencia' }).click()
    await expect(marta.page.locator('ins').filter({ hasText: 'Otra cosa' }).first()).toBeVisible()
    await clean(marta.page, 'corrections')
    await marta.page.goto(`${server.url}/p/${made.id}`)
    await marta.page.getByRole('heading').first().waitFor()
    await clean(marta.page, 'wall')

    await page.goto('about:blank')
    await page.goto(made.communityLinks.coordinator)
    await expect(page.getByRole('heading', { name: 'Libro de actas' })).toBeVisible()
    await clean(page, 'community and its book')
    await page.getByRole('button', { name: 'Nueva reunión' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await clean(page, 'new meeting')
    await page.getByRole('button', { name: 'Crear la reunión' }).click()
    await expect(page).toHaveURL(/\/invite\//)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await clean(page, 'invite')
    await outside.close()
    await marta.page.context().close()
  })
}

test('[LK5] axe finds nothing in what opens over the room, in the drawer, the split and on the wall, in both themes', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  const { page } = await enter(browser, made.links.moderator, 'Marta Ríos', 'phone')
  await at(boss, { block: null }, (one) => one.board === 'causes')
  await boss.do({ type: 'role.give', role: 'coordinator', person: await me(page, made) })
  const opened = async (screen: string) => {
    await expect(page.getByRole('dialog')).toBeVisible()
    await clean(page, screen)
  }
  for (const [name, screen] of [['Ver las personas', 'people'], ['Compartir el enlace', 'sharing'], ['Mi guía', 'guide']] as const) {
    await page.getByRole('button', { name: 'Más opciones' }).click()
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
    await opened(screen)
    if (screen === 'sharing') {
      await page.getByText('Cambiar un enlace').click()
      await expect(page.getByRole('dialog').getByRole('button', { name: /^Cambiar/ }).first()).toBeVisible()
      await clean(page, 'replacing a link')
    }
    await page.keyboard.press('Escape')
  }
  for (const [key, screen] of [['?', 'shortcuts'], ['r', 'clocks']] as const) {
    await page.keyboard.press(key)
    await opened(screen)
    await page.keyboard.press('Escape')
  }
  await go(page, 'Agenda')
  await page.getByRole('button', { name: 'Editar la agenda' }).click()
  await expect(page.getByLabel('Título del bloque 1').first()).toBeVisible()
  await clean(page, 'editing the agenda')
  await page.setViewportSize({ width: 834, height: 1112 })
  const drawer = page.getByRole('button', { name: 'Agenda', exact: true }).and(page.locator('[aria-expanded]'))
  if (await drawer.getAttribute('aria-expanded') !== 'true') await drawer.click()
  await clean(page, 'agenda as a drawer')
  const carmen = await enter(browser, made.links.secretary, 'Carmen Soto', 'desktop')
  await expect(carmen.page.locator('#panel-acta')).toBeVisible()
  await clean(carmen.page, 'the acta beside the middle')
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`${server.url}/p/${made.id}`)
  await page.getByRole('heading').first().waitFor()
  await clean(page, 'wall, open')
})

test('[LK10] at twice its size on a phone nothing scrolls sideways; colours may be forced, motion refused, and words a third longer', async ({ server, browser }) => {
  test.setTimeout(180_000)
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  const luis = await enter(browser, made.links.participant, 'Luis Huamán', 'phone')
  const { page } = luis
  await page.setViewportSize({ width: 180, height: 370 }) // what 200 % leaves of 360 × 740
  /** What reaches beyond the window, innermost first; what is hidden from the eye does not count. */
  const tooWide = (where: Page) => where.evaluate(() => [...document.querySelectorAll('body *')].reverse().flatMap((one) => {
    const box = one.getBoundingClientRect()
    return box.width > 1 && box.height > 1 && box.right > innerWidth + 1 && !one.closest('.visually-hidden, svg, [role=tablist]') ? [`${one.tagName}.${one.className} ${one.textContent?.slice(0, 30)}: ${Math.round(box.right)}`] : []
  }).slice(0, 4))
  const fits = async (screen: string) => {
    expect.soft(await tooWide(page), `${screen} at 200 %`).toEqual([])
    await keep(luis, `zoom-${screen}`)
  }
  await fits('waiting')
  await boss.do({ type: 'meeting.start' })
  await at(boss, { block: null }, (one) => one.board === 'causes')
  await expect(page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
  for (const place of ['Agenda', 'Tablero', 'Palabra', 'Acta'] as const) {
    await go(page, place)
    await expect(page.getByText('Abriendo…').filter({ visible: true })).toHaveCount(0)
    await fits(place.toLowerCase())
  }
  await go(page, 'Agenda')
  for (const [opener, inside] of [['Compartir el enlace', 'sharing'], ['Ver las personas', 'people'], ['Mi guía', 'guide']] as const) {
    await page.getByRole('button', { name: 'Más opciones' }).click()
    if (inside === 'sharing') await fits('menu')
    await page.getByRole('button', { name: opener, exact: true }).last().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await fits(inside)
    await page.keyboard.press('Escape')
  }
  await boss.do({ type: 'role.give', role: 'secretary', person: await me(page, made) })
  await page.getByRole('button', { name: 'Editar la agenda' }).click()
  await expect(page.getByLabel('Título del bloque 1').first()).toBeVisible()
  await fits('editing')
  await boss.do({ type: 'role.give', role: 'secretary', person: null })
  const { pathname, hash } = new URL((made as Made & { communityLinks: { coordinator: string } }).communityLinks.coordinator)
  for (const [n, path] of ['/', '/new', '/verify', '/practice', `/p/${made.id}`, `/r/${made.id}`, pathname + hash].entries()) {
    const other = await page.context().newPage()
    await other.setViewportSize({ width: 180, height: 370 })
    await other.goto(server.url + path)
    await other.getByRole('heading').first().waitFor()
    expect.soft(await tooWide(other), `${path} at 200 %`).toEqual([])
    await keep({ ...luis, page: other }, `zoom-page-${n}`)
    await other.close()
  }

  await page.setViewportSize({ width: 360, height: 740 })
  const moves = async () => {
    await page.getByRole('button', { name: 'Más opciones' }).click()
    const count = await page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 20).length)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    return count
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await moves() // the sheet's code comes with its first showing
  expect(await moves()).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await moves()).toBe(0)

  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const button = page.getByRole('button', { name: /Agregar mi idea|Pedir la palabra/ }).filter({ visible: true }).first()
  expect(await button.evaluate((one) => { const style = getComputedStyle(one); return style.borderTopStyle === 'solid' && Number.parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor !== style.backgroundColor })).toBe(true)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => { const style = getComputedStyle(document.activeElement!); return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2 })).toBe(true)
  await keep(luis, 'forced-colours')
  await page.emulateMedia({ forcedColors: 'none' })
  /** As in a language whose words are a third longer. */
  const lengthen = () => page.evaluate(() => {
    const done = (window as unknown as { longer?: WeakMap<Text, string> }).longer ??= new WeakMap<Text, string>()
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode as Text
      if (done.get(text) === text.data || text.parentElement?.closest('script, style, svg') !== null) continue
      text.data = text.data.replace(/\p{L}{5,}/gu, (word) => word + word.slice(0, Math.ceil(word.length / 3)).toLowerCase())
      done.set(text, text.data)
    }
  })
  for (const place of ['Tablero', 'Palabra', 'Acta', 'Agenda'] as const) {
    await go(page, place)
    await lengthen()
    expect.soft(await tooWide(page), `${place} in longer words`).toEqual([])
    await keep(luis, `longer-${place.toLowerCase()}`)
  }
  await page.setViewportSize({ width: 180, height: 370 })
  await page.reload()
  await boss.do({ type: 'minutes.close' })
  await expect(page.getByRole('heading', { name: /cerrada/ })).toBeVisible()
  await fits('closed')
  await page.context().close()
})

test('[LK11] a meeting with the keyboard alone: in, the word, an idea, an agreement, one\'s conformity', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'es-PE', timezoneId: 'America/Lima' })
  const page = await context.newPage()
  const focused = () => page.evaluate(() => {
    const one = document.activeElement
    return one?.matches('button, a, input, textarea, summary') ? [one.getAttribute('aria-label'), (one as HTMLInputElement).labels?.[0]?.textContent, one.textContent].filter(Boolean).join(' ').trim() : ''
  })
  const reach = async (name: RegExp) => {
    for (let i = 0; i < 120; i++) {
      if (name.test(await focused())) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  const press = async (name: RegExp) => { await reach(name); await page.keyboard.press('Enter') }

  await page.goto(made.links.participant)
  await reach(/Tu nombre y apellido/)
  await page.keyboard.type('Luis Huamán')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Partes de la sala' })).toBeVisible()
  await press(/^Pedir la palabra/)
  await expect(page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()

  const where = { block: null }
  await at(boss, where, (one) => one.board === 'causes')
  await expect(page.getByRole('button', { name: 'Agregar mi idea' })).toBeVisible()
  await press(/^Agregar mi idea/)
  await expect(page.locator('#panel-ideas textarea')).toBeFocused()
  await page.keyboard.type('Leer en voz alta')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article').filter({ hasText: 'Leer en voz alta' })).toBeVisible()

  await at(boss, where, (one) => one.text.startsWith('Redactar los acuerdos'))
  await expect(page.getByRole('button', { name: 'Proponer un acuerdo' })).toBeVisible()
  await press(/^Proponer un acuerdo/)
  await expect(page.getByLabel('¿Qué acordamos?')).toBeFocused()
  await page.keyboard.type('Leer juntos los lunes')
  await press(/^Proponer$/)
  await expect(page.getByText('Leer juntos los lunes').filter({ visible: true }).first()).toBeVisible()

  await boss.do({ type: 'minutes.close' })
  await expect(page.getByRole('button', { name: 'Estoy conforme con el acta' })).toBeVisible()
  await press(/^Estoy conforme con el acta/)
  await expect(page.getByText(/1 de 2 personas dio su conformidad/)).toBeVisible()
  await context.close()
})

test('[LK6] taps: enter two and a name, the word one, an idea two, an agreement three at most, one\'s conformity two at most', async ({ server, browser }) => {
  const made = await makeMeeting(server, { startsAt: server.now() })
  const boss = await hand(server, made, 'coordinator', 'Rosa Quispe')
  await boss.do({ type: 'meeting.start' })
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'es-PE' })
  const page = await context.newPage()
  let taps = 0
  const tap = async (name: string | RegExp) => { taps += 1; await page.getByRole('button', { name }).locator('visible=true').first().tap() }
  await page.goto(made.links.participant)
  taps += 1
  await page.getByLabel('Tu nombre y apellido').tap()
  await page.keyboard.type('Rosa Quispe')
  await tap('Entrar')
  await expect(page.getByRole('navigation')).toBeVisible()
  expect(taps).toBeLessThanOrEqual(2)
  taps = 0
  await tap('Pedir la palabra')
  await expect(page.getByRole('button', { name: /Sigues tú/ }).first()).toBeVisible()
  expect(taps).toBe(1)

  await go(page, 'Tablero')
  taps = 1 // into the field
  await page.locator('#panel-ideas textarea').tap()
  await page.keyboard.type('Leer en voz alta')
  await tap('Agregar idea')
  await expect(page.getByText('Leer en voz alta')).toHaveCount(1)
  expect(taps).toBeLessThanOrEqual(2)

  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await at(boss, { block: null }, (one) => one.text.startsWith('Redactar los acuerdos'))
  await expect(page.getByRole('button', { name: 'Proponer un acuerdo' })).toBeVisible()
  taps = 0
  await tap('Proponer un acuerdo')
  await expect(page.getByLabel('¿Qué acordamos?')).toBeFocused()
  await page.keyboard.type('Leer juntos los lunes')
  await tap(/^Proponer$/)
  await expect(page.getByText('Leer juntos los lunes').filter({ visible: true }).first()).toBeVisible()
  expect(taps).toBeLessThanOrEqual(3)

  await boss.do({ type: 'minutes.close' })
  await expect(page.getByRole('button', { name: 'Estoy conforme con el acta' })).toBeVisible()
  taps = 0
  await tap('Estoy conforme con el acta')
  await expect(page.getByText(/1 de 2 personas dio su conformidad/)).toBeVisible()
  expect(taps).toBeLessThanOrEqual(2)
  await context.close()
})
