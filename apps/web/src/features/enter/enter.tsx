/*
 * Entrar: a name and one tap, or only the tap on a device that knows who you are; where several people use it, on their name.
 *
 * Takes over the form of index.html where it stands, keeps the key and the token on the device, and shows the participant link
 * in the address bar from the first moment, whatever link was opened. It never keeps a lead link on display.
 */
import { leadRoles } from '@acta-viva/model/record'
import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'
import type { Trouble } from '../../api/http.ts'
import { joinMeeting, returnToMeeting } from '../../api/meetings.ts'
import type { Entered } from '../../api/meetings.ts'
import { hasCopy } from '../../device/kept-copy.ts'
import { knownMeeting, knownNames, rememberMeeting } from '../../device/known-meetings.ts'
import { isLeadKey, participantKey, roomPath } from '../../device/link.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { enter } from '../../i18n/es/enter.ts'
import { arrive } from './arrival.ts'
import { staticForm } from './static-form.ts'
import { findWay } from './way.ts'

/** What another name or another try may mend is said at the form; what is wrong with the link has a screen of its own. */
const maySayInPlace = (refused: { status: number; reason: string }) =>
  refused.status >= 500 || refused.status === 422 || (refused.status === 400 && refused.reason !== 'key-cut')

type State = { at: 'asking'; error?: string } | { at: 'working'; returning: boolean }
/** What stopped an entry, with what the server said of it; 'cut' never reached the server. */
export type EntryTrouble = Trouble | { kind: 'cut' }

export interface EnterProps {
  /** Stays the same for the life of the component: another meeting is another entry. */
  initialMeeting: string
  onEntered: (entered: Entered) => void
  onTrouble: (trouble: EntryTrouble) => void
  /** The copy on this device was not enough: the server must say who we are. */
  initialStrict?: boolean
  /** Grows whenever what comes after the form could not be fetched: it is said here, and another tap tries again. */
  lost?: number
  /** Called once somebody starts to type: the moment to fetch the room. */
  onBegin?: () => void
}

