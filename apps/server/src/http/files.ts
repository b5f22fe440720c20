/*
 * Files of a meeting: the minutes in every format, and photos attached as evidence.
 *
 * All of them only for people of the meeting. Whatever is downloaded could be opened by a browser after all, so it always comes
 * with a policy under which nothing runs.
 */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { describeRoute } from 'hono-openapi'
import { Refusal } from '@acta-viva/model/wire'
import { minutesFiles, type MinutesFile } from '../meetings/files.ts'
import { keepPhoto, LARGEST_PHOTO, readPhoto } from '../meetings/uploads.ts'
import { says, signedIn, type Deps } from './context.ts'
import { PRINTED, SANDBOX } from './headers.ts'
import * as schemas from './schemas.ts'

const shownInPage = /\.(json|md|html|txt)$/

const download = (bytes: Uint8Array<ArrayBuffer>, type: string, name: string, policy: string, inline: boolean) =>
  new Response(bytes, { headers: {
    'content-type': type, 'content-security-policy': policy,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'cache-control': 'private, no-store',
  } })

export function fileRoutes(deps: Deps) {
  const { minutes, limiter, store } = deps
  const routes = new Hono()
    .put('/:id/uploads', describeRoute(says('Attach a photo: its bytes are the body', { 201: schemas.uploaded })),
      bodyLimit({ maxSize: LARGEST_PHOTO, onError: () => { throw new Refusal('too-big') } }), async (c) => {
        const { seat } = await signedIn(c, deps, c.req.param('id'))
        if (seat.standing === 'observer') throw new Refusal('not-allowed')
        limiter.take('write', `${seat.meeting}/${seat.person}`)
        const upload = await keepPhoto(deps, seat.meeting, seat.person, new Uint8Array(await c.req.arrayBuffer()))
        return c.json({ id: upload.id, url: `/api/meetings/${seat.meeting}/uploads/${upload.id}`, type: upload.type, size: upload.size }, 201)
      })
    .get('/:id/uploads/:upload', describeRoute(says('A photo of the meeting', { 200: 'The bytes' })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id'))
      const { upload, bytes } = await readPhoto(store, seat.meeting, c.req.param('upload'))
      return download(new Uint8Array(bytes), upload.type, upload.name, SANDBOX, false)
    })
  const give = async (meeting: string, who: string, file: MinutesFile, asked: string | undefined) => {
    limiter.take('file', `${meeting}/${who}`)
    const version = asked !== undefined && /^\d{1,4}$/.test(asked) ? Number(asked) : null
    const { bytes, type, name } = await minutes.file(meeting, file, version)
    return download(bytes, type, name, file.endsWith('.html') ? PRINTED : SANDBOX, shownInPage.test(file))
  }
  for (const file of minutesFiles) {
    routes.get(`/:id/${file}`, describeRoute(says(`The minutes as a file: ${file}`, { 200: 'The file' })), async (c) => {
      const { seat } = await signedIn(c, deps, c.req.param('id') ?? '')
      return give(seat.meeting, seat.person, file, c.req.query('version'))
    })
  }
  return routes
}
