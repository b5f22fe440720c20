/*
 * A cheap phone for measuring: real Chromium, 360 px, CPU six times slower, and the line it is on. What is measured on one page is asked
 * in the page's own time, every frame, so that the driver's own delay is in no figure.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Pace } from '../browser/proxy.ts'

export const pace: Pace = { bits: 400_000, roundTrip: 400, greeting: 2 }
export const slower = 6
/** How the line and the phone are named above a table. */
export const conditions = `${pace.bits / 1000} kbit/s, ${pace.roundTrip} ms, CPU ${slower}× slower, 360 × 740`

export const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

export const phone = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'es-PE', timezoneId: 'America/Lima' })

export async function slowed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return page
}

/** Milliseconds from navigation to the first painted text. */
export const painted = (page: Page): Promise<number> => page.evaluate(async () => {
  for (;;) {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    if (paint) return paint.startTime
    await new Promise((done) => { setTimeout(done, 20) })
  }
})

/** Milliseconds from navigation until `test`, an expression, holds in the page: looked at every frame, for at most a minute. */
export const until = (page: Page, test: string): Promise<number> => page.evaluate(`new Promise((done, fail) => {
  setTimeout(() => fail(new Error('never: ' + ${JSON.stringify(test)})), 60_000)
  const look = () => { if (${test}) done(performance.now()); else requestAnimationFrame(look) }
  look()
})`)
