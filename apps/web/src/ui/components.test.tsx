/* The components with something to decide: order, undo, focus, names. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fireEvent, render, screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { createSignal } from 'solid-js'
import { Announcer, BottomNav, Button, ClockDigits, Field, SortableList, Tabs, ToastRegion, initials, useToasts } from './index.ts'
import { placeAt } from './drag-place.ts'
import { qrPath } from './qr-code.tsx'

afterEach(() => { vi.useRealTimers() })

describe('sortable list', () => {
  const Letters = () => {
    const [items, setItems] = createSignal(['A', 'B', 'C'])
    const move = (id: string, to: number) => setItems((before) => before.filter((x) => x !== id).toSpliced(to, 0, id))
    return (
      <Announcer>
        <SortableList items={items()} id={(x) => x} name={(x) => x} label="Letras"
          onMove={move}>{(x) => <b>{x}</b>}</SortableList>
      </Announcer>
    )
  }
  const list = () => within(screen.getByRole('list', { name: 'Letras' }))
  const order = () => list().getAllByRole('listitem').map((row) => row.querySelector('b')?.textContent).join('')

  test('[LK3] moves by button and by Alt with arrows, keeps the focus, says the new place', async () => {
    render(() => <Letters />)
    await userEvent.click(screen.getByRole('button', { name: 'Bajar: A' }))
    expect(order()).toBe('BAC')
    expect(screen.getByRole('log')).toHaveTextContent('A, ahora en el lugar 2 de 3')
    const handle = screen.getByRole('button', { name: 'Mover: C' })
    handle.focus()
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(order()).toBe('BCA')
    expect(handle).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}') // without Alt nothing moves
    expect(order()).toBe('BCA')
  })
  test('at the ends it says so and moves nothing', async () => {
    render(() => <Letters />)
    await userEvent.click(screen.getByRole('button', { name: 'Subir: A' }))
    expect(order()).toBe('ABC')
    expect(screen.getByRole('log')).toHaveTextContent('A ya está al inicio')
  })
  test('a dragged row lands where its middle is', () => {
    const rows = [0, 50, 100, 150].map((top) => ({ top, height: 50 }))
    expect([-200, -51, -20, 0, 20, 60, 400].map((dy) => placeAt(rows, 1, dy))).toEqual([0, 0, 1, 1, 1, 2, 3])
  })
})

describe('toasts', () => {
  const undone = vi.fn<() => void>()
  const Page = () => <ToastRegion><Sender /></ToastRegion>
  const Sender = () => {
    const toasts = useToasts()
    return <Button onClick={() => toasts.show({ text: 'Tarjeta retirada', undo: undone })}>Retirar</Button>
  }

  test('[LK4] stay ten seconds, pause while pointed at, and take back', () => {
    vi.useFakeTimers()
    render(() => <Page />)
    fireEvent.click(screen.getByText('Retirar'))
    const toast = screen.getByText('Tarjeta retirada').parentElement!
    vi.advanceTimersByTime(9000)
    fireEvent.pointerEnter(toast)
    vi.advanceTimersByTime(60_000)
    expect(toast).toBeInTheDocument()
    fireEvent.pointerLeave(toast)
    vi.advanceTimersByTime(1100)
    expect(screen.queryByText('Tarjeta retirada')).toBeNull()
    fireEvent.click(screen.getByText('Retirar'))
    fireEvent.click(screen.getByText('Deshacer'))
    expect(undone).toHaveBeenCalledOnce()
    expect(screen.queryByText('Tarjeta retirada')).toBeNull()
  })
})

test('a busy button keeps its place and does nothing', async () => {
  const press = vi.fn<() => void>()
  render(() => <Button busy onClick={press}>Entrar</Button>)
  await userEvent.click(screen.getByRole('button', { name: 'Entrar' }))
  expect(press).not.toHaveBeenCalled()
})

test('a field ties its label, hint and error to the input', () => {
  const [error, setError] = createSignal<string | undefined>()
  render(() => <Field label="Título" hint="Corto" error={error()} />)
  const input = screen.getByRole('textbox', { name: 'Título' })
  expect(input).toHaveAccessibleDescription('Corto')
  setError('Falta el título')
  expect(input).toBeInvalid()
  expect(input).toHaveAccessibleDescription('Falta el título')
  expect(screen.getByRole('alert')).toHaveTextContent('Falta el título')
})

test('tabs walk with arrows; the bar says the current place and what is new', async () => {
  const [at, setAt] = createSignal<'a' | 'b'>('a')
  const tabs = [{ id: 'a', label: 'Agenda' }, { id: 'b', label: 'Acta', badge: 3 }] as const
  render(() => <><Tabs label="Vistas" tabs={tabs} value={at()} onChange={setAt} /><BottomNav label="Lugares" tabs={tabs}
    value={at()} onChange={setAt} /></>)
  screen.getByRole('tab', { name: 'Agenda' }).focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: /Acta/ })).toHaveFocus()
  const acta = within(screen.getByRole('navigation')).getByRole('button', { name: 'Acta 3 novedades' })
  expect(acta).toHaveAttribute('aria-current', 'page')
})

test('a clock is read as time left, and over time has its own sign', () => {
  const [ms, setMs] = createSignal(65_000)
  render(() => <ClockDigits ms={ms()} label="Bloque" />)
  expect(screen.getByRole('timer', { name: 'Bloque: Quedan 1 min 5 s' })).toHaveTextContent('1:05')
  setMs(-65_000)
  expect(screen.getByRole('timer', { name: 'Bloque: Se pasó 1 min 5 s' })).toHaveTextContent('+1:05')
})

test('initials leave out the small words', () => {
  expect(['Rosa Quispe', 'María de la Cruz Huamán', 'ñusta', '  ', 'Ángel'].map(initials)).toEqual(['RQ', 'MC', 'Ñ', '', 'Á'])
})

test('a QR row is drawn in runs', () => {
  expect(qrPath([[true, true, false, true], [false, false, false, false]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z')
})
