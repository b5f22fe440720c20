import { expect, test } from 'vitest'
import { commandSchemas, type CommandType, may, type MeetingState } from './index.ts'
import { type Ask, begun, type Meeting, min, school } from './testing.ts'

/** Every kind of moment a command can meet. */
const moments = {
  draft: () => school(),
  idle: () => begun(),
  block: () => inBlock(),
  pausedBlock: () => after(inBlock(), { type: 'block.pause' }),
  turn: () => inTurn(),
  pausedTurn: () => after(inTurn(), { type: 'turn.pause' }),
  between: () => after(inTurn(), { type: 'turn.end', seen: 'turn' }),
  break: () => after(inTurn(), { type: 'meeting.pause' }),
  silent: () => after(inBlock(), { type: 'step.start', step: 'alone', seen: null }),
  teams: () => after(after(begun(), forming), { type: 'teams.open' }),
  consult: () => after(begun(), { type: 'consult.open', on: 'deal-1' }),
  ended: () => after(inTurn(), { type: 'meeting.end' }),
  closed: () => closing(inTurn()),
  reopened: () => after(closing(inTurn()), { type: 'minutes.reopen', reason: 'falta' }),
} satisfies Record<string, () => Meeting>

const forming: Ask = { type: 'teams.form', teams: [{ id: 'a', name: 'A', members: ['ana', 'beto'] }] }

function after(meeting: Meeting, ask: Ask): Meeting {
  meeting.do('carmen', ask)
  return meeting
}

function inBlock(): Meeting {
  const meeting = begun()
  meeting.block('mario', 'causes')
  return meeting
}

/** Carmen speaks, two wait, an answer was asked for and somebody brought evidence. */
function inTurn(): Meeting {
  const meeting = inBlock()
  meeting.do('ana', { id: 'evidence', type: 'evidence.attach', block: null, kind: 'note', title: 'Ficha' })
  meeting.do('carmen', { id: 'turn', type: 'turn.grant', person: 'carmen', seen: null })
  for (const person of ['ana', 'beto']) meeting.do(person, { type: 'turn.request' })
  return meeting
}

function closing(meeting: Meeting): Meeting {
  after(meeting, { type: 'minutes.close' })
  meeting.do('ana', { id: 'correction', type: 'minutes.correct', section: 1, text: 'otra fecha' })
  return meeting
}

type Row = Record<CommandType, { by?: string; ask: (meeting: Meeting) => Record<string, unknown> }>
const plain = (by?: string) => ({ ...(by === undefined ? {} : { by }), ask: () => ({}) })
const fixed = (fields: Record<string, unknown>, by?: string) => ({ ...plain(by), ask: () => fields })
const seesTurn = (more: Record<string, unknown> = {}) =>
  ({ ask: ({ state }: Meeting) => ({ ...more, seen: state.turn?.id ?? null }) })

