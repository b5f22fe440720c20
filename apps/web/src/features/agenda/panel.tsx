/*
 * The agenda as everybody sees it, and as the lead team edits it together. Looking is the normal state; editing is a mode one enters,
 * so that nobody moves a block by scrolling over it. Planned and real minutes stand side by side, late or not.
 */
import { For, Show, Suspense, lazy } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting, useTable } from '../../live/index.ts'
import { Button, ProgressBar, checkIcon, editIcon } from '../../ui/index.ts'
import styles from './agenda.module.css'
import { BlockRow } from './block-row.tsx'

/** Most people never edit: what it takes comes when somebody does. */
const Editing = lazy(async () => ({ default: (await import('./editing.tsx')).Editing }))

export function AgendaPanel(props: { editing: boolean; onEdit: (on: boolean) => void }): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const editing = () => props.editing
  const mayEdit = () => meeting.may('block.start') && meeting.writes('table') && meeting.state().phase !== 'closed'
  return (
    <section class={styles['agenda']} data-agenda aria-labelledby="agenda-title">
      <header class={styles['head']}>
        <h2 id="agenda-title">{t('title')}</h2>
        <Show when={mayEdit()}>
          <Button kind="quiet" icon={editing() ? checkIcon : editIcon} aria-pressed={editing()} onClick={() => props.onEdit(!editing())}>
            {t(editing() ? 'done' : 'edit')}
          </Button>
        </Show>
      </header>
      <Total />
      <Show when={table.blocks().length === 0}><p class="lead">{t('empty')}</p></Show>
      <Show when={editing() && mayEdit()} fallback={
        <ol class={styles['list']}><For each={table.blocks()}>{(block, index) => <BlockRow block={block} n={index() + 1} />}</For></ol>
      }><Suspense><Editing /></Suspense></Show>
    </section>
  )
}

/** The sum of the blocks against the length the meeting was called for. */
function Total(): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  const sum = () => table.blocks().reduce((minutes, block) => minutes + block.minutes, 0)
  const planned = () => table.data().minutes
  const diff = () => sum() - planned()
  const words = () => (diff() > 0 ? t('over', { n: diff() }) : diff() < 0 ? t('under', { n: -diff() }) : t('exact'))
  return (
    <Show when={table.blocks().length > 0}>
      <div class={styles['total']} data-over={diff() > 0 ? '' : undefined}>
        <ProgressBar value={planned() > 0 ? sum() / planned() : 0} label={t('title')} text={t('total', { total: sum(), planned: planned() })} />
        <p>{t('total', { total: sum(), planned: planned() })} · {words()}</p>
      </div>
    </Show>
  )
}
