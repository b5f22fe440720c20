import { expect, test } from 'vitest'
import { emptyState, meetingView, phaseTable, planOf, positionCounts, type Phase } from './index.ts'
import { agenda, begun, min, school, sec, tableOf } from './testing.ts'

const closed = (prepare: (meeting: ReturnType<typeof begun>) => void = () => undefined) => {
  const meeting = begun()
  prepare(meeting)
  meeting.do('sara', { type: 'minutes.close' }, { seal: { number: 4, year: 2026, version: 1, sha256: 'abc' } })
  return meeting
}

test('[RE6] an event carries the command’s id, its author and a moment never below the previous one', () => {
  const meeting = begun()
  const event = meeting.do('ana', { id: 'mine', type: 'turn.request' }, { at: meeting.now - min(1) })
  expect(event).toEqual({ id: 'mine', type: 'turn.request', by: 'ana', at: meeting.now })
})

test('[RE7] the moment somebody meant lies between their last contact and now, and changes no order', () => {
  const meeting = begun().wait(min(10))
  const lastContact = meeting.now - min(4)
  const meant = (moment: number) => meeting.judge('ana', { type: 'turn.request', meant: moment }, { lastContact })
  expect(meant(lastContact - min(9))).toMatchObject({ event: { meant: lastContact, at: meeting.now } })
  expect(meant(meeting.now - min(1))).toMatchObject({ event: { meant: meeting.now - min(1) } })
  expect(meant(meeting.now + min(9))).toMatchObject({ event: { meant: meeting.now } })
})

test('[RE8] draft → open ⇄ ended → closed, and reopened ends again', () => {
  const meeting = school()
  const phases: Phase[] = [meeting.state.phase]
  const steps = [
    ['mario', 'meeting.start'], ['mario', 'meeting.end'], ['mario', 'meeting.start'], ['mario', 'meeting.end'],
    ['sara', 'minutes.close'],
  ] as const
  for (const [by, type] of steps) {
    meeting.do(by, { type })
    phases.push(meeting.state.phase)
  }
  meeting.do('sara', { type: 'minutes.reopen', reason: 'faltó un acuerdo' })
  expect([...phases, meeting.state.phase]).toEqual(['draft', 'open', 'ended', 'open', 'ended', 'closed', 'ended'])
})

test('[RE9] the minutes are closed from the open meeting in one event, which ends turn, block and meeting', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.grant('mario', 'ana')
  meeting.wait(min(1))
  expect(meeting.try('mario', { type: 'minutes.close' })).toBe('not-allowed')
  meeting.do('sara', { type: 'minutes.close' }, { seal: { number: 4, year: 2026, version: 1, sha256: 'abc' } })
  expect(meeting.state).toMatchObject({ phase: 'closed', turn: null, block: null, endedAt: meeting.now })
  expect(meeting.state.versions).toEqual([
    { number: 4, year: 2026, version: 1, sha256: 'abc', closedAt: meeting.now, closedBy: 'sara', reason: '' },
  ])
})

test('[RE9] asked without a seal, closing answers the next version and the year in Lima', () => {
  const meeting = begun()
  const newYear = Date.UTC(2027, 0, 1, 3)
  const decision = meeting.judge('sara', { type: 'minutes.close' }, { at: newYear })
  expect(decision).toMatchObject({ ok: true, event: { year: 2026, version: 1, sha256: '' } })
})

test('[RE10] after closing only conformity, corrections, finishing, reopening and redaction are taken', () => {
  const accepted = Object.entries(phaseTable).filter(([, row]) => row.closed === null).map(([type]) => type)
  expect(accepted.toSorted()).toEqual(['correction.resolve', 'event.redact', 'minutes.confirm', 'minutes.correct',
    'minutes.finish', 'minutes.reopen'])
  const meeting = closed()
  expect(meeting.try('ana', { type: 'person.rename', name: 'Ana María' })).toBe('closed')
  expect(meeting.try('ana', { type: 'minutes.confirm' })).toBe('accepted')
  expect(meeting.try('ana', { type: 'minutes.confirm' })).toBe('already')
  const { id } = meeting.do('beto', { type: 'minutes.correct', section: 3, text: 'Fue el lunes' })
  meeting.do('sara', { type: 'correction.resolve', correction: id, accepted: true })
  expect(meeting.state.corrections).toMatchObject([{ id, by: 'beto', outcome: { accepted: true, by: 'sara' } }])
})

