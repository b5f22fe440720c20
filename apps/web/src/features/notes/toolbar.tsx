/*
 * The note's tools: a toolbar one tab stop wide, walked with the arrow keys. Buttons never take the focus from the text (on a phone
 * that would close the keyboard), which is why they answer to mousedown.
 */
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { notes } from '../../i18n/es/notes.ts'
import { useText } from '../../i18n/index.ts'
import { Button, Field, IconButton, checkIcon, linkIcon, redoIcon, trashIcon, undoIcon } from '../../ui/index.ts'
import { isLink } from './address.ts'
import type { Editor } from './editor.ts'
import styles from './notes.module.css'

type Tool = 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers'
const tools: Record<Tool, { sign: string; active: (editor: Editor) => boolean; run: (editor: Editor) => void }> = {
  bold: { sign: 'N', active: (e) => e.isActive('bold'), run: (e) => { e.chain().focus().toggleBold().run() } },
  italic: { sign: 'K', active: (e) => e.isActive('italic'), run: (e) => { e.chain().focus().toggleItalic().run() } },
  heading: { sign: 'T', active: (e) => e.isActive('heading'), run: (e) => { e.chain().focus().toggleHeading({ level: 2 }).run() } },
  bullets: { sign: '•', active: (e) => e.isActive('bulletList'), run: (e) => { e.chain().focus().toggleBulletList().run() } },
  numbers: { sign: '1.', active: (e) => e.isActive('orderedList'), run: (e) => { e.chain().focus().toggleOrderedList().run() } },
}

/** `beat` changes whenever the editor's state may have, so pressed states follow. */
export function Toolbar(props: { editor: Editor; beat: number }): JSX.Element {
  const t = useText(notes)
  const [linking, setLinking] = createSignal(false)
  const [address, setAddress] = createSignal('')
  const [wrong, setWrong] = createSignal(false)
  const keep = (event: MouseEvent) => event.preventDefault()
  const pressed = (tool: Tool) => props.beat >= 0 && tools[tool].active(props.editor)
  const walk = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
  }
  const setLink = () => {
    const href = address().trim()
    if (!isLink(href)) { setWrong(true); return }
    props.editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
    setLinking(false)
  }
  const openLink = () => {
    setAddress(String(props.editor.getAttributes('link')['href'] ?? 'https://'))
    setWrong(false)
    setLinking(!linking())
  }
  return (
    <>
      <div class={styles['tools']} role="toolbar" tabindex="-1" aria-label={t('tools')} onKeyDown={walk}>
        <For each={Object.keys(tools) as Tool[]}>{(tool, index) => (
          <button
            type="button" class={styles['tool']} data-tool={tool} tabindex={index() === 0 ? 0 : -1} aria-label={t(tool)} title={t(tool)} aria-pressed={pressed(tool)}
            onMouseDown={keep} onClick={() => tools[tool].run(props.editor)}
          ><span aria-hidden="true">{tools[tool].sign}</span></button>
        )}</For>
        <IconButton icon={linkIcon} label={t('link')} tabindex={-1} aria-pressed={linking()} onMouseDown={keep} onClick={openLink} />
        <IconButton icon={undoIcon} label={t('undo')} tabindex={-1} onMouseDown={keep} onClick={() => props.editor.commands.undo()} />
        <IconButton icon={redoIcon} label={t('redo')} tabindex={-1} onMouseDown={keep} onClick={() => props.editor.commands.redo()} />
      </div>
      <Show when={linking()}>
        <form class={styles['link']} onSubmit={(event) => { event.preventDefault(); setLink() }}>
          <Field label={t('linkAddress')} value={address()} onText={setAddress} inputmode="url" error={wrong() ? t('linkWrong') : undefined} />
          <div class="row">
            <Button type="submit" icon={checkIcon}>{t('linkSet')}</Button>
            <Button kind="quiet" icon={trashIcon} onClick={() => { props.editor.chain().focus().unsetLink().run(); setLinking(false) }}>{t('linkRemove')}</Button>
          </div>
        </form>
      </Show>
    </>
  )
}
