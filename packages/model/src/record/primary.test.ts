import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBlock, readBlocks, readStep, readSteps } from '../documents/table.ts'
import { allTemplates } from '../templates/index.ts'
import { seedTable } from '../templates/seed.ts'
import {
  type Command, may, nextAct, primaryAction, rolesOf, type RoomView, situation, situations, type TableView,
} from './index.ts'
import { agenda, type Ask, begun, Meeting, min, school, tableOf } from './testing.ts'

const viewOf = (more: Partial<RoomView> = {}): RoomView => ({
  table: tableOf(agenda, ['deal-1']), startsAt: null, callUrl: 'https://call.example', agreements: [], reviews: () => false,
  sections: 3, missing: 0,
  ...more,
})
const pressed = (meeting: Meeting, me: string, view = viewOf()) =>
  primaryAction(rolesOf(meeting.state, me), situation(meeting.state, view, meeting.now), meeting.state, me, view, meeting.now)
const everybody = (meeting: Meeting, view = viewOf()) =>
  ['ana', 'mario', 'sara', 'carmen', 'olga'].map((me) => pressed(meeting, me, view).do)

test('[PA1] a quarter of an hour before the start the invitation becomes the waiting room', () => {
  const meeting = school()
  const view = viewOf({ startsAt: meeting.now + min(15) + 1 })
  expect(situation(meeting.state, view, meeting.now)).toBe('invitation')
  expect(everybody(meeting, view)).toEqual(['rsvp', 'review-times', 'see-pending', 'share-invitation', 'read-agenda'])
  expect(situation(meeting.state, view, meeting.now + 1)).toBe('waiting')
  expect(everybody(meeting)).toEqual(['open-call', 'start-meeting', 'mark-attendance', 'start-meeting', 'open-call'])
})

test('[PA2] in the room the situation is what the step asks for', () => {
  const meeting = begun()
  const now = () => situation(meeting.state, viewOf(), meeting.now)
  expect([now(), everybody(meeting)]).toEqual(['plenary',
    ['request-turn', 'start-block', 'note-key-idea', 'adjust-agenda', 'follow']])
  meeting.block('mario', 'causes')
  meeting.step('mario', 'why')
  expect([now(), everybody(meeting)]).toEqual(['board', ['add-card', 'next-step', 'mark-key-idea', 'add-card', 'follow']])
  meeting.step('mario', 'alone')
  expect([now(), everybody(meeting)]).toEqual(['individual', ['ready', 'reveal-answers', 'ready', 'ready', 'follow']])
  meeting.block('mario', 'strategies')
  meeting.step('mario', 'build')
  expect([now(), everybody(meeting)]).toEqual(['teams', ['request-turn', 'form-teams', 'see-teams', 'see-teams', 'follow']])
  meeting.block('mario', 'deals')
  meeting.step('mario', 'agree')
  expect([now(), everybody(meeting)]).toEqual(
    ['agreements', ['draft-agreement', 'start-block', 'draft-agreement', 'draft-agreement', 'follow']])
})

test('[PA3] a step that reviews earlier agreements, a break and a reading aloud are situations of their own', () => {
  const meeting = begun()
  meeting.block('mario', 'deals')
  meeting.step('mario', 'agree')
  const reviewing = viewOf({ reviews: () => true })
  expect(situation(meeting.state, reviewing, meeting.now)).toBe('review')
  expect(everybody(meeting, reviewing)).toEqual(['request-turn', 'start-block', 'review-agreements', 'review-agreements',
    'follow'])
  meeting.do('sara', { type: 'readback.show', section: 2 })
  expect(everybody(meeting)).toEqual(['suggest-correction', 'start-block', 'next-section', 'plan-next', 'follow'])
  meeting.do('mario', { type: 'meeting.pause' })
  expect(everybody(meeting)).toEqual(['on-break', 'resume-meeting', 'on-break', 'resume-meeting', 'on-break'])
})

test('[PA4] reading aloud ends with closing the minutes; closed, each has what comes after', () => {
  const meeting = begun()
  meeting.do('mario', { type: 'meeting.end' })
  expect(everybody(meeting)).toEqual(['suggest-correction', 'read-minutes', 'next-section', 'plan-next', 'read-minutes'])
  for (const section of [1, 2, 3]) {
    expect(pressed(meeting, 'sara')).toMatchObject({ do: 'next-section', section })
    press(meeting, 'sara')
  }
  expect(pressed(meeting, 'sara', viewOf({ missing: 2 }))).toMatchObject({ do: 'close-minutes', missing: 2 })
  press(meeting, 'sara')
  expect(everybody(meeting)).toEqual(['confirm', 'confirm', 'share-minutes', 'prepare-next', 'read-minutes'])
  press(meeting, 'ana')
  expect(pressed(meeting, 'ana').do).toBe('my-commitments')
})