test('[RE11] reopening says why and takes the conformities with it', () => {
  const meeting = closed()
  meeting.do('ana', { type: 'minutes.confirm' })
  meeting.do('sara', { type: 'minutes.reopen', reason: 'faltó un acuerdo' })
  expect(meeting.state).toMatchObject({ phase: 'ended', confirmations: {},
    reopenings: [{ by: 'sara', reason: 'faltó un acuerdo' }] })
  expect(meeting.state.versions).toHaveLength(1)
})

test('[RE12] the last position of each counts; it is about an agreement or something put to all', () => {
  const meeting = begun()
  expect(meeting.try('ana', { type: 'position.state', on: 'card-9', answer: 'agree' })).toBe('unknown-target')
  meeting.do('mario', { type: 'consult.open', on: 'card-9', text: 'Leer juntos' })
  meeting.do('ana', { type: 'position.state', on: 'card-9', answer: 'agree' })
  meeting.do('ana', { type: 'position.state', on: 'card-9', answer: 'disagree', reason: 'no hay tiempo' })
  meeting.do('beto', { type: 'position.state', on: 'card-9', answer: 'doubts' })
  expect(positionCounts(meeting.state, 'card-9')).toEqual({ agree: 0, doubts: 1, disagree: 1 })
  expect(positionCounts(meeting.state, 'constructor')).toEqual({ agree: 0, doubts: 0, disagree: 0 })
  expect(JSON.stringify(meetingView(meeting.state, planOf(tableOf(agenda)), meeting.now))).not.toContain('no hay tiempo')
})

test('[RE13] in a silent step the record knows who is done and when all was shown, never what was written', () => {
  const meeting = begun()
  meeting.block('mario', 'causes')
  expect(meeting.try('ana', { type: 'answers.ready', step: 'alone', ready: true })).toBe('not-now')
  meeting.step('mario', 'alone')
  meeting.do('ana', { type: 'answers.ready', step: 'alone', ready: true })
  meeting.do('beto', { type: 'answers.ready', step: 'alone', ready: true })
  meeting.do('ana', { type: 'answers.ready', step: 'alone', ready: false })
  meeting.do('mario', { type: 'answers.reveal', step: 'alone' })
  expect(meeting.state.answers['alone']).toEqual({ ready: ['beto'], revealed: true })
  expect(meetingView(meeting.state, [], meeting.now).answers).toEqual({ alone: { ready: 1, revealed: true } })
})

test('[RE14] one team each; a step that is not for teams calls everybody back', () => {
  const meeting = begun()
  const team = (id: string, ...members: string[]) => ({ id, name: id, members })
  expect(meeting.try('mario', { type: 'teams.form', teams: [team('a', 'ana'), team('b', 'ana')] })).toBe('bad-command')
  expect(meeting.try('mario', { type: 'teams.form', teams: [team('a', 'olga')] })).toBe('unknown-target')
  expect(meeting.try('mario', { type: 'teams.open' })).toBe('not-now')
  meeting.do('mario', { type: 'teams.form', teams: [team('a', 'ana', 'beto'), team('b', 'cira')] })
  meeting.block('mario', 'opening')
  meeting.do('mario', { type: 'teams.open', ms: min(5) })
  expect(meeting.state.teams).toMatchObject({ open: true, since: meeting.now, until: meeting.now + min(5) })
  meeting.wait(sec(20))
  meeting.step('mario', 'purpose')
  expect(meeting.state.teams).toMatchObject({ open: false, until: meeting.now })
})

