/* The notes of a block: the editor that is fetched when somebody writes. */
import { expect, test, vi } from 'vitest'
import { screen } from '@solidjs/testing-library'
import { createSignal, Show } from 'solid-js'
import { roomWith } from '../../room-for-tests.tsx'
import * as editor from './editor.ts'
import { RichNote } from './index.tsx'

vi.mock('./editor.ts', () => ({ createEditor: vi.fn(), createCarets: vi.fn() }))

test('[NT1] an editor whose code comes when its screen is gone is not made', async () => {
  const [shown, setShown] = createSignal(true)
  const carets = vi.fn()
  await roomWith(() => <Show when={shown()}><RichNote document="table" root="notes:uno" label="Notas" /></Show>, { me: ['secretary'] }, () => ({ carets }))
  screen.getByRole('button', { name: 'Escribir notas' }).click()
  setShown(false)
  await import('./editor.ts')
  await new Promise((done) => { setTimeout(done) })
  expect(carets).not.toHaveBeenCalled()
  expect(editor.createEditor).not.toHaveBeenCalled()
})
