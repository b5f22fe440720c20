/* Somebody who is here without a device of their own: on the phone, in the call, in the same classroom. */
import { createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { people } from '../../i18n/es/people.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/index.ts'
import { Button, Choice, Field, plusIcon } from '../../ui/index.ts'

const ways = ['inPerson', 'call', 'shared'] as const

export function AddPerson(props: { onDone: () => void }): JSX.Element {
  const t = useText(people)
  const act = useAct()
  const [name, setName] = createSignal('')
  const [channel, setChannel] = createSignal<(typeof ways)[number]>('inPerson')
  const add = async () => {
    const words = name().trim()
    if (words !== '' && await act({ type: 'presence.mark', name: words, channel: channel(), attendance: 'present' })) props.onDone()
  }
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void add() }}>
      <Field label={t('name')} value={name()} maxlength={80} autocapitalize="words" onText={setName} />
      <Choice label={t('channel')} options={ways.map((way) => ({ value: way, label: t(way) }))} value={channel()} onChange={setChannel} />
      <Button type="submit" icon={plusIcon}>{t('addGo')}</Button>
    </form>
  )
}
