/*
 * Headers every answer carries, so that a page of ours runs only what is ours and tells nobody where people came from.
 */
import type { MiddlewareHandler } from 'hono'

/** What stands inside our own page instead of in files, named by its hash: nothing else may stand there. */
export interface Inlined { readonly scripts: readonly string[]; readonly styles: readonly string[] }
export const nothingInlined: Inlined = { scripts: [], styles: [] }

/** The policy of our own pages: scripts, styles, pictures and connections from here, frames nowhere. */
export function pagePolicy(publicUrl: string | null, inlined: Inlined = nothingInlined): string {
  const from = (hashes: readonly string[]) => ["'self'", ...hashes.map((hash) => `'sha256-${hash}'`)].join(' ')
  const sockets = publicUrl === null ? '' : ` ${publicUrl.replace(/^http/, 'ws')}` // older Safari does not count ws as 'self'
  return [
    "default-src 'none'", `script-src ${from(inlined.scripts)}`, `style-src ${from(inlined.styles)}`, "img-src 'self' blob: data:", "font-src 'self'",
    `connect-src 'self'${sockets}`, "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'", "object-src 'none'",
  ].join('; ')
}

/** For what is downloaded: should a browser show it after all, nothing in it runs. */
export const SANDBOX = "default-src 'none'; sandbox"
/** For the minutes as a page of their own: their own styles and pictures inside the file, nothing else. */
export const PRINTED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-modals"

const always = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const

/** Sets what no answer may lack; a route that set its own content policy keeps it. */
export function securityHeaders(publicUrl: string | null, inlined: Inlined = nothingInlined): MiddlewareHandler {
  const policy = pagePolicy(publicUrl, inlined)
  const strict = publicUrl?.startsWith('https:') === true
  return async (c, next) => {
    await next()
    if (c.res.status === 304) return // what the browser keeps has them, and a poor line is spared 600 bytes (RFC 9110, 15.4.5)
    for (const [name, value] of Object.entries(always)) c.res.headers.set(name, value)
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', policy)
    if (strict) c.res.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
    if (c.req.path.startsWith('/api/') && !c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  }
}
