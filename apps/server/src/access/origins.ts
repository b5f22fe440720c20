/*
 * Which pages may talk to us: our own only.
 *
 * A browser says where a request comes from (Origin, Sec-Fetch-Site); programs say nothing. So a write from another site is
 * refused, a write without those headers is a program's, and a socket without an Origin must show a bearer or a ticket, since a
 * cookie alone could be somebody else's page at work.
 */
export interface Said {
  readonly origin: string | undefined
  readonly site: string | undefined
  readonly host: string | undefined
}

/** Whether this Origin is the public address or the very host that was asked. */
export const isOurs = (origin: string, host: string | undefined, publicUrl: string | null): boolean => {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (url.origin !== origin || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
  return origin === publicUrl || (host !== undefined && url.host === host.toLowerCase())
}

/** May this request change anything? */
export const mayWrite = ({ origin, site, host }: Said, publicUrl: string | null): boolean => {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || isOurs(origin, host, publicUrl)
}

/** May this request open a socket? `proof` is what it showed beside the address. */
export const mayConnect = ({ origin, site, host }: Said, proof: 'cookie' | 'bearer' | 'ticket', publicUrl: string | null): boolean => {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined ? proof !== 'cookie' : isOurs(origin, host, publicUrl)
}
