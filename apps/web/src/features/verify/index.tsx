/*
 * `/verify`: anybody with a closed acta can see whether it is still the one that was sealed. No login; the file never leaves the
 * device, and the page shows nothing that is not in the file.
 */
import { For, Match, Show, Switch, createSignal, onCleanup, onMount } from 'solid-js'
import type { JSX } from 'solid-js'
import { verify, type SealedFacts, type Verdict } from '@acta-viva/model/minutes'
import { call } from '../../api/http.ts'
import { verify as words } from '../../i18n/es/verify.ts'
import { lima, moment, useI18n, useText } from '../../i18n/index.ts'
import { Icon, Notice, PageMark, ThemeAndLanguage, actaIcon, alertIcon, checkIcon, infoIcon } from '../../ui/index.ts'
import styles from './verify.module.css'

const text = (value: unknown, key: string) => {
  const found = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  return typeof found === 'string' ? found : undefined
}

async function serverKey(): Promise<string | null> {
  const answer = await call('GET', '/api/seal', (body) => text(body, 'publicKey'))
  return answer.ok ? answer.body : null
}

async function register(meeting: string, version: number, sha256: string): Promise<string | null | undefined> {
  const path = `/api/seal/${sha256}?meeting=${encodeURIComponent(meeting)}&version=${version}`
  const answer = await call('GET', path, (body) => text(body, 'signature'))
  if (answer.ok) return answer.body
  return answer.trouble.kind === 'refused' && answer.trouble.status === 404 ? null : undefined
}

async function vouch(sha256: string, signature: string): Promise<boolean | undefined> {
  const answer = await call('GET', `/api/seal/file/${sha256}?signature=${encodeURIComponent(signature)}`, (body) => text(body, 'signature'))
  if (answer.ok) return true
  return answer.trouble.kind === 'refused' && answer.trouble.status === 404 ? false : undefined
}

const inflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer())

type Phase = { at: 'waiting' } | { at: 'working' } | { at: 'done'; verdict: Verdict; name: string }

export default function VerifyPage(): JSX.Element {
  const t = useText(words)
  const [phase, setPhase] = createSignal<Phase>({ at: 'waiting' })
  const [over, setOver] = createSignal(false)
  const check = async (files: readonly File[]) => {
    if (files.length === 0) return
    setPhase({ at: 'working' })
    const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
    const verdict = await verify(bytes, { key: serverKey, register, vouch, inflate, subtle: crypto.subtle })
    setPhase({ at: 'done', verdict, name: files.map((file) => file.name).join(', ') })
  }
  const picked = (event: Event & { currentTarget: HTMLInputElement }) => {
    void check([...event.currentTarget.files ?? []])
    event.currentTarget.value = '' // the same file may be tried again
  }
  onMount(() => { // a file dropped anywhere on the page counts, and never replaces the page
    const stop = new AbortController()
    const { signal } = stop
    addEventListener('dragover', (event) => { event.preventDefault(); setOver(true) }, { signal })
    addEventListener('dragleave', () => setOver(false), { signal })
    addEventListener('drop', (event) => {
      event.preventDefault()
      setOver(false)
      void check([...event.dataTransfer?.files ?? []])
    }, { signal })
    onCleanup(() => stop.abort())
  })
  const done = () => {
    const now = phase()
    return now.at === 'done' ? now : undefined
  }
  return (
    <main class={`page ${styles['verify']}`}>
      <header class={styles['top']}><PageMark /><ThemeAndLanguage /></header>
      <div class="stack">
        <h1 tabindex="-1">{t('title')}</h1>
        <p class="lead">{t('how')}</p>
      </div>
      <label class={styles['drop']} data-over={over() ? '' : undefined}>
        <Icon of={actaIcon} size={40} />
        <span class={styles['ask']}>{t(phase().at === 'working' ? 'working' : 'drop')}</span>
        <span class="lead">{t('kinds')}</span>
        <input class="visually-hidden" type="file" multiple accept=".pdf,.json,.sig,application/pdf,application/json" onChange={picked} />
      </label>
      <section role="status" aria-label={t('result')} class={styles['result']}>
        <Show when={done()}>{(now) => <Result verdict={now().verdict} name={now().name} />}</Show>
      </section>
      <p class="lead">{t('privacy')}</p>
    </main>
  )
}

