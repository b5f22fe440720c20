/* What assistive technology is told of the room's parts: which tab shows what, and what an opened sheet is. */
import { expect, test } from 'vitest'
import { render, screen } from '@solidjs/testing-library'
import { roomWith } from '../../room-for-tests.tsx'
import { RowOfTabs } from './row-of-tabs.tsx'
import { Sheets } from './sheets.tsx'

test('[LK16] the chosen tab names the place it shows', () => {
  render(() => <RowOfTabs label="Partes de la sala" tabs={[{ id: 'ideas', label: 'Ideas' }, { id: 'notes', label: 'Notas' }]} value="notes" onChange={() => undefined} />)
  expect(screen.getByRole('tab', { name: 'Notas' })).toHaveAttribute('aria-controls', 'panel-notes')
  expect(screen.getByRole('tab', { name: 'Ideas' })).not.toHaveAttribute('aria-controls')
})

test('[LK16] the sheet of the people is called that', async () => {
  await roomWith(() => <Sheets shown="people" onShow={() => undefined} />)
  expect(screen.getByRole('dialog', { name: 'Personas' })).toBeInTheDocument()
  expect(screen.getAllByRole('heading', { name: 'Personas' })).toHaveLength(1)
})
