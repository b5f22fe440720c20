/*
 * The next meeting: a name and a day, everything else starts from the last one. What was agreed and is not done comes along.
 * The new meeting's links are kept on this device and shown on the page made for handing them on.
 */
import { nextInSeries } from '@acta-viva/model/minutes'
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { nextMeeting } from '../../api/communities.ts'
import type { CommunityView } from '../../api/communities.ts'
import { knownNames, rememberMeeting } from '../../device/known-meetings.ts'
import { readLink } from '../../device/link.ts'
import { community } from '../../i18n/es/community.ts'
import { useI18n, useText } from '../../i18n/index.ts'
import { navigate } from '../../routes/router.tsx'
import { Button, Field, Notice, Sheet, plusIcon } from '../../ui/index.ts'
import { dateOf, lastOf } from './reading.ts'

const two = (n: number) => String(n).padStart(2, '0')
const dateValue = (at: number): string => { const day = new Date(at); return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}` }
const timeValue = (at: number): string => { const day = new Date(at); return `${two(day.getHours())}:${two(day.getMinutes())}` }

export function NextMeeting(props: { 'community': CommunityView; 'key': string; 'returning': number; 'data-role'?: string }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const [open, setOpen] = createSignal(false)
  const [typed, setTyped] = createSignal<string | null>(null)
  const title = () => typed() ?? lastOf(props.community.meetings)?.title ?? ''
  const [purpose, setPurpose] = createSignal('')
  /** As the series has kept it so far; drafts that never took place are no part of it. */
  const suggested = () => nextInSeries(props.community.meetings.filter(({ phase }) => phase !== 'draft').map(dateOf), Date.now())
  const [typedDate, setDate] = createSignal<string | null>(null)
  const [typedTime, setTime] = createSignal<string | null>(null)
  const said = (write: (at: number) => string) => { const at = suggested(); return at === null ? '' : write(at) }
  const date = () => typedDate() ?? said(dateValue)
  const time = () => typedTime() ?? said(timeValue)
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal('')
  const startsAt = () => {
    const at = date() === '' ? Number.NaN : new Date(`${date()}T${time() || '16:00'}`).getTime()
    return Number.isNaN(at) ? undefined : at
  }
  const send = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy()) return
    setBusy(true)
    const at = startsAt()
    const name = title().trim()
    const answer = await nextMeeting(props.community.id, {
      ...(name !== '' && { title: name }), ...(at !== undefined && { startsAt: at }), ...(purpose().trim() !== '' && { purpose: purpose().trim() }),
    },
      { bearer: props.key, language: i18n.locale() })
    setBusy(false)
    if (!answer.ok) { setFailed(answer.trouble.kind === 'no-network' ? t('nextLost') : answer.trouble.title); return }
    const { id, links, labels } = answer.body
    const known = {
      id, links, title: name, community: props.community.name, startsAt: at ?? null, minutes: null, role: 'coordinator' as const,
      madeBy: knownNames()[0] ?? '', communityLink: `${location.origin}/c/${props.community.id}#${props.key}`, callUrl: '', labels,
      key: readLink(links.coordinator)?.key ?? '',
    }
    rememberMeeting(known, Date.now())
    navigate(`/invite/${id}`, { state: known })
  }
  return (
    <div class="stack" data-role={props['data-role']}>
      <Button kind="primary" icon={plusIcon} onClick={() => setOpen(true)}>{t('next')}</Button>
      <p class="lead">{props.returning > 0 ? t('nextBrings', { n: props.returning }) : t('nextSame')}</p>
      <Sheet open={open()} title={t('next')} place="centre" onClose={() => setOpen(false)}>
        <form class="stack" onSubmit={(event) => void send(event)} novalidate>
          <Field label={t('nextTitle')} value={title()} onText={setTyped} maxlength={200} />
          <Field label={t('nextPurpose')} value={purpose()} onText={setPurpose} maxlength={600} />
          <Field label={t('nextDate')} hint={suggested() === null ? undefined : t('nextDateHint')} extra={t('optional')} type="date" value={date()} onText={setDate} />
          <Show when={date()}><Field label={t('nextTime')} type="time" value={time()} onText={setTime} /></Show>
          <Show when={failed()}><Notice tone="alert" live>{failed()}</Notice></Show>
          <Button type="submit" kind="primary" busy={busy()}>{t('nextMake')}</Button>
        </form>
      </Sheet>
    </div>
  )
}
