/*
 * Crear: four fields, the rest folded. Whatever fails, what was typed stays in the form.
 * The links that come back are kept on this device before anything is shown: they exist nowhere else in readable form.
 */
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { isTemplateId, offeredTotals, templateIndex } from '@acta-viva/model/templates'
import type { TemplateEntry } from '@acta-viva/model/templates'
import { createMeeting } from '../../api/meetings.ts'
import type { NewMeeting } from '../../api/meetings.ts'
import { readLink } from '../../device/link.ts'
import { knownNames, rememberMeeting } from '../../device/known-meetings.ts'
import { length, useI18n, useText } from '../../i18n/index.ts'
import { create } from '../../i18n/es/create.ts'
import { navigate } from '../../routes/router.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { alertIcon } from '../../ui/icons.ts'
import { Notice } from '../../ui/notice.tsx'
import { PageMark } from '../../ui/page-frame.tsx'
import { callHost, callLimit, nearestLength, nextHour, startMoment, templatesInContext } from './plan.ts'
import styles from './create.module.css'

type Sending = { at: 'editing' } | { at: 'sending' } | { at: 'failed'; why: string }

export default function Create(): JSX.Element {
  const t = useText(create)
  const i18n = useI18n()
  const soon = nextHour(Date.now())
  const [title, setTitle] = createSignal('')
  const [community, setCommunity] = createSignal('')
  const [template, setTemplate] = createSignal<TemplateEntry | undefined>()
  const [all, setAll] = createSignal(false)
  const [date, setDate] = createSignal(soon.date)
  const [time, setTime] = createSignal(soon.time)
  const [minutes, setMinutes] = createSignal<number | undefined>()
  const [call, setCall] = createSignal('')
  const [limit, setLimit] = createSignal<number | undefined>()
  const [purpose, setPurpose] = createSignal('')
  const [name, setName] = createSignal(knownNames()[0] ?? '')
  const [tried, setTried] = createSignal(false)
  const [sending, setSending] = createSignal<Sending>({ at: 'editing' })

  const inContext = createMemo(() => templatesInContext(templateIndex, community()))
  const asOption = (entry: TemplateEntry) =>
    ({ value: entry.id, label: entry.name[i18n.language()], detail: length(entry.totalMinutes) })
  const shown = () => (all() ? templateIndex : inContext())
  const chosen = () => template() ?? inContext()[0]
  const planned = () => minutes() ?? nearestLength(offeredTotals, chosen()?.totalMinutes ?? 90)
  const cutsAt = () => limit() ?? callLimit(call()) ?? 0
  const tooShort = () => cutsAt() > 0 && cutsAt() < planned()
  const callWrong = () => call() !== '' && callHost(call()) === undefined
  const pick = (id: string) => { if (isTemplateId(id)) setTemplate(templateIndex.find((entry) => entry.id === id)) }

  const send = async (meeting: NewMeeting) => {
    setSending({ at: 'sending' })
    const answer = await createMeeting(meeting, { language: i18n.locale() })
    if (!answer.ok) {
      const why = answer.trouble.kind === 'no-network' ? t('offline') : t('refused', { why: answer.trouble.title })
      return setSending({ at: 'failed', why })
    }
    const { id, links, communityLinks, labels } = answer.body
    const known = {
      id, links, communityLink: communityLinks?.coordinator ?? '', title: meeting.title, community: meeting.community ?? '',
      madeBy: meeting.coordinator?.name ?? '', startsAt: meeting.startsAt ?? null, minutes: meeting.minutes ?? null,
      callUrl: meeting.callUrl ?? '', role: 'coordinator' as const, labels, key: readLink(links.coordinator)?.key ?? '',
    }
    rememberMeeting(known, Date.now())
    navigate(`/invite/${id}`, { state: known })
  }
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setTried(true)
    if (sending().at === 'sending') return
    if (!title().trim() || callWrong()) {
      const form = event.currentTarget
      return queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid]')?.focus())
    }
    const startsAt = startMoment(date(), time())
    const text = (value: string) => value.trim()
    void send({
      title: text(title()), language: i18n.language(), minutes: planned(),
      ...(text(community()) && { community: text(community()) }), ...(chosen() && { template: chosen()?.id ?? '' }),
      ...(startsAt !== null && { startsAt }), ...(text(call()) && { callUrl: text(call()) }),
      ...(cutsAt() > 0 && { callLimit: cutsAt() }),
      ...(text(purpose()) && { purpose: text(purpose()) }), ...(text(name()) && { coordinator: { name: text(name()) } }),
    })
  }

  return (
    <main class="page">
      <PageMark />
      <h1>{t('title')}</h1>
      <form class={styles['form']} onSubmit={submit} novalidate>
        <Field
          label={t('name')} hint={t('nameHint')} value={title()} onText={setTitle} maxlength={160} autocomplete="off"
          required error={tried() && !title().trim() ? t('needName') : undefined}
        />
        <Field label={t('community')} hint={t('communityHint')} value={community()} onText={setCommunity} maxlength={160}
          autocomplete="organization" />
        <div>
          <Choice
            stacked label={t('template')} value={chosen()?.id ?? null} onChange={pick}
            options={shown().map(asOption)}
          />
          <Show when={!all()}><Button kind="quiet" onClick={() => setAll(true)}>{t('allTemplates')}</Button></Show>
        </div>
        <fieldset class={styles['when']}>
          <legend class="field-label">{t('when')}</legend>
          <Field label={t('date')} type="date" value={date()} onText={setDate} />
          <Field label={t('time')} type="time" value={time()} onText={setTime} />
          <div class={styles['duration']}>
            <Choice
              label={t('duration')} value={planned()} onChange={setMinutes}
              options={offeredTotals.map((total) => ({ value: total, label: length(total) }))}
            />
          </div>
        </fieldset>
        <Fold title={t('more')} open={callWrong()}>
          <div class={styles['form']}>
            <Field
              label={t('call')} hint={t('callHint')} type="url" inputmode="url" value={call()}
              onText={(text) => setCall(text.trim())}
              error={tried() && callWrong() ? t('callWrong') : undefined} autocomplete="off" maxlength={500}
            />
            <Show when={call() && !callWrong()}>
              <Choice
                label={t('limit')} value={cutsAt()} onChange={setLimit}
                options={[{ value: 0, label: t('noLimit') },
                  ...[40, 60].map((m) => ({ value: m, label: t('limitAt', { minutes: m }) }))]}
              />
            </Show>
            <TextArea label={t('purpose')} hint={t('purposeHint')} extra={t('optional')} value={purpose()} onText={setPurpose}
              maxlength={600} />
            <Field label={t('yourName')} hint={t('yourNameHint')} extra={t('optional')} value={name()} onText={setName}
              autocomplete="name" maxlength={80} />
          </div>
        </Fold>
        <Show when={tooShort()}>
          <Notice tone="warn" icon={alertIcon} live>{t('limitShort', { limit: cutsAt(), length: length(planned()) })}</Notice>
        </Show>
        <For each={[sending()].flatMap((now) => (now.at === 'failed' ? [now.why] : []))}>{(why) => (
          <Notice tone="alert" icon={alertIcon} live>{why}</Notice>
        )}</For>
        <Button kind="primary" type="submit" busy={sending().at === 'sending'}>
          {sending().at === 'sending' ? t('working') : t('go')}
        </Button>
      </form>
    </main>
  )
}
