/*
 * What the check page decides, on what a real server sealed: whole files, parts of them, and every way of being changed; and the recipe
 * of docs/verify.md, run as it stands there. FLIPS=2000 changes two thousand places of the PDF for both (two minutes).
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSigner, sha256 } from '../../apps/server/src/minutes/sign.ts'
import { keyOf, testServer, type MadeMeeting, type TestServer } from '../../apps/server/src/http/testing.ts'
import { AFTER_SEAL, partsOf, SEAL_BYTES, verify, type Verdict, type VerifyDeps } from '@acta-viva/model/minutes'

const SEED = 20_261_121
const FLIPS = Number(process.env['FLIPS'] ?? 400)
const RECIPE_FLIPS = Number(process.env['FLIPS'] ?? 25)

type Bytes = Uint8Array<ArrayBuffer>
let server: TestServer
let pdf: Bytes
let json: Bytes
let draft: Bytes
let book: Bytes
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
  await anotherYearRound(meeting, coordinator.session)
  deps = {
    subtle: crypto.subtle,
    key: async () => (await server.ask<{ publicKey: string }>('/api/seal')).body.publicKey,
    register: async (of, version, hash) => {
      const { status, body } = await server.ask<{ signature: string }>(`/api/seal/${hash}?meeting=${of}&version=${version}`)
      return status === 200 ? body.signature : null
    },
    vouch: async (hash, signature) => (await server.ask(`/api/seal/file/${hash}?signature=${encodeURIComponent(signature)}`)).status === 200,
    inflate: async (bytes) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer()),
  }
}, 240_000)
afterAll(() => server.close())

/** A second meeting of the community, closed, so that the year's book has two actas. */
async function anotherYearRound(meeting: MadeMeeting, lead: string): Promise<void> {
  const next = (await server.ask<MadeMeeting>(`/api/meetings/${meeting.id}/next`, { body: { title: 'Escritura en segundo grado' }, bearer: lead })).body
  const clerk = (await server.join(next, 'secretary', 'Iris Ñahui')).body
  for (const [id, who, type] of [['d', (await server.join(next, 'coordinator', 'Carmen')).body, 'meeting.start'], ['e', clerk, 'minutes.close']] as const) {
    expect((await server.ask(`/api/meetings/${next.id}/commands`, { body: { id, type }, bearer: who.session })).status).toBe(200)
  }
  const year = new Date().getFullYear()
  const response = await server.app.request(`/api/communities/${meeting.community}/book.pdf?year=${year}`, {
    headers: { authorization: `Bearer ${keyOf(meeting.communityLinks?.member ?? '')}` },
  })
  expect([response.status, response.headers.get('content-disposition')]).toEqual([200, `attachment; filename="libro-de-actas-${year}.pdf"`])
  book = new Uint8Array(await response.arrayBuffer())
}

const flipped = (bytes: Bytes, at: number, bit = 1): Bytes => {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ bit
  return copy
}
const kindOf = async (files: readonly Bytes[], with_: Partial<VerifyDeps> = {}): Promise<Verdict['kind']> => (await verify(files, { ...deps, ...with_ })).kind
const offline: Partial<VerifyDeps> = { key: async () => null, register: async () => undefined, vouch: async () => undefined }
const sealsIn = async (file: Bytes): Promise<Bytes[]> => (await partsOf([file], deps.inflate)).signatures
/** Places and bits, the same in every run. */
function* dice(times: number, length: number): Generator<[number, number]> {
  for (let n = 0, roll = SEED; n < times; n++) {
    roll = (roll * 48_271) % 2_147_483_647
    yield [roll % length, 1 << (roll % 8)]
  }
}

test('[VF1] a closed PDF is the sealed acta, with its facts and its fingerprint', async () => {
  expect(await verify([pdf], deps)).toEqual({
    kind: 'sealed', key: 'server',
    actas: [{ community: 'CAP Los Ñandúes', title: 'Lectura en segundo grado', code: `01-${new Date().getFullYear()}`, version: 1,
      closedAt: expect.any(Number) as number, closedBy: 'Iris Ñahui', agreements: 0, sha256: sha256(new TextDecoder().decode(json)) }],
  })
})

test('[VF2] one flipped bit in any byte of the sealed text is seen, with a seal or without', async () => {
  const signatures = await sealsIn(pdf)
  for (let at = 0; at < json.length; at += at < 400 ? 1 : 37) {
    expect(await kindOf([flipped(json, at, 1 << (at % 8)), ...signatures]), `byte ${at}`).not.toBe('sealed')
  }
  expect(await kindOf([flipped(json, json.length >> 1)])).toBe('changed')
})