/** One honest example of every command, sent by somebody who may and who sees the current state. */
const examples: Row = {
  'meeting.start': plain(), 'meeting.end': plain(), 'meeting.pause': plain(), 'meeting.resume': plain(),
  'role.give': fixed({ role: 'moderator', person: 'ana' }), 'role.claim': fixed({ role: 'coordinator' }),
  'block.start': { ask: ({ state }) => ({ block: 'opening', seen: state.block }) },
  'block.pause': plain(), 'block.resume': plain(), 'block.end': { ask: ({ state }) => ({ seen: state.block }) },
  'step.start': { ask: ({ state }) => ({ step: 'why', seen: state.step?.id ?? null }) },
  'question.show': fixed({ step: 'alone', question: 0, text: '¿Y hoy?' }), 'readback.show': fixed({ section: 3 }),
  'time.add': fixed({ block: 'causes', ms: min(1) }),
  'plan.adjust': fixed({ kind: 'move', changes: [{ block: 'deals', ms: 0, moved: true }] }),
  'act.undo': { ask: ({ state }) => ({ event: state.undo?.event ?? 'nothing' }) },
  'turn.request': plain('cira'), 'turn.withdraw': plain('ana'), 'turn.grant': seesTurn({ person: 'ana' }),
  'turn.pause': plain(), 'turn.resume': plain(), 'turn.extend': plain(), 'turn.yield': seesTurn(), 'turn.end': seesTurn(),
  'turn.restore': seesTurn(), 'turn.length': fixed({ ms: min(5) }),
  'queue.move': fixed({ person: 'beto', before: 'ana' }), 'queue.open': plain(), 'queue.close': plain(),
  'opener.propose': fixed({ block: 'deals', person: 'ana' }), 'opener.answer': fixed({ block: 'deals', accept: true }, 'ana'),
  'position.state': fixed({ on: 'deal-1', answer: 'agree' }), 'consult.open': fixed({ on: 'deal-1' }), 'consult.close': plain(),
  'answers.ready': fixed({ step: 'alone', ready: true }, 'ana'), 'answers.reveal': fixed({ step: 'alone' }),
  'teams.form': fixed(forming), 'teams.open': plain(), 'teams.recall': plain(), 'norm.remind': fixed({ norm: 'Escuchamos' }),
  'presence.mark': fixed({ person: 'ana', attendance: 'left' }), 'person.rename': fixed({ name: 'Carmen R.' }),
  'person.merge': fixed({ from: 'cira', into: 'ana' }), 'person.remove': fixed({ person: 'cira' }),
  'roster.set': fixed({ names: [] }), 'rsvp.answer': fixed({ answer: 'yes' }), 'link.replace': fixed({ role: 'participant' }),
  'plenary.lock': fixed({ locked: true }), 'event.redact': fixed({ event: 'turn' }),
  'evidence.attach': fixed({ block: null, kind: 'note', title: 'Foto' }), 'evidence.remove': fixed({ evidence: 'evidence' }),
  'review.mark': fixed({ agreement: 'old-1', progress: 'initial' }), 'gap.leave': fixed({ point: 'p' }),
  'next.plan': fixed({ startsAt: null }),
  'minutes.close': plain(), 'minutes.reopen': fixed({ reason: 'falta' }), 'minutes.confirm': plain(),
  'minutes.correct': fixed({ section: 1, text: 'otra' }),
  'correction.resolve': fixed({ correction: 'correction', accepted: true }),
  'minutes.finish': plain(),
}

const letters: Record<string, string> = {
  accepted: '·', 'not-now': 'n', already: 'a', closed: 'c', 'unknown-target': 'u', 'too-late': 'l', stale: 's',
  'queue-closed': 'q',
  'bad-command': 'b', 'not-allowed': 'x', 'role-taken': 't', 'repeated-id': 'r',
}