export function Enter(props: EnterProps): JSX.Element {
  const t = useText(enter)
  const i18n = useI18n()
  const page = staticForm()
  const meeting = props.initialMeeting
  const known = knownMeeting(meeting)
  const came = location.hash.slice(1)
  const arrival = arrive(came, known)
  const names = knownNames()
  /** Who this device offers to be: people who were in this meeting on it, else the last name used on it. */
  const others = known?.others ?? []
  const offered = arrival.do === 'ask' ? (others.length > 0 ? others.map((one) => one.name) : names.slice(0, 1)) : []
  const returning = arrival.do === 'return' || arrival.do === 'rejoin'
  const [state, setState] = createSignal<State>(returning ? { at: 'working', returning } : { at: 'asking' })
  const working = () => state().at === 'working'
  createEffect(on(() => props.lost, (times) => { if (times) setState({ at: 'asking', error: t('lostLine') }) }))

  if (arrival.do !== 'cut') {
    const kept = rememberMeeting({ id: meeting, key: arrival.key }, Date.now())
    if (kept) history.replaceState(history.state, '', roomPath({ meeting: meeting, key: participantKey(arrival.key) }))
  }

  const welcome = (entered: Entered, key: string) => {
    const token = entered.person.token || known?.person?.token || ''
    const person = { ...entered.person, token }
    rememberMeeting({ id: meeting, key, person, others: others.filter((one) => one.id !== person.id), role: entered.role }, Date.now())
    history.replaceState(history.state, '', roomPath({ meeting: meeting, key: participantKey(key) }))
    props.onEntered({ ...entered, person })
  }
  const fail = (trouble: Trouble, typed: boolean) => {
    if (trouble.kind === 'no-network' && typed) setState({ at: 'asking', error: t('lostLine') })
    else if (trouble.kind === 'refused' && trouble.status === 429) setState({ at: 'asking', error: t('tooFast') })
    else if (trouble.kind === 'refused' && maySayInPlace(trouble)) setState({ at: 'asking', error: t('refused', { why: trouble.title }) })
    else if (trouble.kind === 'refused' && trouble.reason === 'key-replaced' && arrival.do !== 'cut' && isLeadKey(arrival.key)) {
      // The personal link is dead: everybody's part of it is not, and whoever opened everybody's link goes in by it.
      rememberMeeting({ id: meeting, key: participantKey(arrival.key) }, Date.now())
      if (isLeadKey(came)) props.onTrouble(trouble)
      else location.reload()
    } else props.onTrouble(trouble)
  }
  const join = async (key: string, name: string, token: string, typed: boolean) => {
    setState({ at: 'working', returning: !typed })
    const answer = await joinMeeting(meeting, { key, name, ...(token && { token }) }, { language: i18n.locale() })
    if (answer.ok) welcome(answer.body, key)
    else fail(answer.trouble, typed)
  }
  const openCopy = (name: string, token: string) => {
    const role = known?.role ?? 'participant'
    props.onEntered({ person: { id: known?.person?.id ?? '', name, token }, role, roles: [role], links: leadRoles.filter((one) => one === role), session: '', state: null, homonyms: false })
  }
  const comeBack = async (key: string, name: string, token: string) => {
    // What this device keeps is shown at once; the socket brings the rest, or says that the session is over and we ask properly.
    if (!props.initialStrict && hasCopy(meeting, known?.person?.id ?? '')) return openCopy(name, token)
    const answer = await returnToMeeting(meeting, { language: i18n.locale() })
    if (answer.ok) return welcome(answer.body, key)
    if (answer.trouble.kind === 'refused') return join(key, name, token, false)
    openCopy(name, token) // without a line the room opens from what this device kept; the live part says that it is offline
  }
  const openUnkeyed = async () => {
    if (!await findWay(meeting)) props.onTrouble({ kind: 'cut' })
  }
  const submit = (name: string) => {
    if (working()) return
    if (arrival.do === 'cut') return props.onTrouble({ kind: 'cut' })
    if (!name) {
      setState({ at: 'asking', error: t('needName') })
      page.name.focus()
    } else void join(arrival.key, name, arrival.do === 'ask' ? others.find((one) => one.name === name)?.token ?? '' : arrival.name === name ? arrival.token : '', true)
  }

  onMount(() => {
    const stop = new AbortController()
    const typed = () => page.name.value.trim().replace(/\s+/g, ' ')
    page.form.addEventListener('submit', (event) => { event.preventDefault(); submit(typed()) }, { signal: stop.signal })
    page.name.addEventListener('input', () => props.onBegin?.(), { signal: stop.signal, once: true })
    page.name.addEventListener('focus', () => props.onBegin?.(), { signal: stop.signal, once: true })
    document.documentElement.dataset['screen'] = 'enter'
    onCleanup(() => {
      stop.abort()
      document.documentElement.dataset['screen'] = 'app'
      delete document.documentElement.dataset['known']
    })
    if (arrival.do === 'cut') { void openUnkeyed(); return }
    if (returning) page.name.value = arrival.name
    if (arrival.do === 'return') void comeBack(arrival.key, arrival.name, arrival.token)
    else if (arrival.do === 'rejoin') void join(arrival.key, arrival.name, arrival.token, false)
    else if (page.form.dataset['early'] === 'yes') submit(typed())
    else if (document.activeElement === page.name) props.onBegin?.()
    delete page.form.dataset['early']
  })

  createEffect(() => {
    const now = state()
    page.title.textContent = offered[1] ? t('whoAreYou') : offered[0] ? t('areYou', { name: offered[0] }) : t('title')
    page.label.textContent = offered[0] ? t('other') : t('label')
    page.hint.textContent = arrival.do === 'ask' && arrival.lead ? t('leadHint') : t('hint')
    page.go.textContent = t('go')
    const error = now.at === 'asking' ? now.error : undefined
    page.error.textContent = error ?? ''
    page.error.hidden = !error
    page.name.setAttribute('aria-invalid', String(Boolean(error)))
    page.go.setAttribute('aria-disabled', String(now.at === 'working'))
    page.status.textContent = now.at === 'working' ? t(now.returning ? 'checking' : 'arriving') : ''
    if (now.at === 'working' && now.returning) document.documentElement.dataset['known'] = 'yes'
    else delete document.documentElement.dataset['known']
  })

  // Into its place in the page, above the form: what stands there already must not be built anew.
  if (offered[0]) {
    onCleanup(render(() => offered.map((name) => (
      <button type="button" class="button button-primary" aria-disabled={working()} onClick={() => submit(name)}>
        {offered[1] ? name : t('yes')}
      </button>
    )), page.known))
  }
  return null
}