function Result(props: { verdict: Verdict; name: string }): JSX.Element {
  const t = useText(words)
  const of = <K extends Verdict['kind']>(kind: K) => (props.verdict.kind === kind ? props.verdict as Extract<Verdict, { kind: K }> : undefined)
  const sealedTitle = (actas: readonly SealedFacts[]) => {
    const [first] = actas
    const values = { community: first?.community ?? '', code: first?.code ?? '', n: String(actas.length) }
    return actas.length > 1 ? t('sealedBook', values) : t('sealed', values)
  }
  return (
    <>
      <p class={styles['file']}>{props.name}</p>
      <Switch>
        <Match when={of('sealed')}>{(one) => (
          <>
            <Notice tone="good" icon={checkIcon}>
              <h2>{sealedTitle(one().actas)}</h2>
              <Show when={one().key === 'file'}><p>{t('ownKey')}</p></Show>
            </Notice>
            <Facts actas={one().actas} />
          </>
        )}</Match>
        <Match when={of('altered')}>{(one) => (
          <>
            <Notice tone="alert" icon={alertIcon}><h2>{t('altered')}</h2><p>{t('alteredHow')}</p></Notice>
            <Facts actas={one().actas} />
          </>
        )}</Match>
        <Match when={of('stranger')}>{(one) => (
          <>
            <Notice tone="warn" icon={alertIcon}><h2>{t('stranger')}</h2><p>{t('strangerHow')}</p></Notice>
            <Facts actas={one().actas} />
          </>
        )}</Match>
        <Match when={of('unsure')}>{(one) => (
          <>
            <Notice tone="warn" icon={infoIcon}><h2>{t('unsure')}</h2><p>{t('unsureHow')}</p></Notice>
            <Facts actas={one().actas} />
          </>
        )}</Match>
        <Match when={of('changed')}>
          <Notice tone="alert" icon={alertIcon}><h2>{t('changed')}</h2><p>{t('changedHow')}</p></Notice>
        </Match>
        <Match when={of('not-acta')}>
          <Notice tone="warn" icon={infoIcon}><h2>{t('notActa')}</h2><p>{t('notActaHow')}</p></Notice>
        </Match>
      </Switch>
    </>
  )
}

/** One acta in full; of a book a list, each with its fingerprint. */
function Facts(props: { actas: readonly SealedFacts[] }): JSX.Element {
  const t = useText(words)
  const only = () => (props.actas.length === 1 ? props.actas[0] : undefined)
  return (
    <Show when={only()} fallback={(
      <ol class={`list ${styles['facts']}`}>
        <For each={props.actas}>{(one) => (
          <li><p>{`${one.code} · ${one.title} · ${t('version')} ${one.version}`}</p><p class={styles['print']}>{one.sha256}</p></li>
        )}</For>
      </ol>
    )}>{(one) => <FactList facts={one()} />}</Show>
  )
}

function FactList(props: { facts: SealedFacts }): JSX.Element {
  const t = useText(words)
  const i18n = useI18n()
  const place = () => ({ locale: i18n.locale(), zone: lima })
  return (
    <dl class={styles['facts']}>
      <div><dt>{t('meeting')}</dt><dd>{props.facts.title}</dd></div>
      <Show when={props.facts.closedAt}>{(at) => (
        <div><dt>{t('closed')}</dt><dd>{t('closedBy', { when: moment(at(), place(), Date.now()), name: props.facts.closedBy })}</dd></div>
      )}</Show>
      <div><dt>{t('version')}</dt><dd>{props.facts.version}</dd></div>
      <div><dt>{t('agreements')}</dt><dd>{props.facts.agreements}</dd></div>
      <div><dt>{t('print')}</dt><dd class={styles['print']}>{props.facts.sha256}</dd></div>
    </dl>
  )
}
