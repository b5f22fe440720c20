/*
 * A photo made small on the device that took it, before a byte of it is sent: at most 200 kB, as the server demands.
 * Tries smaller sizes and lower quality in turn; a picture that will not decode is an answer, not an exception.
 */
export const MOST_BYTES = 200_000
/** Bytes of a file that a cheap phone can still open to make it small. */
export const LARGEST_FILE = 30_000_000

const attempts: readonly { side: number; quality: number }[] = [
  { side: 1600, quality: 0.8 }, { side: 1600, quality: 0.6 }, { side: 1280, quality: 0.6 }, { side: 1024, quality: 0.5 }, { side: 800, quality: 0.45 }, { side: 640, quality: 0.4 },
]

/** The size a picture gets when its longer side may have `side` pixels; never enlarged. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** JPEG bytes of at most 200 kB, or null if the file is no picture this browser can read or shrink. */
export async function reducePhoto(file: Blob): Promise<Blob | null> {
  let picture: ImageBitmap
  try { picture = await createImageBitmap(file) } catch { return null } // not a picture, or one this browser cannot decode
  try {
    for (const { side, quality } of attempts) {
      const { width, height } = fitted(picture.width, picture.height, side)
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
      if (blob !== null && blob.size <= MOST_BYTES) return blob
    }
    return null
  } finally { picture.close() }
}

/** Sends the bytes; the id of the upload, or null if the server would not have it or the line is down. */
export async function sendPhoto(meeting: string, photo: Blob): Promise<string | null> {
  try {
    const response = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/uploads`, {
      method: 'PUT', body: photo, headers: { 'Content-Type': 'image/jpeg' }, credentials: 'same-origin', signal: AbortSignal.timeout(60_000),
    })
    const body: unknown = response.ok ? await response.json() : null
    const id = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['id'] : null
    return typeof id === 'string' ? id : null
  } catch { return null } // no line, or no answer in time: the same to the person
}
