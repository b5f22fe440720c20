/* The agenda while it is edited: rows that can be put in another order by drag and by keyboard, each with its fields. */
import type { Block } from '@acta-viva/model/documents'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { makeId, useTable } from '../../live/index.ts'
import { Button, SortableList, plusIcon } from '../../ui/index.ts'
import { addBlock, moveRow } from './acts.ts'
import { Details } from './details.tsx'
import { BlockEditor } from './block-editor.tsx'

export function Editing(): JSX.Element {
  const t = useText(agenda)
  const table = useTable()
  return (
    <>
      <Details />
      <SortableList
        label={t('title')} items={table.blocks()} id={(block: Block) => block.id} name={(block) => block.title}
        onMove={(id, to) => moveRow(table.doc(), 'agenda', table.blocks(), id, to)}
      >{(block) => <BlockEditor block={block} n={table.blocks().findIndex((one) => one.id === block.id) + 1} />}</SortableList>
      <Button icon={plusIcon} onClick={() => addBlock(table.doc(), makeId(), t('newBlock'), table.blocks())}>{t('addBlock')}</Button>
    </>
  )
}
