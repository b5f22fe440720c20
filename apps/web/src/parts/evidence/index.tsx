/*
 * Evidence of a block: a link, a note or a photo, listed here and in the acta.
 * A photo is made small on this device, sent once, and opened only when somebody taps it, so nobody's data pays for looking at a list.
 */
import type { Evidence as Item } from '@acta-viva/model/record'
import { For, Match, Show, Switch, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { evidence } from '../../i18n/es/evidence.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Choice, Field, IconButton, Notice, TextArea, attachIcon, linkIcon, sendIcon, trashIcon } from '../../ui/index.ts'
import styles from './evidence.module.css'
import { PhotoLink } from './photo-link.tsx'
import { sendPhoto } from './photo.ts'
import { PickPhoto } from './pick-photo.tsx'

type Kind = Item['kind']
const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text.trim())

export function Evidence(props: { block: string | null }): JSX.Element {
  const t = useText(evidence)
  const meeting = useMeeting()
  const act = useAct()
  const [open, setOpen] = createSignal(false)
  const items = () => meeting.state().evidence.filter((one) => !one.removed && one.block === props.block)
  const mayRemove = (item: Item) => item.by === meeting.me || meeting.may('consult.open')
  return (
    <section class="stack" aria-label={t('title')}>
      <Show when={props.block !== null}><h3>{t('title')}</h3></Show>
      <Show when={items().length > 0} fallback={<p class="lead">{t(props.block === null ? 'emptyMeeting' : 'empty')}</p>}>
        <ul class="list stack"><For each={items()}>{(item) => (
          <li class="row">
            <span class={styles['item']}><Shown item={item} /> <span class="lead">{t('by', { name: meeting.state().people[item.by]?.name ?? '' })}</span></span>
            <Show when={mayRemove(item) && meeting.state().phase !== 'closed'}>
              <IconButton icon={trashIcon} label={t('remove', { title: item.title })} onClick={() => void act({ type: 'evidence.remove', evidence: item.id })} />
            </Show>
          </li>
        )}</For></ul>
      </Show>
      <Show when={meeting.may('evidence.attach') && meeting.state().phase !== 'closed'}>
        <Show when={open()} fallback={<Button icon={attachIcon} onClick={() => setOpen(true)}>{t('attach')}</Button>}>
          <Attach block={props.block} onDone={() => setOpen(false)} />
        </Show>
      </Show>
    </section>
  )
}

function Shown(props: { item: Item }): JSX.Element {
  return (
    <Switch>
      <Match when={props.item.kind === 'note'}><strong>{props.item.title}</strong>{props.item.ref && `: ${props.item.ref}`}</Match>
      <Match when={props.item.kind === 'photo'}><PhotoLink upload={props.item.ref} title={props.item.title} /></Match>
      <Match when={props.item.kind === 'link'}><a href={props.item.ref} target="_blank" rel="noopener noreferrer nofollow">{props.item.title}</a></Match>
    </Switch>
  )
}

function Attach(props: { block: string | null; onDone: () => void }): JSX.Element {
  const t = useText(evidence)
  const meeting = useMeeting()
  const act = useAct()
  const [kind, setKind] = createSignal<Kind>('link')
  const [title, setTitle] = createSignal('')
  const [ref, setRef] = createSignal('')
  const [photo, setPhoto] = createSignal<Blob | null>(null)
  const [trouble, setTrouble] = createSignal<'address' | 'line' | null>(null)
  const [busy, setBusy] = createSignal(false)
  const ready = () => title().trim() !== '' && (kind() !== 'photo' || photo() !== null)

  const choose = (small: Blob | null, name: string) => {
    setPhoto(small)
    if (title() === '') setTitle(name.replace(/\.[^.]+$/, '').slice(0, 120))
  }
  const send = async () => {
    if (!ready()) return
    if (kind() === 'link' && !isAddress(ref())) { setTrouble('address'); return }
    setBusy(true)
    const held = photo()
    const where = kind() === 'photo' && held !== null ? await sendPhoto(meeting.id, held) : ref().trim()
    const done = where !== null && await act({ type: 'evidence.attach', block: props.block, kind: kind(), title: title().trim(), ref: where })
    setBusy(false)
    if (done) props.onDone()
    else setTrouble('line')
  }
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Choice label={t('kind')} options={(['link', 'note', 'photo'] as const).map((value) => ({ value, label: t(value) }))} value={kind()} onChange={(value) => { setKind(value); setTrouble(null) }} />
      <Show when={kind() === 'photo'}>
        <PickPhoto label={t('pick')} onPhoto={choose} />
        <Show when={photo()}>{(small) => <Notice tone="good" live>{t('reduced', { size: Math.ceil(small().size / 1000) })}</Notice>}</Show>
      </Show>
      <Field label={t('name')} hint={t('nameHint')} maxlength={120} value={title()} onText={setTitle} />
      <Show when={kind() === 'link'}>
        <Field label={t('address')} inputmode="url" maxlength={2000} value={ref()} onText={setRef} error={trouble() === 'address' ? t('addressWrong') : undefined} />
      </Show>
      <Show when={kind() === 'note'}><TextArea label={t('text')} rows={3} maxlength={2000} value={ref()} onText={setRef} /></Show>
      <Show when={trouble() === 'line'}><Notice tone="warn" live>{t('failed')}</Notice></Show>
      <Button type="submit" icon={kind() === 'link' ? linkIcon : sendIcon} busy={busy()} aria-disabled={ready() ? undefined : 'true'}>
        {busy() ? t('sending') : t('send')}
      </Button>
    </form>
  )
}