/** Sends what the button carries, as the person who presses it. */
function press(meeting: Meeting, me: string, view = viewOf()): string {
  const action = pressed(meeting, me, view)
  if (action.command === null) return action.do
  meeting.do(me, action.command as Ask)
  return action.do
}

test('[PA5] the moderator’s button: the word, its end, the questions, the next step, the next block', () => {
  const meeting = begun()
  expect(pressed(meeting, 'mario')).toMatchObject({ do: 'start-block', title: 'Agenda del día' })
  press(meeting, 'mario')
  meeting.do('ana', { type: 'turn.request' })
  expect(pressed(meeting, 'mario')).toMatchObject({ do: 'grant', name: 'ana', waiting: 1 })
  const presses = Array.from({ length: 6 }, () => press(meeting, 'mario'))
  expect(presses).toEqual(['grant', 'end-turn', 'next-step', 'next-step', 'next-question', 'start-block'])
  expect(meeting.state.block).toBe('causes')
})

test('[PA5] a block that was jumped over comes back before the end, a postponed one does not', () => {
  const meeting = begun()
  meeting.block('mario', 'deals')
  meeting.do('mario', { type: 'plan.adjust', kind: 'move', changes: [{ block: 'causes', ms: 0, moved: true }] })
  meeting.block('mario', 'ending')
  meeting.step('mario', 'close')
  expect(pressed(meeting, 'mario')).toMatchObject({ do: 'start-block', block: 'opening' })
  meeting.block('mario', 'opening')
  meeting.block('mario', 'strategies')
  meeting.step('mario', 'build')
  meeting.do('mario', { type: 'teams.form', teams: [{ id: 'a', name: 'A', members: ['ana'] }] })
  expect([press(meeting, 'mario'), press(meeting, 'mario'), pressed(meeting, 'mario').do])
    .toEqual(['open-teams', 'recall-teams', 'end-meeting'])
})

test('[PA6] teams are formed, opened and called back once; silent answers are shown once', () => {
  const meeting = begun()
  meeting.block('mario', 'strategies')
  expect(press(meeting, 'mario')).toBe('next-step')
  expect(press(meeting, 'mario')).toBe('form-teams')
  meeting.do('mario', { type: 'teams.form', teams: [{ id: 'a', name: 'Equipo A', members: ['ana', 'beto'] }] })
  expect(press(meeting, 'mario')).toBe('open-teams')
  expect(pressed(meeting, 'ana')).toEqual({ do: 'write-in-team', team: 'a', name: 'Equipo A', command: null })
  expect(press(meeting, 'mario')).toBe('recall-teams')
  expect(pressed(meeting, 'ana').do).toBe('add-card')
  expect(press(meeting, 'mario')).toBe('start-block')
  meeting.block('mario', 'causes')
  meeting.step('mario', 'alone')
  expect(press(meeting, 'ana')).toBe('ready')
  expect(pressed(meeting, 'ana')).toMatchObject({ do: 'ready', ready: true, command: { ready: false } })
  expect(pressed(meeting, 'mario')).toMatchObject({ do: 'reveal-answers', ready: 1, of: 6 })
  expect([press(meeting, 'mario'), pressed(meeting, 'mario').do]).toEqual(['reveal-answers', 'start-block'])
})

test('[PA7] each agreement is put to all once', () => {
  const meeting = begun()
  meeting.block('mario', 'deals')
  meeting.step('mario', 'agree')
  const view = viewOf({ agreements: [{ id: 'deal-1', text: 'Leer juntos', registered: false, complete: true }] })
  expect(pressed(meeting, 'mario', view)).toMatchObject({ do: 'consult', text: 'Leer juntos' })
  expect(pressed(meeting, 'sara', view)).toMatchObject({ do: 'register-agreement', agreement: 'deal-1' })
  expect([press(meeting, 'mario', view), press(meeting, 'mario', view), press(meeting, 'mario', view)])
    .toEqual(['consult', 'close-consult', 'start-block'])
})

test('[PA9] a participant asks, withdraws, and ends their own turn; so does a lead who speaks', () => {
  const meeting = begun()
  expect(press(meeting, 'ana')).toBe('request-turn')
  expect(pressed(meeting, 'ana')).toMatchObject({ do: 'withdraw', place: 1 })
  meeting.grant('mario', 'ana')
  expect(press(meeting, 'ana')).toBe('end-own-turn')
  meeting.grant('mario', 'sara')
  expect(press(meeting, 'sara')).toBe('end-own-turn')
  meeting.do('mario', { type: 'queue.close' })
  expect(pressed(meeting, 'ana').do).toBe('follow')
})

const prepared = (prepare: (meeting: Meeting) => void) => () => {
  const meeting = begun()
  prepare(meeting)
  return meeting
}

