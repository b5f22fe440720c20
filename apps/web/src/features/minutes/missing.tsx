/*
 * What the acta still lacks, each point one tap: complete it where it lives, or leave it so. Only purpose and date hold up closing.
 */
import { missingPoints, type MissingPoint, type Minutes } from '@acta-viva/model/minutes'
import { For, Show } from 'solid-js'
import type { JSX } from 'solid-js'
import { minutes as dictionary } from '../../i18n/es/minutes.ts'
import { useText } from '../../i18n/index.ts'
import { useAct } from '../../live/act.ts'
import { useMeeting } from '../../live/index.ts'
import { Button, Notice, checkIcon } from '../../ui/index.ts'
import { useFillers } from './fillers.ts'
import styles from './minutes.module.css'

const names = {
  data: 'pointData', attendance: 'pointAttendance', roles: 'pointRoles', purpose: 'pointPurpose', review: 'pointReview',
  development: 'pointDevelopment', agreements: 'pointAgreements', conclusions: 'pointConclusions', next: 'pointNext',
} as const
const gapNames = { actors: 'pointActors', measure: 'pointMeasure', due: 'pointDue' } as const

export function Missing(props: { minutes: Minutes; onGo?: ((point: MissingPoint) => void) | undefined }): JSX.Element {
  const t = useText(dictionary)
  const filler = useFillers()
  const meeting = useMeeting()
  const act = useAct()
  const points = () => missingPoints(props.minutes, meeting.state().gaps)
  const nameOf = (point: MissingPoint): string => {
    const text = props.minutes.sections.agreements.agreements.find((one) => one.id === point.agreement)?.text.slice(0, 50) ?? ''
    if (point.gap !== null) return t(gapNames[point.gap], { text })
    const name = names[point.key as keyof typeof names] ?? 'pointDevelopment'
    return t(name)
  }
  return (
    <section class={styles['missing']} aria-labelledby="missing-title">
      <h3 id="missing-title">{t('missing')}</h3>
      <Show when={points().length > 0} fallback={<Notice tone="good" icon={checkIcon}>{t('nothingMissing')}</Notice>}>
        <ul class="list"><For each={points()}>{(point) => (
          <li class={styles['point']}>
            <span><strong>{nameOf(point)}</strong><br /><span class="lead">{point.blocks ? t('needed') : filler(point.filledBy)}</span></span>
            <div class={styles['choices']}>
              <Show when={props.onGo}>{(go) => <Button onClick={() => go()(point)}>{t('complete')}</Button>}</Show>
              <Show when={!point.blocks && meeting.may('gap.leave')}>
                <Button kind="quiet" onClick={() => void act({ type: 'gap.leave', point: point.point })}>{t('leave')}</Button>
              </Show>
            </div>
          </li>
        )}</For></ul>
      </Show>
    </section>
  )
}
