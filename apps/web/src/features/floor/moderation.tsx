/*
 * Running the floor: pause, more time, end, and behind one menu the rarer acts. Every act that means "the current one" says which one
 * its sender was looking at, so two people pressing at once never skip anybody.
 */
import { isRunning, suggestNext } from '@acta-viva/model/record'
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { floor } from '../../i18n/es/floor.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting } from '../../live/index.ts'
import {
  Button, Choice, Icon, Menu, Sheet, clockIcon, forwardIcon, lockIcon, messageIcon, micIcon, moreIcon, pauseIcon, playIcon, plusIcon, stopIcon, undoIcon, type MenuItem,
} from '../../ui/index.ts'
import styles from './floor.module.css'
import { Opener, OpenerSheet } from './opener.tsx'

const lengths = [1, 2, 3, 5] as const

export function Moderation(): JSX.Element {
  const t = useText(floor)
  const meeting = useMeeting()
  const act = useAct()
  const [sheet, setSheet] = createSignal<'none' | 'talking' | 'length' | 'extend' | 'opener'>('none')
  const state = () => meeting.state()
  const nameOf = (id: string) => state().people[id]?.name ?? ''
  const turn = () => state().turn
  const suggestion = createMemo(() => {
    const best = state().queue.length > 1 && state().roles.moderator === meeting.me ? suggestNext(state(), meeting.now()) : null
    return best && best.person !== state().queue[0]?.person ? best : null
  })
  const items = (): MenuItem[] => {
    const now = turn()
    const last = state().turns.at(-1)
    return [
      { label: t('talking'), icon: micIcon, onSelect: () => setSheet('talking') },
      { label: t('yield'), icon: forwardIcon, disabled: now === null || state().queue.length === 0, onSelect: () => void act({ type: 'turn.yield', seen: now?.id ?? null }) },
      { label: last ? t('restore', { name: nameOf(last.person) }) : t('restoreNobody'), icon: undoIcon, disabled: last === undefined, onSelect: () => void act({ type: 'turn.restore', seen: now?.id ?? null }) },
      { label: t('extendBy'), icon: plusIcon, disabled: now === null, onSelect: () => setSheet('extend') },
      { label: t('length'), icon: clockIcon, onSelect: () => setSheet('length') },
      { label: t('openerPropose'), icon: messageIcon, onSelect: () => setSheet('opener') },
      { label: t(state().queueOpen ? 'closeQueue' : 'openQueue'), icon: lockIcon, onSelect: () => void act({ type: state().queueOpen ? 'queue.close' : 'queue.open' }) },
    ]
  }
  const grant = (person: string) => act({ type: 'turn.grant', person, seen: turn()?.id ?? null })
  return (
    <div class={styles['moderation']}>
      <div class={styles['acts']}>
        <Show when={turn()}>{(now) => (
          <>
            <Button icon={isRunning(now().intervals) ? pauseIcon : playIcon} onClick={() => void act({ type: isRunning(now().intervals) ? 'turn.pause' : 'turn.resume' })}>
              {t(isRunning(now().intervals) ? 'pause' : 'resume')}
            </Button>
            <Button icon={plusIcon} onClick={() => void act({ type: 'turn.extend' })}>{t('extend', { n: Math.round(state().extendMs / 60_000) })}</Button>
            <Show when={state().roles.moderator !== meeting.me}>{/* on the moderator's screen the one large button says it */}
              <Button icon={stopIcon} onClick={() => void act({ type: 'turn.end', seen: now().id })}>{t('end')}</Button>
            </Show>
          </>
        )}</Show>
        <Show when={turn() === null && state().phase === 'open'}><Button kind="quiet" icon={micIcon} onClick={() => setSheet('talking')}>{t('talking')}…</Button></Show>
        <Menu class="button-icon" label={t('more')} items={items()}><Icon of={moreIcon} /></Menu>
      </div>
      <Show when={suggestion()}>{(best) => (
        <Button kind="quiet" icon={micIcon} onClick={() => void grant(best().person)}>
          {t('suggest', { name: nameOf(best().person) })}: {t(best().reason)}
        </Button>
      )}</Show>
      <Opener />
      <Sheet open={sheet() === 'talking'} title={t('talkingWho')} onClose={() => setSheet('none')}>
        <ul class="list"><For each={Object.values(state().people).filter((one) => one.mergedInto === null && !one.removed && one.standing === 'participant' && one.attendance === 'present')}>{(person) => (
          <li><Button kind="quiet" icon={micIcon} onClick={() => { setSheet('none'); void grant(person.id) }}>{person.name}</Button></li>
        )}</For></ul>
      </Sheet>
      <Sheet open={sheet() === 'length'} title={t('length')} place="centre" onClose={() => setSheet('none')}>
        <Choice
          label={t('length')} hideLabel options={lengths.map((n) => ({ value: n * 60_000, label: t('minutes', { n }) }))} value={state().turnMs}
          onChange={(ms) => { void act({ type: 'turn.length', ms }); setSheet('none') }}
        />
      </Sheet>
      <Sheet open={sheet() === 'extend'} title={t('extendBy')} place="centre" onClose={() => setSheet('none')}>
        <p class="lead">{t('extendHint')}</p>
        <Choice
          label={t('extendBy')} hideLabel options={lengths.map((n) => ({ value: n * 60_000, label: t('extend', { n }) }))} value={null}
          onChange={(ms) => { void act({ type: 'turn.extend', ms }); setSheet('none') }}
        />
      </Sheet>
      <OpenerSheet open={sheet() === 'opener'} onClose={() => setSheet('none')} />
    </div>
  )
}
