import { expect, test } from 'vitest'
import { fitted } from './photo.ts'

test('[EV1] a photo keeps its shape when it is made smaller, and is never enlarged', () => {
  expect(fitted(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
  expect(fitted(1080, 2400, 1600)).toEqual({ width: 720, height: 1600 })
  expect(fitted(640, 480, 1600)).toEqual({ width: 640, height: 480 })
  expect(fitted(9000, 1, 800)).toEqual({ width: 800, height: 1 })
})
