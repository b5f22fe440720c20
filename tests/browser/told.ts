/*
 * What a device told its person without a picture: words for screen readers, vibrations, tones, and a screen kept awake. For
 * `enter(…, { prepare: listened })`; the browser's own wake lock is asked and only looked at, a vibration is only counted.
 */
import type { Page } from '@playwright/test'
import { settable } from './moved-clock.ts'

export interface Told { said: string[]; buzzed: (number | number[])[]; rang: number; asked: number; awake: number }

export async function listened(page: Page): Promise<void> {
  await settable(page)
  await page.addInitScript(() => {
    const told: Told = { said: [], buzzed: [], rang: 0, asked: 0, awake: 0 }
    Object.assign(globalThis, { told })
    Object.defineProperty(Navigator.prototype, 'vibrate', { value: (pattern: number | number[]) => { told.buzzed.push(pattern); return true } })
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function ring(when) {
      told.rang++
      start.call(this, when)
    }
    const lock = WakeLock.prototype.request
    WakeLock.prototype.request = async function request(type) {
      told.asked++
      const held = await lock.call(this, type)
      if (held.type === 'screen') told.awake++
      return held
    }
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if ((target as Element).role === 'log') told.said.push(...[...addedNodes].map((node) => node.textContent ?? ''))
      }
    }).observe(document, { childList: true, subtree: true })
  })
}

/** So far, since the page was opened. */
export const toldTo = (page: Page): Promise<Told> => page.evaluate(() => (globalThis as unknown as { told: Told }).told)