const outcome = (make: () => Meeting, type: CommandType): string => {
  const meeting = make()
  const { by, ask } = examples[type]
  return letters[meeting.try(by ?? 'carmen', { type, ...ask(meeting) } as Ask)] ?? '?'
}
/** Command × moment, in the order of `moments`. A dot is accepted; a letter is the refusal. */
const expected: Record<CommandType, string> = {
  'meeting.start': '·aaaaaaaaaa·c·',
  'meeting.end': 'n··········aca',
  'meeting.pause': 'n······a···ncn',
  'meeting.resume': 'nnnnnnn·nnnncn',
  'role.give': '············c·',
  'role.claim': 'aaaaaaaaaaaaca',
  'block.start': 'n······n···ncn',
  'block.pause': 'nn·a···n·nnncn',
  'block.resume': 'nna·aaanannncn',
  'block.end': 'nn·······nnncn',
  'step.start': 'nn·····n·nnncn',
  'question.show': 'nnnnnnnn·nnncn',
  'readback.show': 'n···········c·',
  'time.add': 'n··········ncn',
  'plan.adjust': 'n··········ncn',
  'act.undo': 'nl·······llncn',
  'turn.request': 'n··········ncn',
  'turn.withdraw': 'nnnn····nnnncn',
  'turn.grant': 'n······n···ncn',
  'turn.pause': 'nnnn·annnnnncn',
  'turn.resume': 'nnnna·nnnnnncn',
  'turn.extend': 'nnnn··n·nnnncn',
  'turn.yield': 'nnnn··nnnnnncn',
  'turn.end': 'nnnn··n·nnnncn',
  'turn.restore': 'nnnnnn·nnnnncn',
  'turn.length': '···········ncn',
  'queue.move': 'nuuu····uuuncn',
  'queue.open': 'naaaaaaaaaancn',
  'queue.close': 'n··········ncn',
  'opener.propose': '···········ncn',
  'opener.answer': 'nnnnnnnnnnnncn',
  'position.state': 'n··········ncn',
  'consult.open': 'n·········ancn',
  'consult.close': 'nnnnnnnnnn·ncn',
  'answers.ready': 'nnnnnnnn·nnncn',
  'answers.reveal': 'nnnnnnnn·nnncn',
  'teams.form': '···········ncn',
  'teams.open': 'nnnnnnnnnanncn',
  'teams.recall': 'nnnnnnnnn·nncn',
  'norm.remind': 'n··········ncn',
  'presence.mark': '············c·',
  'person.rename': '············c·',
  'person.merge': '············c·',
  'person.remove': '············c·',
  'roster.set': '············c·',
  'rsvp.answer': '·nnnnnnnnnnncn',
  'link.replace': '············c·',
  'plenary.lock': '············c·',
  'event.redact': '··············',
  'evidence.attach': '············c·',
  'evidence.remove': 'uuuu····uuu·c·',
  'review.mark': '············c·',
  'gap.leave': 'n···········c·',
  'next.plan': '············c·',
  'minutes.close': 'n···········a·',
  'minutes.reopen': 'nnnnnnnnnnnn·n',
  'minutes.confirm': 'nnnnnnnnnnnn·n',
  'minutes.correct': 'n·············',
  'correction.resolve': 'nuuuuuuuuuuu··',
  'minutes.finish': 'nnnnnnnnnnnn·n',
}

test('[RE5] the table is whole: every command there is, in every kind of moment', () => {
  const all = commandSchemas.map((schema) => schema.entries.type.literal).toSorted()
  expect(Object.keys(expected).toSorted()).toEqual(all)
  expect(Object.keys(examples).toSorted()).toEqual(all)
  const width = Object.keys(moments).length
  expect(Object.entries(expected).filter(([, row]) => row.length !== width || /[^·a-z]/.test(row))).toEqual([])
  expect(Object.values(expected).join('')).not.toContain('?')
})

for (const type of Object.keys(expected) as CommandType[]) {
  test(`[RE5] ${type} in every kind of moment`, () => {
    expect(Object.values(moments).map((make) => outcome(make, type)).join('')).toBe(expected[type])
  })
}

test('[RE5] what is accepted is never ignored by the fold: more than the count and the moment changes', () => {
  for (const [moment, make] of Object.entries(moments)) {
    for (const type of Object.keys(examples) as CommandType[]) {
      const meeting = make()
      const { by, ask } = examples[type]
      const before = meeting.state
      if (meeting.try(by ?? 'carmen', { type, ...ask(meeting) } as Ask) !== 'accepted') continue
      const changed = (Object.keys(before) as (keyof MeetingState)[]).filter((key) => before[key] !== meeting.state[key])
      const told = changed.filter((key) => !['seq', 'lastAt', 'undo'].includes(key))
      expect(told, `${type} in ${moment}`).not.toEqual([])
    }
  }
})

test('[RE5] who may not is told so in every moment, whatever else is wrong', () => {
  for (const make of Object.values(moments)) {
    for (const type of Object.keys(examples) as CommandType[]) {
      if (may[type].observer) continue
      const meeting = make()
      expect(meeting.try('olga', { type, ...examples[type].ask(meeting) } as Ask)).toBe('not-allowed')
    }
  }
})
