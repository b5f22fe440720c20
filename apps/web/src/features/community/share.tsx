/*
 * The members' read link, for the coordinator to hand on: to the group, or copied. The coordinator's own link is never on show here.
 */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { community } from '../../i18n/es/community.ts'
import { useText } from '../../i18n/index.ts'
import { Button, Fold, LinkButton, copyIcon, messageIcon, shareIcon } from '../../ui/index.ts'
import styles from './community.module.css'

export function ShareReading(props: { name: string; link: string }): JSX.Element {
  const t = useText(community)
  const [said, setSaid] = createSignal<'shareCopied' | 'shareByHand' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.link)
      setSaid('shareCopied')
    } catch { setSaid('shareByHand') } // a web view without a clipboard
  }
  const message = () => `https://wa.me/?text=${encodeURIComponent(`${t('shareText', { name: props.name })}\n${props.link}`)}`
  return (
    <Fold title={t('share')} icon={shareIcon}>
      <div class="stack">
        <p class="lead">{t('shareHow')}</p>
        <p class={styles['link']} translate="no">{props.link}</p>
        <LinkButton icon={messageIcon} wide href={message()} target="_blank" rel="noopener noreferrer">{t('shareWhatsapp')}</LinkButton>
        <Button icon={copyIcon} wide onClick={() => void copy()}>{t('shareCopy')}</Button>
        <p role="status"><Show when={said()}>{(what) => t(what())}</Show></p>
      </div>
    </Fold>
  )
}
