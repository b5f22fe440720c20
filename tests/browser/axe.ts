/*
 * axe, as the suite asks it: on the screen that stands, in both themes.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** All that is asked of a screen. */
const every = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
/** What a change of theme can break. */
const colours = { runOnly: { type: 'rule', values: ['color-contrast'] } }

/** What axe finds on the screen as it stands, one line for each. */
async function findings(page: Page, what: object): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) {
    const session = await page.context().newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: axe }) // past the page's own content policy, which allows no foreign script
    await session.detach()
  }
  return page.evaluate(async (options) => {
    const { axe: judge } = window as unknown as { axe: { run: (where: Document, options: unknown) => Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }
    const { violations } = await judge.run(document, options)
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary.replaceAll('\n', ' ').slice(0, 200)}`))
  }, what)
}
/** Another theme, with every colour arrived where it goes. */
const theme = async (page: Page, colorScheme: 'light' | 'dark') => {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => { requestAnimationFrame(done) })
    await frame()
    await frame()
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))
    await frame()
  })
}
/** Nothing is found on this screen, in neither theme. */
export const clean = async (page: Page, screen: string) => {
  await theme(page, 'light')
  expect.soft(await findings(page, every), screen).toEqual([])
  await theme(page, 'dark')
  expect.soft(await findings(page, colours), `${screen}, dark`).toEqual([])
}
