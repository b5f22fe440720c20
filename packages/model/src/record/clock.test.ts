import { expect, test } from 'vitest'
import { blockClock, meetingClock, planOf, proposals, speakerClock } from './index.ts'
import { agenda, begun, min, sec, tableOf } from './testing.ts'

const plan = planOf(tableOf(agenda))

test('[MC1] the meeting’s clock leaves out breaks and the time between an end and a new start', () => {
  const meeting = begun()
  meeting.wait(min(10)).do('mario', { type: 'meeting.pause', ms: min(5) })
  meeting.wait(min(7)).do('mario', { type: 'meeting.resume' })
  meeting.wait(min(3)).do('mario', { type: 'meeting.end' })
  meeting.wait(min(30)).do('mario', { type: 'meeting.start' })
  expect(meetingClock(meeting.state, plan, meeting.now + min(2)).elapsed).toBe(min(15))
})

test('[MC2] what was planned is stamped at the start; what was added stands beside it', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.do('mario', { type: 'time.add', block: 'opening', ms: min(2) })
  meeting.table = tableOf([{ id: 'opening', title: 'Otro título', minutes: 40 }])
  meeting.wait(min(4))
  expect(blockClock(meeting.state, meeting.now)).toEqual({
    block: 'opening', title: 'Agenda del día', planned: min(10), added: min(2), used: min(4), remaining: min(8), overrun: 0,
    running: true,
  })
  meeting.do('mario', { type: 'block.end', seen: 'opening' })
  meeting.block('mario', 'opening')
  expect(meeting.state.blocks['opening']).toMatchObject({ planned: min(10), added: min(2), title: 'Agenda del día' })
})

test('[MC18] whatever stands in the agenda, a block and a step can be started', () => {
  const meeting = begun()
  const steps = { odd: { text: 'y'.repeat(9000), questions: Array.from({ length: 2000 }, () => '¿🙂?'.repeat(300)), ms: Number.NaN } }
  meeting.table = tableOf([{ id: 'odd-block', title: '🙂'.repeat(9000), minutes: -1e12, steps }])
  meeting.block('mario', 'odd-block')
  expect(meeting.state.blocks['odd-block']).toMatchObject({ title: '🙂'.repeat(300), planned: 0 })
  meeting.step('mario', 'odd')
  expect(meeting.state.step).toMatchObject({ ms: 0, text: 'y'.repeat(500) })
  expect(meeting.state.step?.questions).toHaveLength(40)
})

test('[MC3] a paused block keeps what it used, however long the pause; past its time it counts on', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.wait(min(6)).do('mario', { type: 'block.pause' })
  meeting.wait(min(60))
  expect(blockClock(meeting.state, meeting.now)).toMatchObject({ used: min(6), remaining: min(4), running: false })
  meeting.do('mario', { type: 'block.resume' })
  meeting.wait(min(5))
  expect(blockClock(meeting.state, meeting.now)).toMatchObject({ used: min(11), remaining: -min(1), overrun: min(1) })
})

test('[MC4] the speaker is warned at a minute in turns of two and more, at thirty seconds always, then past the end', () => {
  const warnings = (ms: number) => {
    const meeting = begun()
    meeting.grant('mario', 'ana', ms)
    const at = (left: number) => speakerClock(meeting.state, meeting.now + ms - left)?.warning
    return [at(sec(61)), at(sec(60)), at(sec(31)), at(sec(30)), at(0), at(-1)]
  }
  expect(warnings(min(2))).toEqual(['none', 'minute', 'minute', 'amber', 'amber', 'over'])
  expect(warnings(min(1.5))).toEqual(['none', 'none', 'none', 'amber', 'amber', 'over'])
})

test('[MC5] the projected end is what this block still needs, and those to come, from now; and the rest of a break', () => {
  const meeting = begun()
  const start = meeting.now
  meeting.block('mario', 'opening')
  meeting.wait(min(12)).block('mario', 'causes')
  meeting.wait(min(5))
  expect(meetingClock(meeting.state, plan, meeting.now).projectedEnd).toBe(meeting.now + min(15 + 20 + 15 + 5))
  meeting.do('mario', { type: 'meeting.pause', ms: min(10) })
  meeting.wait(min(4))
  expect(meetingClock(meeting.state, plan, meeting.now).projectedEnd).toBe(meeting.now + min(6 + 55))
  expect(meetingClock(meeting.state, plan, start).planned).toBe(min(70))
})

