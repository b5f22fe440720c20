/*
 * Team time: my team's cards while teams are open, and the desk where the lead team forms them.
 *
 * A team's document reaches only its members and the lead team. When everybody is called back, each team's cards are carried to the
 * plenary by whoever of the team taps first; a card carried once is marked so, and is not carried twice.
 */
import { readCards, rowsOf, setFields, type Card } from '@acta-viva/model/documents'
import { For, Show, Suspense, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { teams as dictionary } from '../../i18n/es/teams.ts'
import { clockText, useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { makeId, useMeeting, useTable, createRows } from '../../live/index.ts'
import { newCard } from '../../parts/new-card.ts'
import { Button, Choice, Notice, plusIcon, teamsIcon, shareIcon } from '../../ui/index.ts'
import type { Team } from '@acta-viva/model/record'
import styles from './boards.module.css'
import { Composer } from './composer.tsx'
import { drawTeams, placed, teamsByIndicator } from './forming.ts'
import { WorkGuide } from './work-guide.tsx'

/** A team's shared notes, from the feature that writes notes. */
export type TeamNotes = (document: string, label: string) => JSX.Element

export function TeamDesk(props: { cards: readonly Card[]; notes?: TeamNotes | undefined }): JSX.Element {
  const t = useText(dictionary)
  const meeting = useMeeting()
  /** Stays the same while nothing of it changes, so that a change in another team takes nothing from under our hands. */
  const mine = createMemo(() => meeting.state().teams.list.find((team) => team.members.includes(meeting.me)), undefined, { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
  const left = createMemo(() => { const { open, until } = meeting.state().teams; return open && until !== null && meeting.timed() ? until - meeting.now() : null })
  const words = (ms: number) => (ms > -1000 ? t('left', { time: clockText(ms) }) : t('over', { time: clockText(-ms) }))
  return (
    <>
      <Show when={left() !== null}>
        <p class={styles['counts']} role="timer" data-time={(left() ?? 0) <= -1000 ? 'over' : (left() ?? 0) <= 60_000 ? 'soon' : undefined}>{words(left() ?? 0)}</p>
      </Show>
      <Show when={mine()} keyed fallback={<Show when={!meeting.may('teams.form')}><p class="lead">{t('noTeam')}</p></Show>}>
        {(team) => <TeamBoard initialTeam={team} plenaryCards={props.cards} notes={props.notes} />}
      </Show>
      <Show when={meeting.may('teams.form')}><Forming cards={props.cards} /></Show>
    </>
  )
}

/** One team's desk; another team, or other members, is another component (keyed above). */
function TeamBoard(props: { initialTeam: Team; plenaryCards: readonly Card[]; notes: TeamNotes | undefined }): JSX.Element {
  const t = useText(dictionary)
  const meeting = useMeeting()
  const { asked } = useTable()
  const name = `team-${props.initialTeam.id}`
  const doc = meeting.document(name)
  const clients = createMemo(() => meeting.state().clients)
  const cards = createRows(doc, 'cards', (current) => readCards(current, clients()))
  const shown = () => cards.rows.filter((card) => !card.removed)
  const members = () => props.initialTeam.members.map((person) => meeting.state().people[person]?.name).filter((name) => name !== undefined)
  const open = () => meeting.state().teams.open
  const carried = () => props.plenaryCards.some((card) => card.team === props.initialTeam.id && !card.removed)
  const add = (text: string) => {
    newCard(meeting, { board: 'teamNotes', step: meeting.state().step?.id ?? '', text }, name)
  }
  const carry = () => {
    for (const card of shown()) newCard(meeting, { board: 'teamNotes', step: card.step, text: card.text, team: props.initialTeam.id })
  }
  const remove = (id: string) => { if (rowsOf(doc(), 'cards').some(([row]) => row === id)) setFields(doc(), 'cards', id, { removed: true }) }
  return (
    <section class={styles['team']} aria-label={props.initialTeam.name}>
      <h3>{props.initialTeam.name}</h3>
      <p class="lead">{t('members', { names: members().join(', ') })}</p>
      <Composer board="teamNotes" step="" question={asked(meeting.state().question?.text ?? '') || t('write')} onAdd={add} />
      <ul class="list"><For each={shown()}>{(card) => (
        <li class={styles['card']}>
          <p class={styles['words']}>{card.text}</p>
          <footer class={styles['foot']}>
            <span class={styles['by']}>{meeting.state().people[card.by]?.name}</span>
            <Show when={card.by === meeting.me}><Button kind="quiet" onClick={() => remove(card.id)}>{t('remove')}</Button></Show>
          </footer>
        </li>
      )}</For></ul>
      <h3>{t('notes')}</h3>
      <Suspense>{props.notes?.(name, t('notes'))}</Suspense>
      <Show when={props.initialTeam.guide}><WorkGuide staticDoc={doc} /></Show>
      <Show when={!open() && shown().length > 0}>
        <Show when={!carried()} fallback={<Notice tone="good">{t('carried')}</Notice>}>
          <Button icon={shareIcon} onClick={carry}>{t('carry')}</Button>
        </Show>
      </Show>
    </section>
  )
}

/** By hand or at random; people without a device can be placed too. */
function Forming(props: { cards: readonly Card[] }): JSX.Element {
  const t = useText(dictionary)
  const meeting = useMeeting()
  const act = useAct()
  const [size, setSize] = createSignal(3)
  const [wanted, setWanted] = createSignal(false)
  /** Teams fill in the common work guide: as it stands for those formed, or as it was wished for those to come. */
  const guided = () => (list().length > 0 ? list().every((team) => team.guide) : wanted())
  const askGuide = (on: boolean) => {
    setWanted(on)
    if (list().length > 0) void form(list().map((team) => ({ ...team, guide: on })))
  }
  const people = () => Object.values(meeting.state().people).filter((one) => one.standing === 'participant' && !one.removed && one.mergedInto === null && one.leftAt === null && one.joinedAt !== null)
  /** What was last asked for, until its answer: who places one person after the other on a slow line builds on what they see. */
  const [sent, setSent] = createSignal<readonly Team[] | null>(null)
  const list = () => sent() ?? meeting.state().teams.list
  const form = async (teams: Team[]) => {
    setSent(teams)
    await act({ type: 'teams.form', teams })
    setSent((last) => (last === teams ? null : last))
  }
  const draw = () => form(drawTeams(people().map((one) => one.id), size(), Math.random, makeId, (n) => t('name', { n }), guided()))
  const indicators = () => [t('reasoning'), t('involvement'), t('feedback')]
  const byIndicator = () => form(teamsByIndicator(people().map((one) => one.id), props.cards.filter((card) => !card.removed), indicators(), makeId, guided()))
  const put = (person: string, team: string) => form(placed(list(), person, team))
  const ids = createMemo(() => list().map((team) => team.id), [], { equals: (a, b) => a.join() === b.join() })
  const nameOf = (id: string) => list().find((team) => team.id === id)?.name ?? ''
  const rename = (id: string, field: HTMLInputElement) => {
    const name = field.value.trim()
    if (name === '') field.value = nameOf(id)
    else void form(list().map((team) => (team.id === id ? { ...team, name } : team)))
  }
  return (
    <details class={styles['forming']} data-forming open={!meeting.state().teams.open}>
      <summary class="button button-quiet">{t('forming')}</summary>
      <Choice label={t('size')} options={[2, 3, 4, 5].map((n) => ({ value: n, label: String(n) }))} value={size()} onChange={setSize} />
      <label class="row"><input type="checkbox" checked={guided()} onChange={(event) => askGuide(event.currentTarget.checked)} /> <span>{t('withGuide')}</span></label>
      <div class="row">
        <Button icon={teamsIcon} onClick={() => void draw()}>{t('draw')}</Button>
        <Button onClick={() => void byIndicator()}>{t('byIndicator')}</Button>
        <Button icon={plusIcon} onClick={() => void form([...list(), { id: makeId(), name: t('name', { n: list().length + 1 }), members: [], guide: guided() }])}>{t('addTeam')}</Button>
        <Show when={list().length > 0}>
          <Show when={!meeting.state().teams.open} fallback={<Button onClick={() => void act({ type: 'teams.recall' })}>{t('recall')}</Button>}>
            <Button onClick={() => void act({ type: 'teams.open', ms: meeting.state().step?.ms })}>{t('open')}</Button>
          </Show>
        </Show>
      </div>
      <Show when={list().length > 0}>
        <ul class="list"><For each={ids()}>{(id, n) => {
          const name = createMemo(() => nameOf(id)) // a half-written name outlives what happens to other teams
          return (
            <li class="row">
              <label class="field-label" for={`name-of-${id}`}>{t('nameOf', { n: n() + 1 })}</label>
              <input id={`name-of-${id}`} class="field-input" maxlength={60} autocomplete="off" value={name()} onChange={(event) => rename(id, event.currentTarget)} />
            </li>
          )
        }}</For></ul>
        <ul class="list"><For each={people()}>{(person) => (
          <li class="row">
            <label class="field-label" for={`team-of-${person.id}`}>{person.name}</label>
            <select id={`team-of-${person.id}`} class="field-input" onChange={(event) => void put(person.id, event.currentTarget.value)}>
              <option value="" selected={!list().some((team) => team.members.includes(person.id))}>{t('none')}</option>
              <For each={list()}>{(team) => <option value={team.id} selected={team.members.includes(person.id)}>{team.name}</option>}</For>
            </select>
          </li>
        )}</For></ul>
      </Show>
    </details>
  )
}
