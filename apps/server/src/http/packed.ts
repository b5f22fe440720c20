/*
 * Answers of the API, compressed where they are worth it: a joining phone on a slow line gets the whole agenda in one answer.
 *
 * In the thread pool, never on the event loop. Files that are compressed inside (PDF, DOCX, photos) pass as they are. No other site
 * can cause such an answer to be made with somebody's cookie and read its length, since writes from elsewhere are refused.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

/** Below this many bytes the saving is less than a packet. */
export const WORTH_PACKING = 1024
/** Costs about a millisecond for 60 kB; higher ones cost more than they save. */
const QUALITY = 4

const text = /^(application\/(problem\+)?json|text\/(html|markdown|plain|csv))/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

export const packed: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers, status } = c.res
  const accepts = c.req.header('accept-encoding') ?? ''
  const coding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
  if (coding === null || c.req.method === 'HEAD' || headers.has('content-encoding') || !text.test(headers.get('content-type') ?? '')) return
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const made = new Headers(headers) // never with a length of its own: what sends the answer counts what it sends
  made.append('vary', 'Accept-Encoding')
  if (bytes.length < WORTH_PACKING) {
    c.res = new Response(bytes, { status, headers: made })
    return
  }
  made.set('content-encoding', coding)
  const out = coding === 'br'
    ? await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
    : await gzipped(bytes)
  c.res = new Response(new Uint8Array(out), { status, headers: made })
}