test('[MC6] ending the meeting ends turn, block, break and teams at the same moment', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.grant('mario', 'ana')
  meeting.do('beto', { type: 'turn.request' })
  meeting.wait(min(1)).do('mario', { type: 'meeting.end' })
  expect(meeting.state).toMatchObject({ phase: 'ended', block: null, turn: null, queue: [], endedAt: meeting.now })
  expect(meeting.state.turns[0]?.endedAt).toBe(meeting.now)
  expect(meeting.state.blocks['opening']?.intervals).toEqual([{ from: meeting.now - min(1), to: meeting.now }])
})

test('[MC7] a break stops block and speaker and sets going exactly what it stopped', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.grant('mario', 'ana')
  meeting.do('mario', { type: 'block.pause' })
  meeting.wait(min(1)).do('mario', { type: 'meeting.pause' })
  for (const type of ['block.pause', 'block.resume', 'turn.pause', 'turn.resume'] as const) {
    expect(meeting.try('mario', { type })).toBe('not-now')
  }
  expect(meeting.try('mario', { type: 'turn.grant', person: 'beto', seen: meeting.state.turn?.id ?? null })).toBe('not-now')
  meeting.wait(min(9)).do('mario', { type: 'meeting.resume' })
  meeting.wait(sec(30))
  expect(blockClock(meeting.state, meeting.now)).toMatchObject({ used: 0, running: false })
  expect(speakerClock(meeting.state, meeting.now)).toMatchObject({ used: sec(90), running: true })
})

test('[MC8] ahead is the promised end minus the projected one, and the real one once it ended', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.wait(min(14))
  expect(meetingClock(meeting.state, plan, meeting.now).aheadMs).toBe(-min(4))
  meeting.wait(min(53)).do('mario', { type: 'meeting.end' })
  expect(meetingClock(meeting.state, plan, meeting.now + min(99))).toMatchObject({ aheadMs: min(3), running: false })
})

test('[MC9] the last act can be taken back for ten seconds, by who did it or the lead team', () => {
  const meeting = begun()
  const start = meeting.block('mario', 'opening')
  expect(meeting.try('ana', { type: 'act.undo', event: start.id })).toBe('not-allowed')
  meeting.wait(sec(10)).do('carmen', { type: 'act.undo', event: start.id })
  expect(meeting.state).toMatchObject({ block: null, blocks: {}, blockOrder: [], undo: null })
  expect(meeting.try('mario', { type: 'act.undo', event: start.id })).toBe('too-late')
  const again = meeting.block('mario', 'opening')
  expect(meeting.try('mario', { type: 'act.undo', event: start.id })).toBe('stale')
  meeting.wait(sec(10) + 1)
  expect(meeting.try('mario', { type: 'act.undo', event: again.id })).toBe('too-late')
})

test('[MC9] a speaker who ended their own turn by mistake takes it back', () => {
  const meeting = begun()
  const turn = meeting.grant('mario', 'ana')
  meeting.wait(min(1))
  const end = meeting.do('ana', { type: 'turn.end', seen: turn.id })
  meeting.wait(sec(4)).do('ana', { type: 'act.undo', event: end.id })
  expect(speakerClock(meeting.state, meeting.now)).toMatchObject({ person: 'ana', used: sec(64), running: true })
})

test('[MC16] taking back keeps what others did in between', () => {
  const meeting = begun()
  meeting.do('ana', { type: 'turn.request' })
  const grant = meeting.grant('mario', 'ana')
  meeting.wait(sec(2)).do('beto', { type: 'turn.request', subject: 'la biblioteca' })
  meeting.do('cira', { type: 'position.state', on: 'deal-1', answer: 'agree' })
  meeting.wait(sec(2)).do('mario', { type: 'act.undo', event: grant.id })
  expect(meeting.state.turn).toBeNull()
  expect(meeting.state.queue.map(({ person, subject }) => [person, subject])).toEqual([['ana', ''], ['beto', 'la biblioteca']])
  expect(meeting.state.positions['deal-1']?.['cira']?.answer).toBe('agree')
  expect(meeting.state.seq).toBe(meeting.events.length)
})

