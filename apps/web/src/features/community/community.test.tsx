/* A community's page: the year counted, actas due, progress said between meetings, links without a key. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render, screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import type { CommunityMeeting, Followed } from '../../api/communities.ts'
import { community } from '../../i18n/es/community.ts'
import CommunityPage from './index.tsx'
import { byYear, codeOf, dueActas, heldIn, returning, settled } from './reading.ts'

const DAY = 86_400_000
const march = Date.UTC(2026, 2, 10, 15)
const meeting = (change: Partial<CommunityMeeting>): CommunityMeeting =>
  ({ id: 'm', title: 'Primera', series: 1, phase: 'closed', startsAt: march, createdAt: march, endedAt: null, ...change })
const agreement = (change: Partial<Followed>): Followed => ({
  ref: 'm/a1', meeting: 'm', code: 'A-01.1', text: 'Leer en voz alta', responsible: 'Rosa', measure: '', due: '2026-06-30',
  progress: 'unreviewed', note: '', evidence: '', reviewedAt: null, ...change,
})

beforeEach(() => {
  window.matchMedia = (query) => Object.assign(new EventTarget(), { matches: false, media: query }) as MediaQueryList
})
afterEach(() => { vi.unstubAllGlobals(); vi.restoreAllMocks(); localStorage.clear(); history.replaceState(null, '', '/') })

test('[CO1] a year counts the meetings that took place in it, in Lima', () => {
  const newYear = Date.UTC(2027, 0, 1, 3) // still the 31st in Lima
  const all = [meeting({}), meeting({ startsAt: newYear }), meeting({ startsAt: null, createdAt: march }), meeting({ phase: 'draft' }), meeting({ startsAt: newYear + DAY })]
  expect([heldIn(all, 2026), heldIn(all, 2027)]).toEqual([3, 1])
})

test('[CO2] an acta still open is due at the end of the third day after its meeting, in Lima', () => {
  const all = [meeting({}), meeting({ id: 'x', phase: 'ended', endedAt: march }), meeting({ id: 'y', phase: 'ended', endedAt: march - DAY })]
  const due = dueActas(all, march + 3 * DAY)
  const day = (at: number) => new Date(at).toLocaleString('sv', { timeZone: 'America/Lima' })
  const ends = (at: number) => `${day(at).slice(0, 10)} 23:59:59`
  expect(due.map(({ meeting: { id }, at, late }) => [id, day(at), late])).toEqual([['y', ends(march + 2 * DAY), true], ['x', ends(march + 3 * DAY), false]])
})

test('[CO3] what is concluded or withdrawn does not return; the book runs by year and number', () => {
  const all = (['unreviewed', 'initial', 'concluded', 'withdrawn', 'intermediate'] as const).map((progress) => agreement({ progress }))
  expect([returning(all).length, settled(all).length]).toEqual([3, 2])
  const acta = (year: number, number: number) => ({ meeting: `${year}${number}`, year, number, version: 1, closedAt: 0 })
  expect(byYear([acta(2025, 2), acta(2026, 1), acta(2025, 1)]).map(({ actas }) => actas.map(codeOf))).toEqual([['01-2026'], ['01-2025', '02-2025']])
})

const answers = (holder: 'coordinator' | 'member', asked: { path: string; auth: string | null; body: unknown }[]) =>
  async (path: string, init: RequestInit) => {
    asked.push({ path, auth: new Headers(init.headers).get('authorization'), body: init.body ? JSON.parse(String(init.body)) : undefined })
    const agreements = path.endsWith('/reviews') ? [agreement({ progress: 'withdrawn', note: 'Cambió el plan' })] : [agreement({})]
    return Response.json({ id: 'c1', name: 'CAP San Juan', holder, memberLink: holder === 'coordinator' ? 'https://a.example/c/c1#llave-de-miembros-larga2' : null, meetings: [meeting({})], agreements, actas: [] })
  }

test('[CO4] the coordinator says how far an agreement is; leaving it aside needs a reason', async () => {
  const asked: { path: string; auth: string | null; body: unknown }[] = []
  vi.stubGlobal('fetch', answers('coordinator', asked))
  history.replaceState(null, '', '/c/c1#llave-de-prueba-larga22')
  render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  expect(await screen.findByRole('heading', { name: 'CAP San Juan' })).toBeInTheDocument()
  const user = userEvent.setup()
  const list = within(screen.getByRole('region', { name: /Acuerdos/ }))
  await user.click(list.getByText(community.words.update))
  await user.click(list.getByLabelText(community.words.withdrawn))
  await user.click(list.getByRole('button', { name: community.words.save }))
  expect(list.getByText(community.words.whyWithdrawn)).toBeVisible()
  expect(asked).toHaveLength(1)
  await user.type(list.getByLabelText(community.words.note), 'Cambió el plan')
  await user.click(list.getByRole('button', { name: community.words.save }))
  expect(await screen.findByText(community.words.nothingReturns)).toBeInTheDocument()
  expect(asked[1]).toEqual({
    path: '/api/communities/c1/reviews', auth: 'Bearer llave-de-prueba-larga22',
    body: { ref: 'm/a1', progress: 'withdrawn', note: 'Cambió el plan', evidence: '' },
  })
})

test('[CO5] a member reads and changes nothing; an address without its key asks for the whole link', async () => {
  vi.stubGlobal('fetch', answers('member', []))
  history.replaceState(null, '', '/c/c1#llave-de-miembros-larga2')
  const { unmount } = render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  expect(await screen.findByText(/Leer en voz alta/)).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: community.words.next })).toBeNull()
  expect(screen.queryByText(community.words.update)).toBeNull()
  unmount()
  history.replaceState(null, '', '/c/c1')
  render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  expect(screen.getByRole('heading', { name: community.words['no-key'] })).toBeInTheDocument()
})

test('[CO7] the coordinator hands on the read link, by messenger or copied; a member has none to hand on', async () => {
  vi.stubGlobal('fetch', answers('coordinator', []))
  history.replaceState(null, '', '/c/c1#llave-de-prueba-larga22')
  const user = userEvent.setup()
  const { unmount } = render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  await user.click(await screen.findByText(community.words.share))
  const chat = screen.getByRole('link', { name: community.words.shareWhatsapp }).getAttribute('href') ?? ''
  expect(decodeURIComponent(chat).split('\n').at(-1)).toBe('https://a.example/c/c1#llave-de-miembros-larga2')
  expect(chat).not.toContain('llave-de-prueba')
  await user.click(screen.getByRole('button', { name: community.words.shareCopy }))
  expect(await screen.findByText(community.words.shareCopied)).toBeInTheDocument()
  expect(await navigator.clipboard.readText()).toBe('https://a.example/c/c1#llave-de-miembros-larga2')
  unmount()
  vi.stubGlobal('fetch', answers('member', []))
  render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  expect(await screen.findByRole('heading', { name: 'CAP San Juan' })).toBeInTheDocument()
  expect(screen.queryByText(community.words.share)).toBeNull()
})

test('[CO6] each year of the book comes as one PDF and as an archive, with the key and under its own name', async () => {
  const asked: { path: string; auth: string | null }[] = []
  const saved: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, auth: new Headers(init.headers).get('authorization') })
    if (path.includes('book')) return new Response('%PDF-', { headers: { 'content-disposition': 'attachment; filename="libro-de-actas-2026.pdf"' } })
    const actas = [{ meeting: 'm', year: 2026, number: 1, version: 1, closedAt: march, sha256: 'f'.repeat(64) }]
    return Response.json({ id: 'c1', name: 'CAP San Juan', holder: 'member', meetings: [meeting({})], agreements: [], actas })
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { saved.push(this.download) })
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:book')
  history.replaceState(null, '', '/c/c1#llave-de-miembros-larga2')
  render(() => <CommunityPage params={{ community: 'c1' }} state={null} />)
  const user = userEvent.setup()
  for (const name of [community.words.yearPdf, community.words.yearZip]) {
    await user.click(await screen.findByRole('button', { name: name.replace('{year}', '2026') }))
    await vi.waitFor(() => expect(screen.getByRole('button', { name: name.replace('{year}', '2026') })).toBeEnabled())
  }
  const auth = 'Bearer llave-de-miembros-larga2'
  expect(asked.slice(1)).toEqual(['pdf', 'zip'].map((kind) => ({ path: `/api/communities/c1/book.${kind}?year=2026`, auth })))
  expect(saved[0]).toBe('libro-de-actas-2026.pdf')
})
