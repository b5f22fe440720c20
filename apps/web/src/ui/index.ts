/*
 * The components, for the room and what is loaded with it. The shell imports its few files one by one, so that this list can
 * grow without weighing on the first visit.
 */
export { Button, IconButton, LinkButton } from './button.tsx'
export type { ButtonKind, ButtonProps, LinkButtonProps } from './button.tsx'
export { Choice } from './choice.tsx'
export type { Option } from './choice.tsx'
export { Field, TextArea } from './field.tsx'
export type { FieldProps, TextAreaProps } from './field.tsx'
export { Icon } from './icon.tsx'
export * from './icons.ts'
export { Notice } from './notice.tsx'
export type { NoticeTone } from './notice.tsx'
export { PageMark, ThemeAndLanguage } from './page-frame.tsx'