test('[MC10] there is nothing to propose before a block runs over', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  expect(proposals(meeting.state, plan, meeting.now + min(10))).toEqual([])
  expect(proposals(meeting.state, plan, meeting.now + min(10) + 1).map((one) => one.kind)).toEqual(['trim', 'move', 'extend'])
})

test('[MC10] each proposal does what it said: sent as it is, the projected end is the one announced', () => {
  for (const kind of ['trim', 'move', 'extend'] as const) {
    const meeting = begun()
    meeting.block('mario', 'opening')
    meeting.wait(min(13))
    const offer = proposals(meeting.state, plan, meeting.now).find((one) => one.kind === kind)
    meeting.do('mario', { type: 'plan.adjust', kind, changes: offer?.changes ?? [] })
    expect(meetingClock(meeting.state, plan, meeting.now).projectedEnd).toBe(offer?.projectedEnd)
    expect(meeting.state.adjustments).toHaveLength(1)
  }
})

test('[MC11] trimming takes whole minutes from the longest to come; agreements and conclusions last; nothing below two', () => {
  const late = (minutes: number) => {
    const meeting = begun()
    meeting.block('mario', 'opening')
    meeting.wait(min(10 + minutes))
    const trim = proposals(meeting.state, plan, meeting.now).find((one) => one.kind === 'trim')
    return Object.fromEntries(trim?.changes.map(({ block, ms }) => [block, ms / min(1)]) ?? [])
  }
  expect(late(3)).toEqual({ causes: -2, strategies: -1 })
  expect(late(2.5)).toEqual({ causes: -2, strategies: -1 })
  expect(late(37)).toEqual({ causes: -18, strategies: -18, deals: -1 })
  expect(late(200)).toEqual({ causes: -18, strategies: -18, deals: -13, ending: -3 })
})

test('[MC12] moving postpones the last block to come that is neither agreements nor conclusions', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.wait(min(12))
  const move = proposals(meeting.state, plan, meeting.now).find((one) => one.kind === 'move')
  expect(move).toEqual({ kind: 'move', changes: [{ block: 'strategies', ms: 0, moved: true }],
    projectedEnd: meeting.now + min(40) })
  expect(meeting.try('mario', { type: 'plan.adjust', kind: 'move',
    changes: [{ block: 'opening', ms: 0, moved: true }] })).toBe('too-late')
})

test('[MC13] extending gives the running block five minutes', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.wait(min(12))
  const extend = proposals(meeting.state, plan, meeting.now).find((one) => one.kind === 'extend')
  expect(extend).toEqual({ kind: 'extend', changes: [{ block: 'opening', ms: min(5) }], projectedEnd: meeting.now + min(3 + 60) })
})

test('[MC14] starting a block ends the running one; a block that was ended goes on where it was', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  meeting.wait(min(5)).block('mario', 'causes')
  meeting.wait(min(5)).block('mario', 'opening')
  meeting.wait(min(1))
  expect(blockClock(meeting.state, meeting.now)).toMatchObject({ block: 'opening', used: min(6) })
  expect(meeting.state.blocks['causes']).toMatchObject({ ended: true })
  expect(meeting.state.blockOrder).toEqual(['opening', 'causes'])
})

test('[MC17] a step belongs to the running block, shows its first question and leaves the one before as done', () => {
  const meeting = begun()
  meeting.block('mario', 'opening')
  expect(meeting.try('mario', { type: 'step.start', step: 'why', seen: null })).toBe('not-now')
  expect(meeting.try('mario', { type: 'step.start', step: 'nothing', seen: null })).toBe('unknown-target')
  meeting.do('mario', { type: 'queue.close' })
  meeting.step('mario', 'rules')
  expect(meeting.state).toMatchObject({ question: { index: 0, text: '¿Qué norma?' }, queueOpen: false })
  meeting.do('mario', { type: 'question.show', step: 'rules', question: 1 })
  expect(meeting.state.question).toEqual({ index: 1, text: '¿Otra?' })
  expect(meeting.try('mario', { type: 'question.show', step: 'rules', question: 2 })).toBe('unknown-target')
  meeting.block('mario', 'causes')
  expect(meeting.state).toMatchObject({ step: null, question: null, stepsDone: ['rules'] })
  meeting.step('mario', 'why')
  expect(meeting.state.queueOpen).toBe(true)
})