test(`[VF7] one flipped bit in any of ${FLIPS} places of a PDF is seen, wherever it is (seed ${SEED})`, async () => {
  const kinds = new Map<string, number>()
  for (const [at, bit] of dice(FLIPS, pdf.length)) {
    const kind = await kindOf([flipped(pdf, at, bit)])
    expect(kind, `byte ${at}, bit ${bit}`).not.toBe('sealed')
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  const seal = pdf.length - SEAL_BYTES - AFTER_SEAL
  for (let at = seal; at < pdf.length; at += 3) expect(await kindOf([flipped(pdf, at)]), `byte ${at - seal} from the seal`).toBe('altered')
  expect(kinds.get('altered'), 'most of a file is what its pages show').toBeGreaterThan(FLIPS / 2)
}, 30_000 + FLIPS * 50)

test('[VF7] a PDF saved again, cut or added to is told apart from the one that was made', async () => {
  expect(await kindOf([pdf.slice(0, -SEAL_BYTES - AFTER_SEAL)])).toBe('altered')
  expect(await kindOf([new Uint8Array([...pdf, 10])])).toBe('altered')
  expect(await kindOf([new Uint8Array([...pdf, ...pdf.slice(-SEAL_BYTES - AFTER_SEAL)])])).toBe('altered')
  expect(await kindOf([pdf, flipped(pdf, pdf.length >> 1)])).not.toBe('sealed')
})

test('[VF8] the recipe of docs/verify.md says yes to what was sealed and no to one flipped byte anywhere', async () => {
  const page = readFileSync(new URL('../../docs/verify.md', import.meta.url), 'utf8')
  const recipe = (name: string): string => {
    const [, found] = new RegExp(`<!-- recipe: ${name} -->\\s*\`\`\`sh\\n([\\s\\S]*?)\`\`\``, 'u').exec(page) ?? []
    if (found === undefined) throw new Error(`no recipe ${name}`)
    return found
  }
  const folder = mkdtempSync(join(tmpdir(), 'acta-recipe-'))
  const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
  const says = (name: string): boolean => {
    try {
      return execFileSync('sh', ['-ec', recipe(name)], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes('Verified Successfully')
    } catch (error) {
      if (error instanceof Error && 'status' in error) return false
      throw error
    }
  }
  try {
    put('sello.pem', await deps.key() ?? '')
    for (const whole of [pdf, book]) {
      put('acta.pdf', whole)
      expect(says('file')).toBe(true)
    }
    const text = new TextDecoder().decode(json)
    const { meeting } = JSON.parse(text) as { meeting: string }
    put('acta.sig', Buffer.from(await deps.register(meeting, 1, sha256(text)) ?? '', 'base64'))
    put('acta.json', json)
    expect(says('content')).toBe(true)
    for (const [at, bit] of dice(RECIPE_FLIPS, pdf.length)) {
      put('acta.pdf', flipped(pdf, at, bit))
      expect(says('file'), `byte ${at}, bit ${bit}`).toBe(false)
      put('acta.json', flipped(json, at % json.length, bit))
      expect(says('content'), `byte ${at % json.length} of the content`).toBe(false)
    }
  } finally { rmSync(folder, { recursive: true }) }
}, 30_000 + RECIPE_FLIPS * 1_000)

test('[VF9] the book of a year proves each of its actas and itself', async () => {
  const year = new Date().getFullYear()
  const verdict = await verify([book], deps)
  expect(verdict).toMatchObject({ kind: 'sealed', key: 'server' })
  expect(verdict.kind === 'sealed' && verdict.actas.map(({ code, title }) => [code, title]).toSorted()).toEqual([
    [`01-${year}`, 'Lectura en segundo grado'], [`02-${year}`, 'Escritura en segundo grado'],
  ])
  expect((await verify([book, pdf, json], deps))).toMatchObject({ kind: 'sealed', actas: { length: 2 } })
  for (const [at, bit] of dice(100, book.length)) expect(await kindOf([flipped(book, at, bit)]), `byte ${at}`).not.toBe('sealed')
}, 240_000)

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
  expect(await kindOf([flipped(pdf, pdf.length >> 1)], { subtle })).not.toBe('sealed')
  expect(await kindOf([pdf], { subtle, vouch: async () => undefined })).toBe('unsure')
  expect(await kindOf([flipped(json, 40), ...await sealsIn(pdf)], { subtle })).toBe('changed')
})
