import { situations } from '@acta-viva/model/record'
import { expect, test } from 'vitest'
import { astray, follow, homeOf, spots, tabOf, type Where } from './following.ts'

const following: Where = { spot: 'floor', follows: true }

test('[RO1] a screen follows the current step while nobody went elsewhere', () => {
  expect(follow(following, { type: 'moved', home: 'ideas', typing: false })).toEqual({ spot: 'ideas', follows: true })
})

test('[RO2] nothing moves under somebody who writes, and a way back is offered', () => {
  const held = follow(following, { type: 'moved', home: 'ideas', typing: true })
  expect(held).toEqual({ spot: 'floor', follows: false })
  expect(astray(held, 'ideas')).toBe(true)
  expect(follow(held, { type: 'moved', home: 'acta', typing: false }).spot).toBe('floor')
})

test('[RO3] who went elsewhere by hand stays there until they come back or the meeting comes by', () => {
  const away = follow(following, { type: 'went', spot: 'agenda', home: 'floor' })
  expect(follow(away, { type: 'moved', home: 'ideas', typing: false })).toEqual(away)
  expect(astray(away, 'floor')).toBe(true)
  expect(follow(away, { type: 'returned', home: 'ideas' })).toEqual({ spot: 'ideas', follows: true })
  expect(follow(away, { type: 'moved', home: 'agenda', typing: false }).follows).toBe(true)
})

test('[RO3] who goes somewhere by hand while their own act is on its way stays there, also where the meeting was until then', () => {
  const chosen = follow({ spot: 'agenda', follows: false }, { type: 'went', spot: 'floor', home: 'floor', acting: true })
  const there = follow(follow(chosen, { type: 'moved', home: 'ideas', typing: false }), { type: 'settled', home: 'ideas' })
  expect(there).toEqual({ spot: 'floor', follows: false })
  expect(astray(there, 'ideas')).toBe(true)
  expect(follow(chosen, { type: 'settled', home: 'floor' })).toEqual(following) // the act moved nothing
})

test('[RO4] every situation has a place, and every place a tab', () => {
  for (const situation of situations) for (const secretary of [true, false]) expect(spots).toContain(homeOf(situation, secretary))
  expect(new Set(spots.map((spot) => tabOf[spot])).size).toBe(4)
})
