/* Five screens, one sentence and one button each; every failed entry has one of them. */
import { expect, test, vi } from 'vitest'
import { render, screen } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { refusals } from '@acta-viva/model/wire'
import type { RefusalReason } from '@acta-viva/model/wire'
import { linkTroubleKind } from './kind.ts'
import type { LinkTroubleKind } from './kind.ts'
import { LinkTrouble } from './link-trouble.tsx'

const refused = (reason: string, status: number) => linkTroubleKind({ kind: 'refused', reason, status, title: '', problem: {} })

test.each([
  ['not-found', 'unknown'], ['key-unknown', 'unknown'], ['key-replaced', 'replaced'], ['key-cut', 'cut'], ['closed', 'ended'],
  ['room-draining', 'noNetwork'],
] as [RefusalReason, LinkTroubleKind][])('[EN5] the refusal %s is the screen %s', (reason, kind) => {
  expect(refused(reason, refusals[reason].status)).toBe(kind)
})
test('[EN5] what we do not know goes by its status', () => {
  expect([refused('new-reason', 404), refused('new-reason', 502), linkTroubleKind({ kind: 'no-network' }),
    linkTroubleKind({ kind: 'cut' })])
    .toEqual(['unknown', 'noNetwork', 'noNetwork', 'cut'])
})
test.each(['unknown', 'replaced', 'ended', 'noNetwork', 'cut'] as LinkTroubleKind[])('%s has one sentence and one thing to do',
  (kind) => {
  render(() => <LinkTrouble kind={kind} onRetry={() => undefined} />)
  expect(screen.getAllByRole('heading')).toHaveLength(1)
  expect(document.querySelectorAll('.button')).toHaveLength(1)
})
test('a known coordinator is named in the button', () => {
  render(() => <LinkTrouble kind="replaced" coordinator="Rosa Quispe" onRetry={() => undefined} />)
  expect(screen.getByRole('link', { name: 'Pedir el enlace a Rosa Quispe' })).toHaveAttribute('href',
    expect.stringContaining('https://wa.me/?text=Hola'))
})
test('without a line one can try again', async () => {
  const again = vi.fn<() => void>()
  render(() => <LinkTrouble kind="noNetwork" onRetry={again} />)
  await userEvent.click(screen.getByRole('button', { name: 'Intentar de nuevo' }))
  expect(again).toHaveBeenCalledOnce()
})
