/*
 * A page that goes through a line which can be cut, stalled and slowed, and what every test of such lines does: write, wait for what the
 * head says, keep the page for later.
 */
import type { Page } from '@playwright/test'
import type { Made } from './people.ts'
import { openProxy, type ProxyLine } from './proxy.ts'
import { expect, test as base } from './server.ts'

export { expect }
export const test = base.extend<{ line: ProxyLine }>({
  line: async ({ server }, use) => {
    const line = await openProxy(server.url)
    await use(line)
    await line.close()
  },
})

/** A link of the meeting, by way of the line. */
export const through = (line: ProxyLine, made: Made, role: keyof Made['links']): string => {
  const link = new URL(made.links[role])
  return `${line.url}${link.pathname}${link.hash}`
}
export const word = (page: Page) => page.locator('[data-word]:visible').first()
/** Back on the line, however long the last pause before a try was. */
export const saved = (page: Page) => expect(word(page)).toHaveAttribute('data-word', 'saved', { timeout: 30_000 })
export const onLine = (page: Page) => expect(page.getByText(/^Sin señal/)).toHaveCount(0, { timeout: 30_000 })
export const write = async (page: Page, text: string): Promise<void> => {
  await page.locator('#panel-ideas textarea').fill(text)
  await page.locator('#panel-ideas form button[type=submit]').click()
}
/** Files the worker of a page keeps ahead, of each of its two lists, and those among them that it has by now. */
export const copy = (page: Page) => page.evaluate(async () => {
  const worker = await (await fetch('/sw.js')).text()
  const lists = ['FIRST', 'LATER'].map((name) => JSON.parse(new RegExp(`${name} = (\\[.*?\\])`).exec(worker)?.[1] ?? '[]') as string[])
  const there = await Promise.all(lists.map((list) => Promise.all(list.map(async (url) => await caches.match(url) !== undefined))))
  const [first = 0, later = 0] = there.map((list) => list.filter(Boolean).length)
  return { first, later, ofFirst: lists[0]?.length ?? 0, ofLater: lists[1]?.length ?? 0 }
})
/** The page is kept by its worker, every file of it: it opens again without any line. */
export const kept = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) await new Promise((done) => { navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }) })
  })
  await expect.poll(async () => { const { first, later, ofFirst, ofLater } = await copy(page); return first + later - ofFirst - ofLater }, { timeout: 60_000 }).toBe(0)
}
