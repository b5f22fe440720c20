/*
 * A photo large enough to be worth reducing: noise, as a camera makes it, drawn by the browser under test; and a file too large to open.
 */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** JPEG bytes of a grainy picture, far above what may be sent. */
export const takePhoto = async (page: Page): Promise<Buffer> => Buffer.from(await page.evaluate(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1000, height: 700 })
  const pen = canvas.getContext('2d')!
  const grain = pen.createImageData(1000, 700)
  for (let i = 0; i < grain.data.length; i++) grain.data[i] = i % 4 === 3 ? 255 : (i * 48_271) % 251
  pen.putImageData(grain, 0, 0)
  return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]!
}), 'base64')

/** Runs `use` with the path of a file of that many bytes, all of them nothing. */
export async function withFile(name: string, bytes: number, use: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'acta-photo-'))
  try {
    await writeFile(join(folder, name), '')
    await truncate(join(folder, name), bytes)
    await use(join(folder, name))
  } finally { await rm(folder, { recursive: true }) }
}
