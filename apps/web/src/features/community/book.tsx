/* The book of actas, year by year: each closed acta as PDF, and a whole year as one PDF or one archive, both with an index. */
import { For, Show, createMemo, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { actaPath, bookPath, fetchFile } from '../../api/communities.ts'
import type { CommunityView } from '../../api/communities.ts'
import { community } from '../../i18n/es/community.ts'
import { day, lima, useI18n, useText } from '../../i18n/index.ts'
import { Button, downloadIcon, useToasts } from '../../ui/index.ts'
import styles from './community.module.css'
import { byYear, codeOf } from './reading.ts'

/** Hands a file to the browser's own downloads. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export function Book(props: { view: CommunityView; key: string }): JSX.Element {
  const t = useText(community)
  const i18n = useI18n()
  const toasts = useToasts()
  const [busy, setBusy] = createSignal('')
  const years = createMemo(() => byYear(props.view.actas))
  const title = (meeting: string) => props.view.meetings.find(({ id }) => id === meeting)?.title ?? ''
  const get = async (path: string) => {
    if (busy() !== '') return
    setBusy(path)
    const got = await fetchFile(path, props.key, i18n.locale())
    setBusy('')
    if (got === null) toasts.show({ text: t('fileLost'), stays: 5_000 })
    else save(got.file, got.name)
  }
  const closed = (at: number) => t('closedOn', { day: day(at, { locale: i18n.locale(), zone: lima }) })
  const whole = (year: number, kind: 'pdf' | 'zip') => bookPath(props.view.id, year, kind)
  const pdf = (meeting: string) => actaPath(props.view.id, meeting)
  return (
    <Show when={years().length > 0} fallback={<p class="lead">{t('noActas')}</p>}>
      <For each={years()}>{({ year, actas }) => (
        <div class="stack">
          <ol class={`list ${styles['rows']}`}>
            <For each={actas}>{(acta) => (
              <li class={styles['row']}>
                <div>
                  <p class={styles['title']}>{t('acta', { code: codeOf(acta) })}</p>
                  <p class={styles['facts']}>{[title(acta.meeting), closed(acta.closedAt)].filter(Boolean).join(' · ')}</p>
                </div>
                <Button
                  kind="quiet" icon={downloadIcon} busy={busy() === pdf(acta.meeting)} aria-label={t('pdfOf', { code: codeOf(acta) })}
                  onClick={() => void get(pdf(acta.meeting))}
                >PDF</Button>
              </li>
            )}</For>
          </ol>
          <div class={styles['whole']}>
            <Button icon={downloadIcon} busy={busy() === whole(year, 'pdf')} onClick={() => void get(whole(year, 'pdf'))}>{t('yearPdf', { year: String(year) })}</Button>
            <Button kind="quiet" icon={downloadIcon} busy={busy() === whole(year, 'zip')} onClick={() => void get(whole(year, 'zip'))}>{t('yearZip', { year: String(year) })}</Button>
          </div>
        </div>
      )}</For>
    </Show>
  )
}
