/* Addresses: what fits, what a click means, and that pages change without a reload. */
import { afterEach, expect, test } from 'vitest'
import { fireEvent, render, screen } from '@solidjs/testing-library'
import type { PageProps, Routes } from './router.tsx'
import { Pages, linkOf, match, navigate } from './router.tsx'

afterEach(() => history.replaceState(null, '', '/'))

test('a pattern gives its parameters or does not fit', () => {
  expect(match('/r/:meeting', '/r/abc')).toEqual({ meeting: 'abc' })
  expect(match('/r/:meeting', '/r/abc/')).toEqual({ meeting: 'abc' })
  expect(match('/r/:meeting', '/r')).toBeUndefined()
  expect(match('/r/:meeting', '/p/abc')).toBeUndefined()
  expect(match('/', '/')).toEqual({})
})

test('only plain clicks on our own pages are taken', () => {
  document.body.innerHTML = `<a id="own" href="/new"><b>Crear</b></a><a id="api" href="/api/meetings/x/minutes.pdf"></a>
    <a id="out" href="https://wa.me/"></a><a id="tab" href="/new" target="_blank"></a><a id="here" href="#x"></a>
    <a id="file" href="/x" download></a>`
  const clicked = (id: string, init: MouseEventInit = {}) => {
    let result: string | undefined = 'none'
    const hear = (event: MouseEvent) => { result = linkOf(event, location.origin); event.preventDefault() }
    document.addEventListener('click', hear, { once: true })
    fireEvent(document.getElementById(id)!, new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
    return result
  }
  expect(clicked('own')).toBe('/new')
  expect(['api', 'out', 'tab', 'here', 'file'].map((id) => clicked(id))).toEqual(Array.from({ length: 5 }, () => undefined))
  expect(clicked('own', { ctrlKey: true })).toBeUndefined()
})

test('pages follow navigation, links and the way back; an unknown address has its own page', () => {
  const Home = () => <a href="/r/uno">Ir</a>
  const Room = (props: PageProps) => <p>Sala {props.params['meeting']} {String(props.state ?? '')}</p>
  const routes: Routes = [['/', Home], ['/r/:meeting', Room]]
  render(() => <Pages routes={routes} otherwise={() => <p>Nada</p>} />)
  fireEvent.click(screen.getByText('Ir'))
  expect(screen.getByText('Sala uno')).toBeInTheDocument()
  expect(location.pathname).toBe('/r/uno')
  navigate('/r/dos', { state: 'con algo' })
  expect(screen.getByText('Sala dos con algo')).toBeInTheDocument()
  const before = screen.getByText(/Sala dos/)
  navigate('/r/dos#fragmento', { replace: true })
  expect(screen.getByText(/Sala dos/)).toBe(before) // the page is the same one
  navigate('/no/hay')
  expect(screen.getByText('Nada')).toBeInTheDocument()
})