test('[RE15] redacted words are no longer in the state; who did what and when stays', () => {
  const meeting = begun()
  const { id } = meeting.do('ana', { type: 'turn.request', subject: 'algo privado' })
  const said = meeting.do('ana', { type: 'position.state', on: 'deal-1', answer: 'doubts', reason: 'algo privado' })
  meeting.grant('mario', 'ana')
  meeting.wait(min(1))
  for (const event of [id, said.id]) meeting.do('carmen', { type: 'event.redact', event })
  expect(JSON.stringify({ ...meeting.state, undo: null })).not.toContain('algo privado')
  expect(meeting.state.turn).toMatchObject({ person: 'ana', asked: true })
})

test('[RE16] evidence is taken away by who brought it, the secretary or the coordinator', () => {
  const meeting = begun()
  const { id } = meeting.do('ana',
    { type: 'evidence.attach', block: null, kind: 'link', title: 'Ficha', ref: 'https://example.org' })
  expect(meeting.try('beto', { type: 'evidence.remove', evidence: id })).toBe('not-allowed')
  expect(meeting.try('beto', { type: 'evidence.remove', evidence: 'nothing' })).toBe('unknown-target')
  expect(meeting.try('ana', { type: 'evidence.attach', block: 'nowhere', kind: 'note', title: 'x' })).toBe('unknown-target')
  meeting.do('ana', { type: 'evidence.remove', evidence: id })
  expect(meeting.state.evidence).toMatchObject([{ id, removed: true }])
})

test('[RE17] a named opening speaker accepts or not, and nobody answers for them', () => {
  const meeting = begun()
  meeting.do('mario', { type: 'opener.propose', block: 'causes', person: 'ana' })
  expect(meeting.try('beto', { type: 'opener.answer', block: 'causes', accept: true })).toBe('not-allowed')
  meeting.do('ana', { type: 'opener.answer', block: 'causes', accept: true })
  meeting.block('mario', 'causes')
  expect(meeting.state.blocks['causes']).toMatchObject({ opener: { person: 'ana', accepted: true }, planned: min(20) })
})

test('[RE18] papers: reviews, gaps left on purpose, the next meeting, norms, roster, lock', () => {
  const meeting = begun()
  meeting.do('ana', { type: 'review.mark', agreement: 'old-1', progress: 'intermediate', note: 'vamos' })
  meeting.do('ana', { type: 'review.mark', agreement: 'old-1', progress: 'concluded' })
  meeting.do('sara', { type: 'gap.leave', point: 'agreement:deal-1:due' })
  meeting.do('sara', { type: 'next.plan', startsAt: meeting.now + min(9), purpose: 'seguir' })
  meeting.do('sara', { type: 'next.plan', startsAt: null, undecided: true })
  meeting.do('mario', { type: 'norm.remind', norm: 'Escuchamos' })
  meeting.do('sara', { type: 'roster.set', names: [{ name: 'Eva' }] })
  meeting.do('carmen', { type: 'plenary.lock', locked: true })
  expect(meeting.state).toMatchObject({
    reviews: { 'old-1': { progress: 'concluded', note: 'vamos' } }, gaps: ['agreement:deal-1:due'], locked: true,
    next: { at: null, purpose: 'seguir', undecided: true }, norm: { text: 'Escuchamos' }, roster: [{ name: 'Eva', detail: '' }],
  })
  expect(meeting.try('sara', { type: 'gap.leave', point: 'agreement:deal-1:due' })).toBe('already')
})

test('[RE19] the public view is plain JSON and reads the empty state too', () => {
  for (const state of [emptyState(), closed().state]) {
    const view = meetingView(state, planOf(tableOf(agenda)), 5)
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  }
})

