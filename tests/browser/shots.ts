/*
 * Pictures of screens. One state of a screen is built once and photographed as often as wanted: at 360 px in both themes always, and
 * with SHOTS=all also on a tablet, a desktop and, for the wall, a projector, in both themes (artifacts/screens/wide).
 *
 * A picture counts only if this run took it; what lies about from an earlier one proves nothing. A screen wider than its window is a fault.
 */
import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

const folder = fileURLToPath(new URL('../../artifacts/screens/', import.meta.url))
const all = process.env['SHOTS'] === 'all'
const began = Number(process.env['RUN_BEGAN'])

type Size = 'phone' | 'tablet' | 'desktop' | 'projector'
const sizes: Record<Size, { width: number; height: number }> = {
  phone: { width: 360, height: 740 }, tablet: { width: 768, height: 1024 }, desktop: { width: 1280, height: 800 }, projector: { width: 1920, height: 1080 },
}
const schemes = ['light', 'dark'] as const

/** Where a screen is photographed beyond 360 px. */
export type Wide = 'none' | 'wide' | 'wall'
const widths: Record<Wide, readonly Size[]> = { none: [], wide: ['tablet', 'desktop'], wall: ['tablet', 'desktop', 'projector'] }

/** Whether this run takes every picture there is. */
export const wide = all

/** A phone that can be made wider: the same page, the same state. */
export const phone = { viewport: sizes.phone, hasTouch: true, locale: 'es-PE', timezoneId: 'America/Lima' }

async function shoot(page: Page, name: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect.soft(over, `${name} is wider than its window`).toBeLessThanOrEqual(0)
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

/** Takes `screen-<name>-<kind>`, its dark twin for one person, and the wide ones where they are wanted. */
export async function photograph(page: Page, name: string, kind: string, more: Wide = 'wide'): Promise<void> {
  mkdirSync(`${folder}wide`, { recursive: true })
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)) }))
  await shoot(page, `screen-${name}-${kind}`)
  if (kind !== 'one') return
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, `screen-${name}-dark`)
  if (all) {
    for (const size of widths[more]) {
      await page.setViewportSize(sizes[size])
      await page.waitForTimeout(120)
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: scheme })
        await shoot(page, `wide/${name}-${size}-${scheme}`)
      }
    }
    await page.setViewportSize(sizes.phone)
    await page.waitForTimeout(60)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The same for what is there only on a wider screen: taken at that size alone. */
export async function photographAt(page: Page, name: string, kind: string, size: Exclude<Size, 'phone'>): Promise<void> {
  await page.setViewportSize(sizes[size])
  await page.waitForTimeout(120)
  await shoot(page, `screen-${name}-${kind}`)
  if (kind === 'one') {
    await page.emulateMedia({ colorScheme: 'dark' })
    await shoot(page, `screen-${name}-dark`)
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.setViewportSize(sizes.phone)
  await page.waitForTimeout(60)
}

/** Those of these pictures that this run did not take. */
export const missingShots = (names: readonly string[]): string[] =>
  names.filter((name) => (statSync(`${folder}${name}.png`, { throwIfNoEntry: false })?.mtimeMs ?? 0) < began)
