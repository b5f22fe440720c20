/*
 * A photo large enough to be worth reducing: noise, as a camera makes it, drawn by the browser under test.
 */
import type { Page } from '@playwright/test'

/** JPEG bytes of some 1.4 megapixels, far above what may be sent. */
export const takePhoto = (page: Page): Promise<Buffer> => page.evaluate(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1400, height: 1000 })
  const pen = canvas.getContext('2d')!
  const grain = pen.createImageData(1400, 1000)
  for (let i = 0; i < grain.data.length; i++) grain.data[i] = i % 4 === 3 ? 255 : (i * 48_271) % 251
  pen.putImageData(grain, 0, 0)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
  return [...new Uint8Array(await blob!.arrayBuffer())]
}).then((bytes) => Buffer.from(bytes))
