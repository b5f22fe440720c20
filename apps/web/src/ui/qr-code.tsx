/* A link as a QR code: one SVG path, always dark on light so that every camera reads it, in both themes. */
import { createMemo } from 'solid-js'
import type { JSX } from 'solid-js'
import { encode } from 'uqr'
import styles from './qr-code.module.css'

/** The modules of a QR matrix as one path of unit squares, runs joined along a row. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`
    }
  }
  return path
}

/** `label` names it for those who do not see it. */
export function QrCode(props: { text: string; label: string }): JSX.Element {
  const code = createMemo(() => encode(props.text, { ecc: 'M', border: 2 }))
  return (
    <svg class={styles['qr']} viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.label}
      shape-rendering="crispEdges">
      <path d={qrPath(code().data)} />
    </svg>
  )
}
