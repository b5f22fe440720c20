/*
 * The check page's own code on what a real server sealed: whole files, parts of them, and every way of being changed.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSigner, sha256 } from '../../apps/server/src/minutes/sign.ts'
import { testServer, type TestServer } from '../../apps/server/src/http/testing.ts'
import { verify, type Verdict, type VerifyDeps } from '../../apps/web/src/features/verify/check.ts'
import { partsOf } from '../../apps/web/src/features/verify/parts.ts'

type Bytes = Uint8Array<ArrayBuffer>
let server: TestServer
let pdf: Bytes
let json: Bytes
let draft: Bytes
let deps: VerifyDeps

beforeAll(async () => {
  server = await testServer({ publicUrl: 'https://acta.example' })
  const meeting = await server.make({ title: 'Lectura en segundo grado', community: 'CAP Los Ñandúes', purpose: 'Comprobar el sello' })
  const coordinator = (await server.join(meeting, 'coordinator', 'Carmen')).body
  const secretary = (await server.join(meeting, 'secretary', 'Iris Ñahui')).body
  const run = (bearer: string, body: Record<string, unknown>) => server.ask(`/api/meetings/${meeting.id}/commands`, { body, bearer })
  const file = async (name: string): Promise<Bytes> => {
    const response = await server.app.request(`/api/meetings/${meeting.id}/${name}`, { headers: { authorization: `Bearer ${secretary.session}` } })
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }
  await run(coordinator.session, { type: 'meeting.start', id: 'a' })
  draft = await file('minutes.pdf')
  expect((await run(secretary.session, { type: 'minutes.close', id: 'b' })).status).toBe(200)
  await run(coordinator.session, { type: 'minutes.confirm', id: 'c' })
  pdf = await file('minutes.pdf')
  json = await file('minutes.json')
  deps = {
    subtle: crypto.subtle,
    key: async () => (await server.ask<{ publicKey: string }>('/api/seal')).body.publicKey,
    register: async (of, version, hash) => {
      const { status, body } = await server.ask<{ signature: string }>(`/api/seal/${hash}?meeting=${of}&version=${version}`)
      return status === 200 ? body.signature : null
    },
  }
}, 60_000)
afterAll(() => server.close())

const flipped = (bytes: Bytes, at: number, bit = 1): Bytes => {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}
const kindOf = async (files: readonly Bytes[], with_: Partial<VerifyDeps> = {}): Promise<Verdict['kind']> => (await verify(files, { ...deps, ...with_ })).kind
const offline: Partial<VerifyDeps> = { key: async () => null, register: async () => undefined }

test('[VF1] a closed PDF is the sealed acta, with its facts and its fingerprint', async () => {
  expect(await verify([pdf], deps)).toEqual({
    kind: 'sealed', key: 'server', sha256: sha256(new TextDecoder().decode(json)),
    facts: { community: 'CAP Los Ñandúes', title: 'Lectura en segundo grado', code: `01-${new Date().getFullYear()}`, version: 1,
      closedAt: expect.any(Number) as number, closedBy: 'Iris Ñahui', agreements: 0 },
  })
})

test('[VF2] one flipped bit in any byte of the sealed text is seen, with a seal or without', async () => {
  const { signatures } = await partsOf([pdf])
  for (let at = 0; at < json.length; at += at < 400 ? 1 : 37) {
    expect(await kindOf([flipped(json, at, 1 << (at % 8)), ...signatures as Bytes[]]), `byte ${at}`).not.toBe('sealed')
  }
  expect(await kindOf([flipped(json, json.length >> 1)])).toBe('changed')
})

test('[VF2] one flipped byte in what a PDF carries is seen: text, seals, what was said later', async () => {
  const text = new TextDecoder('latin1').decode(pdf)
  const streams = [...text.matchAll(/<<((?:[^<>]|<<(?:[^<>]|<[^<>]*>)*>>|<[^<>]*>)*)>>\s*stream\r?\n/g)]
    .filter((found) => found[1]?.includes('/EmbeddedFile')).map((found) => ({ from: found.index + found[0].length, dictionary: found[1] ?? '' }))
  expect(streams).toHaveLength(5)
  let seen = 0
  for (const { from, dictionary } of streams) {
    const length = Number(/\/Length\s+(\d+)/.exec(dictionary)?.[1])
    const step = Math.max(1, Math.floor(length / 40))
    for (let at = 0; at < length; at += step) {
      const verdict = await verify([flipped(pdf, from + at, 4)], deps)
      if (verdict.kind !== 'sealed') { seen++; continue }
      // Two things may change without changing what is proved: the key that came along (the server's own is used), and bits of
      // the packing that unpack to the very same bytes.
      const [before, after] = await Promise.all([partsOf([pdf]), partsOf([flipped(pdf, from + at, 4)])])
      expect({ ...after, pem: null }).toEqual({ ...before, pem: null })
    }
  }
  expect(seen).toBeGreaterThan(100)
}, 60_000)

test('[VF3] the JSON alone is checked by its fingerprint; nothing but that is asked', async () => {
  const asked: unknown[][] = []
  const register: VerifyDeps['register'] = (...what) => { asked.push(what); return deps.register(...what) }
  expect(await kindOf([json], { register })).toBe('sealed')
  expect(asked).toEqual([[expect.any(String), 1, sha256(new TextDecoder().decode(json))]])
  expect((await server.ask(`/api/seal/${'0'.repeat(64)}?meeting=${String(asked[0]?.[0])}&version=1`)).status).toBe(404)
  expect((await server.ask('/api/seal/x')).status).toBe(404)
})

test('[VF4] without a line the key in the file has to do, and the JSON alone cannot be judged', async () => {
  expect(await verify([pdf], { ...deps, ...offline })).toMatchObject({ kind: 'sealed', key: 'file' })
  expect(await kindOf([json], offline)).toBe('unsure')
})

test('[VF5] a seal of somebody else is told apart from a change; drafts and other files are no actas', async () => {
  const settings = new Map<string, string>()
  const other = await openSigner({ setting: async (key, otherwise) => settings.get(key) ?? (settings.set(key, otherwise), otherwise) })
  expect(await kindOf([pdf], { key: async () => other.publicKey })).toBe('stranger')
  expect(await kindOf([draft])).toBe('not-acta')
  const text = (words: string): Bytes => new TextEncoder().encode(words)
  expect(await kindOf([text('hola')])).toBe('not-acta')
  expect(await kindOf([text('{"a":1}')])).toBe('not-acta')
  expect(await kindOf([text('{ "a": 1 }')])).toBe('changed')
  expect(await kindOf([pdf.slice(0, pdf.length >> 1)])).not.toBe('sealed')
  expect(await kindOf([])).toBe('not-acta')
})

test('[VF6] a browser that cannot check seals asks the server by fingerprint', async () => {
  const subtle = Object.create(crypto.subtle) as SubtleCrypto
  subtle.digest = (...args) => crypto.subtle.digest(...args)
  subtle.importKey = () => Promise.reject(new DOMException('no Ed25519 here', 'NotSupportedError'))
  expect(await kindOf([pdf], { subtle })).toBe('sealed')
  expect(await kindOf([flipped(json, 40), ...(await partsOf([pdf])).signatures as Bytes[]], { subtle })).toBe('changed')
})
