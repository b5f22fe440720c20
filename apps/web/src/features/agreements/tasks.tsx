/* Small tasks for the next meeting: who, what, by when. The lead team writes them; everybody reads them. */
import { addRow, orderAt, readTasks, setFields, setText, type Row } from '@acta-viva/model/documents'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { agreements } from '../../i18n/es/agreements.ts'
import { useText } from '../../i18n/index.ts'
import { createRows, makeId, useMeeting } from '../../live/index.ts'
import { Button, Field, IconButton, SharedField, plusIcon, trashIcon, useToasts } from '../../ui/index.ts'
import styles from './agreements.module.css'

export function Tasks(): JSX.Element {
  const t = useText(agreements)
  const meeting = useMeeting()
  const toasts = useToasts()
  const table = meeting.document('table')
  const tasks = createRows(table, 'tasks', readTasks)
  const shown = () => tasks.rows.filter((task) => !task.removed)
  const writes = () => meeting.writes('table') && meeting.may('consult.open')
  const add = () => addRow(table(), 'tasks', makeId(), { who: '', what: '', due: '', order: orderAt(tasks.rows.map((row) => row.order), tasks.rows.length) }, ['what'])
  const type = (id: string, text: string) => {
    const row = table().getMap<Row>('tasks').get(id)
    if (row !== undefined) setText(table(), row, 'what', text)
  }
  const remove = (id: string) => {
    setFields(table(), 'tasks', id, { removed: true })
    toasts.show({ text: t('taskGone'), undo: () => setFields(table(), 'tasks', id, { removed: false }) })
  }
  return (
    <section class={styles['tasks']} aria-labelledby="tasks-title">
      <h3 id="tasks-title">{t('tasks')}</h3>
      <Show when={shown().length > 0} fallback={<p class="lead">{t('noTasks')}</p>}>
        <ul class="list"><For each={shown()}>{(task) => (
          <li>
            <Show when={writes()} fallback={<p>{[task.who, task.what, task.due].filter(Boolean).join(' · ')}</p>}>
              <div class={styles['commitment']}>
                <Field label={t('taskWho')} maxlength={120} value={task.who} onText={(who) => setFields(table(), 'tasks', task.id, { who })} />
                <SharedField label={t('taskWhat')} maxlength={300} value={task.what} onText={(text) => type(task.id, text)} />
                <Field label={t('taskDue')} maxlength={80} value={task.due} onText={(due) => setFields(table(), 'tasks', task.id, { due })} />
                <IconButton icon={trashIcon} label={t('removeTask')} onClick={() => remove(task.id)} />
              </div>
            </Show>
          </li>
        )}</For></ul>
      </Show>
      <Show when={writes()}><Button icon={plusIcon} onClick={add}>{t('addTask')}</Button></Show>
    </section>
  )
}