test('[PA10] what a button carries is always accepted from the hand that presses it', () => {
  const makers: (() => Meeting)[] = [
    school, begun,
    prepared((meeting) => { meeting.block('mario', 'causes'); meeting.step('mario', 'alone') }),
    () => { const meeting = begun(); meeting.grant('mario', 'ana'); meeting.do('beto', { type: 'turn.request' });
      return meeting },
    prepared((meeting) => { meeting.do('mario', { type: 'meeting.pause' }) }),
    () => { const meeting = begun(); meeting.do('mario', { type: 'role.give', role: 'moderator', person: null });
      return meeting },
    () => { const meeting = begun(); meeting.do('carmen', { type: 'role.give', role: 'coordinator', person: null });
      return meeting },
    prepared((meeting) => { meeting.do('mario', { type: 'meeting.end' }) }),
    prepared((meeting) => { meeting.do('sara', { type: 'minutes.close' }) }),
  ]
  for (const make of makers) {
    for (const me of ['ana', 'beto', 'mario', 'sara', 'carmen', 'olga']) {
      const meeting = make()
      const { command } = pressed(meeting, me)
      if (command !== null) expect(meeting.try(me, command as Ask), `${me} ${command.type}`).toBe('accepted')
    }
  }
})

test('[PA11] a meeting nobody moderates is run from the coordinator’s button, and one alone can run it all', () => {
  const meeting = new Meeting().join('carmen', ['coordinator'])
  const view = viewOf()
  const presses: string[] = []
  for (let i = 0; i < 40 && meeting.state.phase !== 'ended'; i++) {
    if (pressed(meeting, 'carmen', view).do === 'form-teams') meeting.do('carmen',
      { type: 'teams.form', teams: [{ id: 'a', name: 'A', members: ['carmen'] }] })
    presses.push(press(meeting, 'carmen', view))
  }
  expect([presses[0], presses.at(-1), meeting.state.blockOrder.length]).toEqual(['start-meeting', 'end-meeting', 5])
})

test('[PA12] every role has an action in every situation, with a command only its roles may send', () => {
  for (const now of situations) {
    for (const role of ['coordinator', 'moderator', 'secretary', 'participant', 'observer'] as const) {
      const meeting = begun()
      meeting.block('mario', 'causes')
      const action = primaryAction([role, role === 'observer' ? 'observer' : 'participant'], now, meeting.state, 'ana', viewOf(),
        meeting.now)
      const sent = action.command as Pick<Command, 'type'> | null
      expect(sent === null || may[sent.type][role] || may[sent.type].participant).toBe(true)
    }
  }
})

/** The agenda of a real seeded document, read as the room does. */
function seeded(doc: Y.Doc): TableView {
  const blocks = readBlocks(doc).filter((block) => !block.removed)
  const steps = readSteps(doc).filter((step) => !step.removed)
  const rowIn = (root: string, id: string) => doc.getMap(root).get(id)
  return {
    block: (id) => {
      const row = rowIn('agenda', id)
      return row instanceof Y.Map ? { title: readBlock(id, row).title, ms: min(readBlock(id, row).minutes) } : null
    },
    step: (id) => {
      const row = rowIn('steps', id)
      if (!(row instanceof Y.Map)) return null
      const { block, text, mode, board, queue, minutes, questions } = readStep(id, row)
      return { block, text, mode, board, queue, ms: min(minutes), questions: questions.map((question) => question.text) }
    },
    blocksInOrder: () => blocks.map((block) => block.id),
    stepsOf: (id) => steps.filter((step) => step.block === id).map((step) => step.id),
    agreement: () => false,
  }
}

for (const template of await allTemplates()) {
  test(`[PA8] the moderator runs ${template.id} to its last step by pressing one button`, () => {
    const doc = new Y.Doc()
    const meeting = school()
    seedTable(doc, { title: 'Reunión' }, template, meeting.makeId)
    meeting.table = seeded(doc)
    const view = viewOf({ table: meeting.table })
    const walked: string[] = []
    for (let presses = 0; presses < 300 && meeting.state.phase !== 'ended'; presses++) {
      meeting.wait(min(1))
      if (pressed(meeting, 'mario', view).do === 'form-teams') {
        meeting.do('mario', { type: 'teams.form', teams: [{ id: 'a', name: 'A', members: ['ana', 'beto', 'cira'] }] })
      }
      if (press(meeting, 'mario', view) === 'next-step') walked.push(meeting.state.step?.id ?? '')
    }
    expect(walked).toEqual(template.blocks.flatMap((block) => block.steps.map((step) => step.id)))
    expect(meeting.state.phase).toBe('ended')
    expect(meeting.state.blockOrder).toEqual(template.blocks.map((block) => block.id))
    expect(nextAct(school().state, view).do).toBe('start-block')
  })
}
