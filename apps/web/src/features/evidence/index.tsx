/*
 * Evidence of a block: a link, a note or a photo, listed here and in the acta.
 * A photo is made small on this device, sent once, and opened only when somebody taps it, so nobody's data pays for looking at a list.
 */
import type { Evidence as Item } from '@acta-viva/model/record'
import { For, Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { evidence } from '../../i18n/es/evidence.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Choice, Field, IconButton, Notice, TextArea, attachIcon, cameraIcon, linkIcon, sendIcon, trashIcon } from '../../ui/index.ts'
import { reducePhoto, sendPhoto } from './photo.ts'

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
      <h3>{t('title')}</h3>
      <Show when={items().length > 0} fallback={<p class="lead">{t('empty')}</p>}>
        <ul class="list stack"><For each={items()}>{(item) => (
          <li class="row">
            <span><Shown item={item} /> <span class="lead">{t('by', { name: meeting.state().people[item.by]?.name ?? '' })}</span></span>
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
  const t = useText(evidence)
  const meeting = useMeeting()
  const address = () => (props.item.kind === 'photo' ? `/api/meetings/${encodeURIComponent(meeting.id)}/uploads/${encodeURIComponent(props.item.ref)}` : props.item.ref)
  return (
    <Show when={props.item.kind !== 'note'} fallback={<><strong>{props.item.title}</strong>{props.item.ref && `: ${props.item.ref}`}</>}>
      <a href={address()} target="_blank" rel="noopener noreferrer nofollow">{props.item.title}{props.item.kind === 'photo' && ` (${t('open')})`}</a>
    </Show>
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
  const [trouble, setTrouble] = createSignal<'address' | 'photo' | 'line' | null>(null)
  const [busy, setBusy] = createSignal<'reducing' | 'sending' | null>(null)
  const ready = () => title().trim() !== '' && (kind() !== 'photo' || photo() !== null)

  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    setBusy('reducing')
    const small = await reducePhoto(file)
    setBusy(null)
    setPhoto(small)
    setTrouble(small === null ? 'photo' : null)
    if (title() === '') setTitle(file.name.replace(/\.[^.]+$/, '').slice(0, 120))
  }
  const send = async () => {
    if (!ready()) return
    if (kind() === 'link' && !isAddress(ref())) { setTrouble('address'); return }
    setBusy('sending')
    const held = photo()
    const where = kind() === 'photo' && held !== null ? await sendPhoto(meeting.id, held) : ref().trim()
    const done = where !== null && await act({ type: 'evidence.attach', block: props.block, kind: kind(), title: title().trim(), ref: where })
    setBusy(null)
    if (done) props.onDone()
    else setTrouble('line')
  }
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <Choice label={t('kind')} options={(['link', 'note', 'photo'] as const).map((value) => ({ value, label: t(value) }))} value={kind()} onChange={(value) => { setKind(value); setTrouble(null) }} />
      <Show when={kind() === 'photo'}>
        <label class="button button-secondary">
          <input type="file" accept="image/*" class="visually-hidden" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
          {t('pick')}
        </label>
        <Show when={busy() === 'reducing'}><Notice icon={cameraIcon} live>{t('reducing')}</Notice></Show>
        <Show when={photo()}>{(small) => <Notice tone="good" live>{t('reduced', { size: Math.ceil(small().size / 1000) })}</Notice>}</Show>
        <Show when={trouble() === 'photo'}><Notice tone="warn" live>{t('photoFailed')}</Notice></Show>
      </Show>
      <Field label={t('name')} hint={t('nameHint')} maxlength={120} value={title()} onText={setTitle} />
      <Show when={kind() === 'link'}>
        <Field label={t('address')} inputmode="url" maxlength={2000} value={ref()} onText={setRef} error={trouble() === 'address' ? t('addressWrong') : undefined} />
      </Show>
      <Show when={kind() === 'note'}><TextArea label={t('text')} rows={3} maxlength={2000} value={ref()} onText={setRef} /></Show>
      <Show when={trouble() === 'line'}><Notice tone="warn" live>{t('failed')}</Notice></Show>
      <Button type="submit" icon={kind() === 'link' ? linkIcon : sendIcon} busy={busy() !== null} aria-disabled={ready() ? undefined : 'true'}>
        {busy() === 'sending' ? t('sending') : t('send')}
      </Button>
    </form>
  )
}
