/* The room's door: what is loaded while a name is typed. Receives who entered; everything live hangs from here. */
import type { JSX } from 'solid-js'
import type { Entered } from '../../api/meetings.ts'

export default function Room(props: { meeting: string; session: Entered }): JSX.Element {
  return <main class="page"><h1>{props.session.person.name}</h1></main>
}
