/*
 * The notes of a block: shared rich text, readable at once, writable when somebody wants to write.
 *
 * First the text stands as plain elements; the editor's code is fetched on idle and the editor is created at the first touch (or at
 * once where nothing slow is expected), because creating it is the longest task of the page. The document is a signal: when a
 * refused edit replaces it, the editor is made anew on the fresh one. Those who may not write only ever read.
 */
import { readRich, type Rich } from '@acta-viva/model/minutes'
import { Show, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { JSX } from 'solid-js'
import { notes } from '../../i18n/es/notes.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Notice, editIcon } from '../../ui/index.ts'
import { RichText } from '../../ui/rich-text.tsx'
import type { Editor } from './editor.ts'
import { faceOf } from './face.ts'
import styles from './notes.module.css'
import { Toolbar } from './toolbar.tsx'

type View = { at: 'reading' } | { at: 'fetching' } | { at: 'failed' } | { at: 'writing'; editor: Editor }

/** One rich text of one document: `notes:<block>`, `conclusions`, a team's notes. */
export function RichNote(props: { document: string; root: string; label: string }): JSX.Element {
  const t = useText(notes)
  const meeting = useMeeting()
  const doc = () => meeting.document(props.document)()
  const [blocks, setBlocks] = createSignal<Rich[]>([])
  const [view, setView] = createSignal<View>({ at: 'reading' })
  const [beat, setBeat] = createSignal(0)
  let place: HTMLDivElement | undefined
  let gone = false
  let open: { editor: Editor; carets: { close: () => void } } | null = null

  const release = () => {
    open?.editor.destroy()
    open?.carets.close()
    open = null
  }
  const put = () => {
    if (open === null) return
    release()
    setView({ at: 'reading' })
    setBlocks(readRich(doc(), props.root))
  }

  createEffect(on([doc, () => props.root], ([current, root]) => {
    const fragment = current.getXmlFragment(root)
    const refresh = () => { if (view().at !== 'writing') setBlocks(readRich(current, root)) }
    const before = open?.editor
    const caret = before?.isFocused === true ? { from: before.state.selection.from, to: before.state.selection.to } : null
    put()
    refresh()
    fragment.observeDeep(refresh)
    if (before !== undefined) void write(caret)
    onCleanup(() => fragment.unobserveDeep(refresh))
  }))

  /** `caret`: where it was in the document before this one; null leaves the focus where it is. */
  const write = async (caret: { from: number; to: number } | 'end' | null = 'end') => {
    setView({ at: 'fetching' })
    try {
      const { createEditor, createCarets } = await import('./editor.ts')
      if (gone || place === undefined) return
      const face = faceOf(meeting.state, meeting.me)
      const carets = meeting.carets(createCarets, props.document, props.root, (person) => faceOf(meeting.state, person))
      const editor = createEditor({
        element: place, fragment: doc().getXmlFragment(props.root), awareness: carets.awareness, me: face, label: props.label,
        changed: () => setBeat((n) => n + 1),
      })
      open = { editor, carets }
      setView({ at: 'writing', editor })
      if (caret === 'end') editor.commands.focus('end')
      else if (caret !== null) editor.chain().setTextSelection(caret).focus().run()
    } catch (cause) {
      console.error(cause)
      setView({ at: 'failed' })
    }
  }
  createEffect(() => { if (!meeting.writes(props.document) && view().at === 'writing') put() })
  onCleanup(() => { gone = true; release() }) // the screen is going: nothing may be drawn any more
  const writing = () => { const now = view(); return now.at === 'writing' ? now.editor : undefined }

  return (
    <section class={styles['note']} aria-label={props.label}>
      <Show when={writing()}>{(editor) => <Toolbar editor={editor()} beat={beat()} />}</Show>
      <div ref={place} class={styles['place']} hidden={view().at !== 'writing'} />
      <Show when={view().at !== 'writing'}>
        <div class={styles['text']}>
          <Show when={blocks().length > 0} fallback={<p class="lead">{t('empty')}</p>}><RichText blocks={blocks()} /></Show>
        </div>
        <Show when={view().at === 'failed'}><Notice tone="warn" live>{t('failed')}</Notice></Show>
        <Show when={meeting.writes(props.document)} fallback={<p class="lead">{t('readOnly')}</p>}>
          <Button kind="secondary" icon={editIcon} data-write="" busy={view().at === 'fetching'} onClick={() => void write()}>
            {view().at === 'fetching' ? t('loading') : view().at === 'failed' ? t('again') : t('write')}
          </Button>
        </Show>
      </Show>
    </section>
  )
}

/** The notes of one block of the agenda. */
export function BlockNotes(props: { block: string; title?: string }): JSX.Element {
  const t = useText(notes)
  const label = () => (props.title ? t('of', { block: props.title }) : t('title'))
  return <RichNote document="table" root={`notes:${props.block}`} label={label()} />
}
