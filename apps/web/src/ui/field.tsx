/*
 * A labelled input: label above, hint below, error in its place when there is one. The error is tied to the input and spoken
 * once. `rows` makes it a text area that grows; `onText` gives the text as it is typed.
 */
import { Show, createUniqueId, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'

interface Own {
  label: string
  /** Said after the label, lighter: "(si quieres)". */
  extra?: string
  hint?: string
  error?: string | undefined
  onText?: (text: string) => void
}
export type FieldProps = Own & Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onInput'>
export type TextAreaProps = Own & Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'onInput'>
const own = ['label', 'extra', 'hint', 'error', 'onText', 'id', 'class'] as const

function Frame(props: { id: string; own: Own; class?: string | undefined; children: JSX.Element }): JSX.Element {
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label class="field-label" for={props.id}>
        {props.own.label} <Show when={props.own.extra}><span class="field-extra">{props.own.extra}</span></Show>
      </label>
      {props.children}
      <Show when={props.own.hint && !props.own.error}><p class="field-hint" id={`${props.id}-hint`}>{props.own.hint}</p></Show>
      <p class="field-error" id={`${props.id}-error`} role="alert" hidden={!props.own.error}>{props.own.error}</p>
    </div>
  )
}
const described = (id: string, mine: Own) => (mine.error ? `${id}-error` : mine.hint ? `${id}-hint` : undefined)

export function Field(props: FieldProps): JSX.Element {
  const [mine, rest] = splitProps(props, own)
  const unique = createUniqueId()
  const id = () => mine.id ?? unique
  return (
    <Frame id={id()} own={mine} class={mine.class}>
      <input
        {...rest} id={id()} class="field-input" aria-invalid={mine.error ? 'true' : undefined} 
        aria-describedby={described(id(), mine)}
        onInput={(event) => mine.onText?.(event.currentTarget.value)}
      />
    </Frame>
  )
}

export function TextArea(props: TextAreaProps): JSX.Element {
  const [mine, rest] = splitProps(props, own)
  const unique = createUniqueId()
  const id = () => mine.id ?? unique
  return (
    <Frame id={id()} own={mine} class={mine.class}>
      <textarea
        rows={3} {...rest} id={id()} class="field-input" aria-invalid={mine.error ? 'true' : undefined}
        aria-describedby={described(id(), mine)} onInput={(event) => mine.onText?.(event.currentTarget.value)}
      />
    </Frame>
  )
}