test('[RE24] conformities and corrections are of those recorded as present, until the end of the third day in Lima', () => {
  const meeting = closed()
  const end = meeting.state.until ?? 0
  expect(new Date(end - 5 * 3_600_000).toISOString().slice(11)).toBe('23:59:59.999Z')
  expect(Math.ceil((end - (meeting.state.versions[0]?.closedAt ?? 0)) / 86_400_000)).toBeLessThanOrEqual(4)
  expect(end - (meeting.state.versions[0]?.closedAt ?? 0)).toBeGreaterThan(3 * 86_400_000 - 1)
  const confirm = (by: string, at: number) => meeting.judge(by, { type: 'minutes.confirm' }, { at })
  expect([confirm('ana', end).ok, confirm('ana', end + 1)]).toEqual([true, { ok: false, reason: 'too-late' }])
  const away = closed((before) => { before.do('sara', { type: 'presence.mark', person: 'ana', attendance: 'absent' }) })
  expect(away.try('ana', { type: 'minutes.confirm' })).toBe('not-allowed')
  expect(away.try('ana', { type: 'minutes.correct', section: 1, text: 'x' })).toBe('not-allowed')
})

test('[RE25] all accepted corrections become one version when the days end; then the acta is final, but may be reopened', () => {
  const meeting = closed()
  const ids = ['uno', 'dos', 'tres'].map((text) => meeting.do('beto', { type: 'minutes.correct', section: 3, text }).id)
  meeting.do('sara', { type: 'correction.resolve', correction: ids[0] ?? '', accepted: true })
  meeting.do('sara', { type: 'correction.resolve', correction: ids[1] ?? '', accepted: true })
  meeting.do('sara', { type: 'correction.resolve', correction: ids[2] ?? '', accepted: false, answer: 'Así fue' })
  expect(meeting.state.versions).toHaveLength(1)
  meeting.do('sara', { type: 'minutes.finish' }, { seal: { number: 4, year: 2026, version: 2, sha256: 'def' } })
  expect(meeting.state.versions.map(({ version }) => version)).toEqual([1, 2])
  expect(meeting.state.corrections.map(({ version }) => version)).toEqual([2, 2, null])
  expect([meeting.try('ana', { type: 'minutes.confirm' }), meeting.try('beto', { type: 'minutes.correct', section: 1, text: 'x' }),
    meeting.try('sara', { type: 'minutes.finish' })]).toEqual(['too-late', 'too-late', 'already'])
  expect(meeting.try('sara', { type: 'minutes.reopen', reason: 'otra vez' })).toBe('accepted')
  expect(meeting.state).toMatchObject({ final: null, until: null })
})

test('[RE26] without accepted corrections the acta becomes final as it stands', () => {
  const meeting = closed()
  meeting.do('beto', { type: 'minutes.correct', section: 3, text: 'uno' })
  meeting.do('sara', { type: 'minutes.finish' })
  expect([meeting.state.versions.length, meeting.state.final !== null]).toEqual([1, true])
})

test('[RE27] a correction may be asked for and answered while the acta is read aloud', () => {
  const meeting = begun()
  const { id } = meeting.do('ana', { type: 'minutes.correct', section: 3, paragraph: 'roles/secretary', was: 'Sara', text: 'Sara R.' })
  meeting.do('sara', { type: 'correction.resolve', correction: id, accepted: true })
  meeting.do('sara', { type: 'minutes.close' }, { seal: { number: 4, year: 2026, version: 1, sha256: 'abc' } })
  expect(meeting.state.corrections).toMatchObject([{ was: 'Sara', version: 1 }])
})

test('[RE28] the record says when everybody’s link was last replaced; a role’s link leaves that as it was', () => {
  const meeting = begun()
  meeting.do('carmen', { type: 'link.replace', role: 'moderator' })
  expect(meeting.state.newLinkAt).toBe(null)
  const event = meeting.wait(min(1)).do('carmen', { type: 'link.replace', role: 'participant' })
  meeting.wait(min(1)).do('carmen', { type: 'link.replace', role: 'observer' })
  expect(meeting.state.newLinkAt).toBe(event.at)
})
