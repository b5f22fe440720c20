/*
 * One block while it is edited: its title is typed in together, minutes change by one tap, the rest waits in a sheet.
 * What is removed can be undone for ten seconds, with everything in it.
 */
import { leads, type Block } from '@acta-viva/model/documents'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { makeId, useTable } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { setFields } from '@acta-viva/model/documents'
import { Button, IconButton, SharedField, Sheet, SortableList, minusIcon, plusIcon, trashIcon, useToasts } from '../../ui/index.ts'
import { addStep, bringBack, hide, moveRow, setMinutes, write } from './acts.ts'
import styles from './agenda.module.css'
import { StepEditor } from './step-editor.tsx'

export function BlockEditor(props: { block: Block; n: number }): JSX.Element {
  const t = useText(agenda)
  const names = useRoleNames()
  const table = useTable()
  const toasts = useToasts()
  const [open, setOpen] = createSignal(false)
  const remove = () => {
    const { id, title } = props.block
    hide(table.doc(), 'agenda', id)
    toasts.show({ text: t('removed', { title }), undo: () => bringBack(table.doc(), 'agenda', id) })
  }
  return (
    <div class={styles['editor']}>
      <SharedField
        label={t('blockName', { n: props.n })} hideLabel value={props.block.title} maxlength={160}
        onText={(text) => write(table.doc(), 'agenda', props.block.id, 'title', text)}
      />
      <div class={styles['tools']}>
        <Minutes root="agenda" row={props.block} title={props.block.title} />
        <Button kind="quiet" onClick={() => setOpen(true)}>{t('steps', { n: table.stepsOf(props.block.id).length })}</Button>
        <IconButton label={t('remove', { title: props.block.title })} icon={trashIcon} onClick={remove} />
      </div>
      <Sheet open={open()} title={t('editSteps', { title: props.block.title })} onClose={() => setOpen(false)}>
        <SharedField
          label={t('blockPurpose')} value={props.block.purpose} maxlength={400}
          onText={(text) => write(table.doc(), 'agenda', props.block.id, 'purpose', text)}
        />
        <label class="field"><span class="field-label">{t('lead')}</span>
          <select class="field-input" onChange={(event) => setFields(table.doc(), 'agenda', props.block.id, { lead: event.currentTarget.value })}>
            <For each={leads}>{(lead) => <option value={lead} selected={lead === props.block.lead}>{names.title(lead)}</option>}</For>
          </select>
        </label>
        <SortableList
          label={t('editSteps', { title: props.block.title })} items={table.stepsOf(props.block.id)} id={(step) => step.id} name={(step) => step.text}
          onMove={(id, to) => moveRow(table.doc(), 'steps', table.stepsOf(props.block.id), id, to)}
        >{(step) => <StepEditor step={step} n={table.stepsOf(props.block.id).findIndex((one) => one.id === step.id) + 1} />}</SortableList>
        <Button icon={plusIcon} onClick={() => addStep(table.doc(), makeId(), props.block.id, t('newStep'))}>{t('addStep')}</Button>
      </Sheet>
    </div>
  )
}

export function Minutes(props: { root: 'agenda' | 'steps'; row: { id: string; minutes: number }; title: string }): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  const set = (minutes: number) => setMinutes(table.doc(), props.root, props.row.id, minutes)
  return (
    <span class={styles['minutes']}>
      <IconButton label={t('less', { title: props.title })} icon={minusIcon} disabled={props.row.minutes <= 1} onClick={() => set(props.row.minutes - 1)} />
      <Show when={props.row.minutes >= 0}><output data-digits>{t('min', { n: props.row.minutes })}</output></Show>
      <IconButton label={t('more', { title: props.title })} icon={plusIcon} onClick={() => set(props.row.minutes + 1)} />
    </span>
  )
}
