/*
 * A personal link opened by somebody else than who holds its role: come in as a participant, or ask for the role.
 *
 *   offered ─ask─► asked ─given─► gone        asked ─the holder keeps it─► kept ─understood─► done
 *      └─as participant─► done ◄─taken back─┘
 *
 * The wish is kept on this device and said again whenever the holder, or whoever coordinates, comes back, so that it lasts until it is
 * answered. Nothing changes hands by it; who handed the role on is not asked again.
 */
import type { LeadRole } from '@acta-viva/model/record'
import { Match, Show, Switch, createEffect, createMemo, on } from 'solid-js'
import type { JSX } from 'solid-js'
import { welcome } from '../../i18n/es/welcome.ts'
import { useText } from '../../i18n/index.ts'
import { useMeeting } from '../../live/index.ts'
import { useRoleNames } from '../../live/roles.ts'
import { Button, Notice, peopleIcon } from '../../ui/index.ts'
import { createKept } from './once.ts'

export function Held(props: { staticRole: LeadRole }): JSX.Element {
  const t = useText(welcome)
  const names = useRoleNames()
  const meeting = useMeeting()
  const role = props.staticRole
  const [wish, keep] = createKept(`held-${role}`, ['asked', 'kept', 'done'])
  const state = () => meeting.state()
  const holder = () => state().roles[role]
  const name = () => state().people[holder() ?? '']?.name ?? ''
  const here = (person: string | null) => (meeting.presence().get(person ?? '')?.devices ?? 0) > 0
  const handedOn = () => state().handovers.some((one) => one.role === role && one.from === meeting.me)
  const open = () => state().phase !== 'closed' && holder() !== null && holder() !== meeting.me && !handedOn()

  const around = createMemo(() => [wish(), open(), meeting.line().at, holder(), here(holder()), here(state().roles.coordinator)].join())
  createEffect(on(around, () => {
    if (wish() === 'asked' && open() && meeting.line().at === 'open') meeting.whisper(holder() ?? '', `ask-${role}`)
  }))
  createEffect(on(() => meeting.whispers().at(-1), (last) => {
    if (last?.kind === `keep-${role}` && wish() === 'asked') keep('kept')
  }, { defer: true }))
  const takeBack = () => {
    meeting.whisper(holder() ?? '', `drop-${role}`)
    keep('done')
  }
  return (
    <Show when={wish() !== 'done' && open()}>
      <Notice icon={peopleIcon} live>
        <Switch>
          <Match when={wish() === null}>
            <p>{t('held', { role: names.does(role), name: name() })}</p>
            <div class="row">
              <Button onClick={() => keep('done')}>{t('asParticipant')}</Button>
              <Button kind="quiet" onClick={() => keep('asked')}>{t('askRole', { name: name() })}</Button>
            </div>
          </Match>
          <Match when={wish() === 'asked'}>
            <p>{t(here(holder()) ? 'asked' : 'askedAway', { name: name() })}</p>
            <Button kind="quiet" onClick={takeBack}>{t('takeBack')}</Button>
          </Match>
          <Match when={wish() === 'kept'}>
            <p>{t('keptBy', { name: name() })}</p>
            <Button kind="quiet" onClick={() => keep('done')}>{t('understood')}</Button>
          </Match>
        </Switch>
      </Notice>
    </Show>
  )
}
