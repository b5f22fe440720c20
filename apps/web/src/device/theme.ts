/* Light, dark, or as the device says. boot.js applies the kept choice before the first paint; this changes it later. */
import { deviceStorage } from './storage.ts'

export type Theme = 'light' | 'dark'

/** What is on the screen now. */
export const currentTheme = (): Theme => {
  const chosen = document.documentElement.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Null goes back to the device's own. */
export function chooseTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset['theme'] = theme
  else delete document.documentElement.dataset['theme']
  deviceStorage().write('theme', theme)
}
