/*
 * What proves a closed acta, for whoever holds one: the public key, the seal of a fingerprint, and whether a file's own seal is ours.
 *
 * No login and no content: a caller has to know a fingerprint already, and guessing is slowed down.
 */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { fileStatement } from '@acta-viva/model/minutes'
import { Refusal } from '@acta-viva/model/wire'
import { sealHolds } from '../minutes/sign.ts'
import { callerOf, says, type Deps } from './context.ts'
import * as schemas from './schemas.ts'

const BASE64 = /^[\w+/-]{86}(?:==)?$/u
const FINGERPRINT = /^[0-9a-f]{64}$/u

export function sealRoutes(deps: Deps) {
  /** Takes one guess where something is not known. */
  const knowing = async <T>(c: Context, look: () => Promise<T | null>): Promise<T> => {
    const { address } = callerOf(c, deps.publicUrl)
    if (!deps.limiter.left('guess', address)) throw new Refusal('too-many')
    const found = await look()
    if (found !== null) return found
    deps.limiter.take('guess', address)
    throw new Refusal('not-found')
  }

  return new Hono()
    .get('/', describeRoute(says('The public key that closed actas are checked with', { 200: schemas.sealKey })), async (c) =>
      c.json({ publicKey: await deps.publicKey() }, 200, { 'cache-control': 'public, max-age=3600' }))
    .get('/file/:sha256', describeRoute(says('Whether a seal (`?signature=`, Base64) is the one of a PDF with this fingerprint', { 200: schemas.seal })), async (c) => {
      const signature = await knowing(c, async () => {
        const [sha256, shown] = [c.req.param('sha256'), c.req.query('signature') ?? '']
        return FINGERPRINT.test(sha256) && BASE64.test(shown) && sealHolds(await deps.publicKey(), fileStatement(sha256), shown) ? shown : null
      })
      return c.json({ signature }, 200)
    })
    .get('/:sha256', describeRoute(says('The seal of a closed acta, for whoever knows its fingerprint (`?meeting=&version=`)', { 200: schemas.seal })), async (c) => {
      const acta = await knowing(c, async () => {
        const version = Number(c.req.query('version'))
        const found = Number.isInteger(version) && version > 0 ? await deps.store.directory.acta(c.req.query('meeting') ?? '', version) : null
        return found?.sha256 === c.req.param('sha256') ? found : null
      })
      return c.json({ signature: acta.signature }, 200)
    })
}
