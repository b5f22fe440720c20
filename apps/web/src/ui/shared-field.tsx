/*
 * A one-line field several people may type in at once. What others type appears while one's own caret stays between the same letters:
 * the field follows the text by the smallest difference, and moves the selection by what came before it.
 */
import { difference } from '@acta-viva/model/documents'
import { createEffect, createUniqueId } from 'solid-js'
import type { JSX } from 'solid-js'

export interface SharedFieldProps {
  label: string
  value: string
  onText: (text: string) => void
  maxlength?: number
  hideLabel?: boolean
}

/** Where a caret stands after `before` became `after` under it. */
export function caretAfter(caret: number, before: string, after: string): number {
  const { start, removed, added } = difference(before, after)
  if (caret <= start) return caret
  return caret >= start + removed ? caret + added.length - removed : start + added.length
}

export function SharedField(props: SharedFieldProps): JSX.Element {
  const id = createUniqueId()
  let field!: HTMLInputElement
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
      <input
        ref={field} id={id} class="field-input" maxlength={props.maxlength} autocomplete="off"
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
    </div>
  )
}
