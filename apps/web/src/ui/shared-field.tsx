/*
 * A field several people may type in at once, of one line or (with `rows`) of more. What others type appears while one's own caret stays
 * between the same letters: the field follows the text by the smallest difference, and moves the selection by what came before it. It is
 * marked `data-shared`, so that nothing reaches it in the middle of a word that a keyboard is composing.
 */
import { difference } from '@acta-viva/model/documents'
import { Show, createEffect, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'

export interface SharedFieldProps {
  label: string
  value: string
  onText: (text: string) => void
  maxlength?: number
  hideLabel?: boolean
  hint?: string
  /** Lines of a text area. */
  rows?: number
}

/** Where a caret stands after `before` became `after` under it. */
export function caretAfter(caret: number, before: string, after: string): number {
  const { start, removed, added } = difference(before, after)
  if (caret <= start) return caret
  return caret >= start + removed ? caret + added.length - removed : start + added.length
}

export function SharedField(props: SharedFieldProps): JSX.Element {
  const id = createUniqueId()
  let field!: HTMLInputElement | HTMLTextAreaElement
  const common = { id, class: 'field-input', 'data-shared': '', autocomplete: 'off' } as const
  const onInput = (event: { currentTarget: { value: string } }) => props.onText(event.currentTarget.value)
  const described = () => (props.hint ? `${id}-hint` : undefined)
  createEffect(() => {
    const [before, after] = [field.value, props.value]
    if (before === after) return
    const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
    field.value = after
    if (document.activeElement === field) field.setSelectionRange(caretAfter(from, before, after), caretAfter(to, before, after))
  })
  return (
    <div class="field">
      <label class={props.hideLabel ? 'visually-hidden' : 'field-label'} for={id}>{props.label}</label>
      <Show when={props.rows} fallback={
        <input {...common} ref={(element) => { field = element }} maxlength={props.maxlength} aria-describedby={described()} onInput={onInput} />
      }>
        {(rows) => <textarea {...common} ref={(element) => { field = element }} rows={rows()} maxlength={props.maxlength} aria-describedby={described()} onInput={onInput} />}
      </Show>
      <Show when={props.hint}><p class="field-hint" id={`${id}-hint`}>{props.hint}</p></Show>
    </div>
  )
}
