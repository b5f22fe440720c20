/* Names, lists and people without a device, as whoever keeps the acta handles them. */
import { expect, test } from 'vitest'
import { screen, within } from '@solidjs/testing-library'
import userEvent from '@testing-library/user-event'
import { roomWith, type Seating } from '../../room-for-tests.tsx'
import { PeoplePanel } from './index.tsx'

const panel = (seating: Seating) => roomWith(() => <PeoplePanel />, seating)
const openOf = (name: string) => screen.findByRole('button', { name: new RegExp(`Ver opciones de ${name}`) })

test('[PE16] the own name is corrected by its person, and everybody reads the new one', async () => {
  const room = await panel({ others: { ana: [] } })
  const user = userEvent.setup()
  await user.click(await openOf('yo'))
  const field = within(screen.getByRole('dialog')).getByLabelText('Nombre y apellido')
  await user.clear(field)
  await user.type(field, 'Rosa Quispe Mamani')
  await user.click(screen.getByRole('button', { name: 'Guardar' }))
  expect(room.meeting.state().people['yo']?.name).toBe('Rosa Quispe Mamani')
  expect(await openOf('Rosa Quispe Mamani')).toBeInTheDocument()
  await user.click(await openOf('ana'))
  expect(within(screen.getByRole('dialog')).queryByLabelText('Nombre y apellido')).not.toBeInTheDocument()
})

test('[PE7] [PE8] [PE15] the secretary adds who is on the phone, joins a duplicate and takes somebody out by a second tap', async () => {
  const room = await panel({ me: ['secretary'], others: { ana: [], anita: [], intruso: [] } })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Agregar a alguien sin celular ni computadora' }))
  await user.type(screen.getByLabelText('Nombre y apellido'), 'Luz Ccori')
  await user.click(screen.getByLabelText('por la llamada o el teléfono'))
  await user.click(screen.getByRole('button', { name: 'Agregar' }))
  expect(Object.values(room.meeting.state().people).find((one) => one.name === 'Luz Ccori')).toMatchObject({ channel: 'call', attendance: 'present', addedBy: 'yo' })
  await user.click(await openOf('anita'))
  await user.selectOptions(screen.getByLabelText('Es la misma persona que'), 'ana')
  await user.click(screen.getByRole('button', { name: 'Unir' }))
  await user.click(screen.getByRole('button', { name: 'Toca otra vez para unir' }))
  expect(room.meeting.state().people['anita']?.mergedInto).toBe('ana')
  await user.click(await openOf('intruso'))
  await user.click(screen.getByRole('button', { name: 'Retirar de la sala' }))
  expect(room.meeting.state().people['intruso']?.removed).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Toca otra vez para retirar' }))
  expect(room.meeting.state().people['intruso']?.removed).toBe(true)
})

test('[PL7] choosing a name makes nobody one with anybody; the button does, by a second tap', async () => {
  const room = await panel({ me: ['secretary'], others: { ana: [], anita: [], sol: [] } })
  const user = userEvent.setup()
  await user.click(await openOf('anita'))
  const names = screen.getByLabelText('Es la misma persona que')
  const into = () => room.meeting.state().people['anita']?.mergedInto
  await user.selectOptions(names, 'ana')
  expect(into()).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Unir' }))
  await user.selectOptions(names, 'sol') // another name is another question
  expect(screen.queryByRole('button', { name: 'Toca otra vez para unir' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Unir' }))
  expect(into()).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Toca otra vez para unir' }))
  expect(into()).toBe('sol')
})

test('[PL6] one name twice: whoever keeps the list makes it one person by a tap, or leaves two', async () => {
  const room = await panel({ me: ['secretary'], others: { ana: [], sol: [] } })
  const user = userEvent.setup()
  expect(screen.queryByRole('button', { name: 'Unir' })).not.toBeInTheDocument()
  const call = async (person: string, name: string) => {
    await user.click(await openOf(person))
    const field = within(screen.getByRole('dialog')).getByLabelText('Nombre y apellido')
    await user.clear(field)
    await user.type(field, name)
    await user.click(screen.getByRole('button', { name: 'Guardar' }))
    await user.keyboard('{Escape}')
  }
  await call('sol', 'ÁNA')
  await user.click(await screen.findByRole('button', { name: 'Unir' }))
  expect(room.meeting.state().people['sol']?.mergedInto).toBe('ana')
  expect(screen.queryByRole('button', { name: 'Unir' })).not.toBeInTheDocument()
})

test('[PL3] [PL4] a pasted list says who is missing; one tap each makes them present or justified', async () => {
  const room = await panel({ me: ['secretary'], others: { ana: [] } })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Poner la lista de quienes esperamos' }))
  await user.click(screen.getByLabelText('Nombres, uno por línea'))
  await user.paste('1. Ana\n2. Luis Huamán; IE 2030\n3. Iris Soto\n4. Eva Ríos')
  expect(screen.getByText('4 personas en la lista')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Guardar la lista' }))
  await user.click(await screen.findByText('Faltan 3 personas de la lista'))
  await user.click(screen.getByRole('button', { name: 'Luis Huamán está presente' }))
  await user.click(screen.getByRole('button', { name: 'Iris Soto justificó' }))
  expect(await screen.findByText('Falta 1 persona de la lista')).toBeInTheDocument()
  const attendance = Object.fromEntries(Object.values(room.meeting.state().people).map((one) => [one.name, one.attendance]))
  expect(attendance).toMatchObject({ 'Luis Huamán': 'present', 'Iris Soto': 'justified' })
  expect(attendance['Eva Ríos']).toBeUndefined()
})
