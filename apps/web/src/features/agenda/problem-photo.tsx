/*
 * The photo that shows the problem, chosen while the meeting is prepared or changed in it. It is evidence of the block it heads, so the
 * acta lists it like any other; here it only says which one heads the block.
 */
import { Show, createSignal } from 'solid-js'
import type { JSX } from 'solid-js'
import { agenda } from '../../i18n/es/agenda.ts'
import { useText } from '../../i18n/index.ts'
import { useAct, useMeeting, useTable } from '../../live/index.ts'
import { Button, Notice, trashIcon } from '../../ui/index.ts'
import { PhotoLink } from '../../parts/evidence/photo-link.tsx'
import { sendPhoto } from '../../parts/evidence/photo.ts'
import { PickPhoto } from '../../parts/evidence/pick-photo.tsx'
import { problemBlocks } from './problem-block.ts'

export function ProblemPhoto(): JSX.Element {
  const t = useText(agenda)
  const meeting = useMeeting()
  const table = useTable()
  const act = useAct()
  const [stand, setStand] = createSignal<'idle' | 'sending' | 'failed'>('idle')
  const held = () => meeting.state().evidence.find((one) => one.kind === 'photo' && !one.removed && one.ref === table.data().problemPhoto)
  const mark = (upload: string) => { table.doc().getMap('meeting').set('problemPhoto', upload) }
  const put = async (photo: Blob | null) => {
    if (photo === null) return
    setStand('sending')
    const ref = await sendPhoto(meeting.id, photo)
    const block = problemBlocks(table.blocks(), table.stepsOf)[0] ?? null
    const done = ref !== null && await act({ type: 'evidence.attach', block, kind: 'photo', title: t('problemPhotoName'), ref })
    if (done) mark(ref)
    setStand(done ? 'idle' : 'failed')
  }
  const remove = async (evidence: string) => {
    if (await act({ type: 'evidence.remove', evidence })) mark('')
  }
  return (
    <div class="stack" role="group" aria-label={t('problemPhoto')}>
      <Show when={held()} fallback={<PickPhoto label={t('problemPhotoPick')} onPhoto={(photo) => void put(photo)} />}>{(one) => (
        <>
          <PhotoLink upload={one().ref} title={one().title} />
          <Button kind="quiet" icon={trashIcon} onClick={() => void remove(one().id)}>{t('problemPhotoRemove')}</Button>
        </>
      )}</Show>
      <Show when={stand() !== 'idle'}><Notice tone={stand() === 'failed' ? 'warn' : 'plain'} live>{t(stand() === 'failed' ? 'photoLost' : 'photoSending')}</Notice></Show>
    </div>
  )
}
