/* A person's initials in the colour of their role. Decoration: the name always stands beside it. */
import type { JSX } from 'solid-js'
import styles from './avatar.module.css'

const small = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'da', 'do', 'van', 'von'])

/** First letters of the first two words that count: "Rosa de la Cruz" is RC. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word && !small.has(word.toLowerCase()))
  return words.slice(0, 2).map((word) => [...word][0]?.toLocaleUpperCase('es') ?? '').join('')
}

export function Avatar(props: { name: string; role?: string; size?: 'small' | 'large'; faded?: boolean }): JSX.Element {
  return (
    <span class={styles['avatar']} data-role={props.role} data-size={props.size ?? 'small'}
      data-faded={props.faded ? '' : undefined} aria-hidden="true">
      {initials(props.name)}
    </span>
  )
}
