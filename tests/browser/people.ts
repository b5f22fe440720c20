/*
 * People in a browser: each their own context, as on their own device. They find things by what stands on the screen.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import * as Y from 'yjs'
import type { TestServer } from './server.ts'

export type Device = 'desktop' | 'tablet' | 'phone'
export type Role = 'coordinator' | 'moderator' | 'secretary' | 'participant' | 'observer'
export interface Made { id: string; community: string; links: Record<Role, string> }
export interface Person { name: string; page: Page; troubles: string[] }

const sizes: Record<Device, { width: number; height: number }> = {
  desktop: { width: 1280, height: 800 }, tablet: { width: 834, height: 1112 }, phone: { width: 360, height: 740 },
}
const shots = fileURLToPath(new URL('../../artifacts/screens/', import.meta.url))

/** A meeting made over HTTP, for tests that are not about making one. */
export async function makeMeeting(server: TestServer, more: Record<string, unknown> = {}): Promise<Made> {
  const response = await fetch(`${server.url}/api/meetings`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Criterios de retroalimentación', community: 'CAP Los Algarrobos', template: 'drelm-6', minutes: 90, purpose: 'Acordar criterios comunes',
      startsAt: Date.now(), ...more,
    }),
  })
  if (!response.ok) throw new Error(`no meeting: ${response.status} ${await response.text()}`)
  return await response.json() as Made
}

/** Opens a link on a device of one's own and enters with a name; `entering` and `entered` are done right before and after the tap that enters. */
export async function enter(browser: Browser, link: string, name: string, device: Device, options: { dark?: boolean; prepare?: (page: Page) => Promise<void>; entering?: (page: Page) => Promise<void>; entered?: (page: Page) => Promise<void> } = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: sizes[device], hasTouch: device !== 'desktop', isMobile: device === 'phone', colorScheme: options.dark ? 'dark' : 'light', locale: 'es-PE', timezoneId: 'America/Lima',
  })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`${name}: ${error.message}`))
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|fetching the script|ERR_CONNECTION|WebSocket connection/.test(message.text())) troubles.push(`${name}: ${message.text()}`) })
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`)))
  await options.prepare?.(page)
  await page.goto(link)
  await page.getByLabel('Tu nombre y apellido').fill(name)
  await options.entering?.(page)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await options.entered?.(page)
  await expect(page.getByText('Guardado', { exact: true }).first()).toBeVisible()
  return { name, page, troubles }
}

/** The one next act of a screen. */
export const primary = (page: Page) => page.locator('.button-primary:visible').first()

/** Keeps a picture of a screen among the artifacts, to be looked at. */
export async function keep(person: Person, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  await person.page.screenshot({ path: `${shots}${name}.png` })
}

/** A place of the room: the bar at the foot on a phone, the tabs elsewhere. */
export async function go(page: Page, place: RoomPlace): Promise<void> {
  if (place === 'Acta' && await page.locator('#panel-acta').isVisible()) return // the secretary has it beside the board where there is room
  await door(page, place).click()
}
/** The same, where the place may stand in view without a door to it, as on a desktop. */
export async function goWhereNeeded(page: Page, place: RoomPlace): Promise<void> {
  await door(page, place).waitFor({ timeout: 2_000 }).then(() => go(page, place), () => undefined)
}
type RoomPlace = 'Agenda' | 'Tablero' | 'Palabra' | 'Acta' | 'Ideas' | 'Acuerdos' | 'Notas'
const door = (page: Page, place: RoomPlace) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${place}`) }).or(page.getByRole('tab', { name: new RegExp(`^${place}`) }))
    .or(page.getByRole('radio', { name: place })).or(page.getByRole('button', { name: place, exact: true })).first()

/** A command of the person whose page this is, by the same door other programs use. */
export const command = (page: Page, meeting: string, wish: Record<string, unknown>) => page.evaluate(async ([id, body]) => {
  const answer = await fetch(`/api/meetings/${id}/commands`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `t${Math.random()}`, ...body }) })
  if (!answer.ok) throw new Error(await answer.text())
}, [meeting, wish] as const)
/** Events of one type in the record of the meeting, as the person of this page may read it. */
export async function eventsOf(page: Page, made: Made, type: string): Promise<Record<string, unknown>[]> {
  const record = await page.evaluate(async (id) => ((await (await fetch(`/api/meetings/${id}/state`)).json()) as { state: { record: string } }).state.record, made.id)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(record, 'base64'))
  return (doc.getArray('events').toJSON() as Record<string, unknown>[]).filter((event) => event['type'] === type)
}
