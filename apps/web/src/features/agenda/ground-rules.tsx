/*
 * The group's norms: a short list of plain texts, picked from seven values or written by hand. One can be shown on all screens for ten
 * seconds; it names nobody.
 */
import { For, Show, Suspense, createSignal, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, IconButton, Sheet, closeIcon, messageIcon, plusIcon } from '../../ui/index.ts'
import styles from './agenda.module.css'

const Choose = lazy(async () => ({ default: (await import('./choose-rule.tsx')).Choose }))

export function GroundRules(): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const [open, setOpen] = createSignal(false)
  const rules = () => table.data().groundRules
  const writes = () => meeting.writes('table') && meeting.may('block.start')
  const set = (next: string[]) => { table.doc().getMap('meeting').set('groundRules', next) }
  return (
    <section class={styles['rules']} aria-labelledby="rules-title">
      <h3 id="rules-title">{t('rules')}</h3>
      <Show when={rules().length > 0} fallback={<p class="lead">{t('noRules')}</p>}>
        <ul class="list"><For each={rules()}>{(rule) => (
          <li class={styles['rule']}>
            <span>{rule}</span>
            <Show when={meeting.state().phase === 'open' && meeting.may('norm.remind')}>
              <IconButton label={t('remind', { rule })} icon={messageIcon} onClick={() => void act({ type: 'norm.remind', norm: rule.slice(0, 200) })} />
            </Show>
            <Show when={writes() && meeting.state().phase === 'draft'}>
              <IconButton label={t('removeRule', { rule })} icon={closeIcon} onClick={() => set(rules().filter((one) => one !== rule))} />
            </Show>
          </li>
        )}</For></ul>
      </Show>
      <Show when={writes()}><Button kind="quiet" icon={plusIcon} onClick={() => setOpen(true)}>{t('addRule')}</Button></Show>
      <Sheet open={open()} title={t('rules')} onClose={() => setOpen(false)}>
        <Suspense><Choose chosen={rules()} onChange={set} /></Suspense>
        <Button kind="primary" onClick={() => setOpen(false)}>{t('rulesReady')}</Button>
      </Sheet>
    </section>
  )
}
