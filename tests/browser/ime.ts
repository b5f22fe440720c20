/*
 * An on-screen keyboard as Android has them: words grow as a composition and are committed as a whole, existing words are taken back into
 * one, and only Enter is a key. It speaks to Chromium itself (DevTools), below the page, so the page gets the events a phone would give.
 */
import type { Page } from '@playwright/test'

export interface ScreenKeyboard {
  /** Shows these states of a composition one after the other, without committing. */
  compose(...states: string[]): Promise<void>
  /** Commits: the composition becomes this. */
  commit(text: string): Promise<void>
  /** Composes a word letter by letter (or through the given states) and commits it. */
  word(text: string, ...states: string[]): Promise<void>
  /** Takes the last `length` letters before the caret back into a composition and commits `text` for them. */
  correct(length: number, text: string): Promise<void>
  enter(): Promise<void>
}

/** `pause` in milliseconds after every state, as between two taps. */
export async function screenKeyboard(page: Page, pause = 40): Promise<ScreenKeyboard> {
  const cdp = await page.context().newCDPSession(page)
  const wait = () => page.waitForTimeout(pause)
  const show = async (text: string, over: { replacementStart?: number; replacementEnd?: number } = {}) => {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length, ...over })
    await wait()
  }
  const commit = async (text: string) => {
    await cdp.send('Input.insertText', { text })
    await wait()
  }
  const compose = async (...states: string[]) => { for (const state of states) await show(state) }
  return {
    compose, commit,
    async word(text, ...states) {
      await compose(...(states.length > 0 ? states : [...text].map((_, i, all) => all.slice(0, i + 1).join(''))))
      await commit(text)
    },
    async correct(length, text) {
      const end = await page.evaluate(lettersBefore)
      await show(text, { replacementStart: end - length, replacementEnd: end })
      await commit(text)
    },
    async enter() {
      await page.keyboard.press('Enter')
      await wait()
    },
  }
}

/** Letters between the start of the text with the focus and its caret, as a keyboard counts them: all that is drawn, and two for a new paragraph. */
function lettersBefore(): number {
  const focused = document.activeElement
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLInputElement) return focused.selectionEnd ?? 0
  const caret = getSelection()?.focusNode ?? null
  if (focused === null || caret === null) return 0
  const before = document.createRange()
  before.setStart(focused, 0)
  before.setEnd(caret, getSelection()?.focusOffset ?? 0)
  const lines = [...focused.children].findIndex((block) => block.contains(caret))
  return before.toString().length + 2 * Math.max(0, lines)
}
