/*
 * The one button, in four weights. `primary` is the single next act of a screen: full width, 56 px. With `href` it is a link
 * that looks the same. A button that works shows `busy` and keeps its place and its focus; it is never swapped for a spinner.
 */
import { Show, splitProps } from 'solid-js'
import type { JSX } from 'solid-js'
import { Icon } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'
interface Common { kind?: ButtonKind; icon?: string; wide?: boolean; children?: JSX.Element; class?: string }
export type ButtonProps = Common & { busy?: boolean } & Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'class'>
export type LinkButtonProps = Common & Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, 'class'>

const classes = (props: Common, iconOnly: boolean) =>
  ['button', `button-${props.kind ?? 'secondary'}`, props.wide && 'button-wide', iconOnly && 'button-icon',
    props.class].filter(Boolean).join(' ')
const own = ['kind', 'icon', 'wide', 'children', 'class'] as const

export function Button(props: ButtonProps): JSX.Element {
  const [mine, rest] = splitProps(props, [...own, 'busy', 'onClick'])
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (mine.busy) return event.preventDefault()
    const given = mine.onClick
    if (typeof given === 'function') given(event)
    else given?.[0](given[1], event)
  }
  return (
    <button type="button" {...rest} class={classes(mine, !mine.children)} aria-disabled={mine.busy ? 'true' : undefined}
      onClick={press}>
      <Show when={mine.icon}>{(icon) => <Icon of={icon()} />}</Show>
      {mine.children}
    </button>
  )
}

/** A link with a button's weight; `label` texts and `aria-label` as on any link. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  const [mine, rest] = splitProps(props, own)
  return (
    <a {...rest} class={classes(mine, !mine.children)}>
      <Show when={mine.icon}>{(icon) => <Icon of={icon()} />}</Show>
      {mine.children}
    </a>
  )
}

/** A button that is only an icon: it must say its name. */
export function IconButton(props: Omit<ButtonProps, 'children' | 'aria-label'> & { label: string; icon: string }): JSX.Element {
  const [mine, rest] = splitProps(props, ['label'])
  return <Button kind="quiet" {...rest} aria-label={mine.label} title={mine.label} />
}
