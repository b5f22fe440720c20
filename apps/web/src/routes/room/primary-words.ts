/*
 * What the primary button says and shows, for every action there is: a total table, so that an action without words does not compile.
 * Each sentence names its object, so that a meeting can be run by reading the button aloud.
 */
import type { PrimaryAction } from '@acta-viva/model/record'
import { hour } from '../../i18n/index.ts'
import {
  actaIcon, agendaIcon, agreementIcon, alertIcon, boardIcon, callIcon, checkIcon, clockIcon, editIcon, eyeIcon, handIcon, messageIcon, micIcon,
  nextIcon, peopleIcon, playIcon, plusIcon, shareIcon, starIcon, stopIcon, teamsIcon, calendarIcon,
} from '../../ui/index.ts'

export type Do = PrimaryAction['do']
type Of<D extends Do> = Extract<PrimaryAction, { do: D }>
export interface Words { key: PrimaryKey; values: Record<string, string | number>; icon: string; title?: string }

/** Keys of the dictionary `primary`: one for each action, and a second one where the same action reads in two ways. */
export type PrimaryKey = Do | 'notReady' | 'breakOpen' | 'meetingAlone' | 'withdrawNext' | 'withdrawKept'

const short = (text: string, most = 36) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`)
type Table = { [D in Do]: (action: Of<D>, locale: string) => Words }
const words = (key: PrimaryKey, icon: string, values: Words['values'] = {}): Words => ({ key, icon, values })
const plain = (icon: string) => (action: { do: Do }): Words => words(action.do, icon)

const table: Table = {
  'resume-meeting': plain(playIcon),
  'end-turn': ({ name }) => words('end-turn', stopIcon, { name: short(name, 28) }),
  'grant': ({ name }) => words('grant', micIcon, { name: short(name, 28) }),
  'close-consult': plain(checkIcon),
  'consult': ({ text }) => words('consult', agreementIcon, { text: short(text, 34) }),
  'next-step': ({ text }) => words('next-step', nextIcon, { text: short(text) }),
  'next-question': ({ text }) => words('next-question', nextIcon, { text: short(text, 30) }),
  'reveal-answers': ({ ready, of }) => words('reveal-answers', eyeIcon, { ready, of }),
  'form-teams': plain(teamsIcon),
  'open-teams': ({ teams }) => words('open-teams', teamsIcon, { n: teams }),
  'recall-teams': plain(peopleIcon),
  'start-block': ({ title }) => words('start-block', playIcon, { title: short(title) }),
  'end-meeting': plain(stopIcon),
  'rsvp': plain(checkIcon),
  'start-meeting': ({ here }) => (here > 1 ? words('start-meeting', playIcon, { n: here }) : words('meetingAlone', playIcon)),
  'request-turn': plain(handIcon),
  'withdraw': ({ place, waitMs }) => (place === 1 ? words('withdrawNext', handIcon) : words('withdraw', handIcon, { place, minutes: Math.max(1, Math.round(waitMs / 60_000)) })),
  'end-own-turn': plain(stopIcon),
  'ready': ({ ready }) => words(ready ? 'notReady' : 'ready', ready ? editIcon : checkIcon),
  'next-section': ({ section, of }) => words('next-section', nextIcon, { section, of }),
  'close-minutes': plain(checkIcon),
  'confirm': plain(checkIcon),
  'register-agreement': ({ text }) => words('register-agreement', agreementIcon, { text: short(text, 34) }),
  'open-call': plain(callIcon),
  'write-in-team': ({ name }) => words('write-in-team', teamsIcon, { name: short(name, 24) }),
  'on-break': ({ until }, locale) => (until === null ? words('breakOpen', clockIcon) : words('on-break', clockIcon, { time: hour(until, { locale }) })),
  'assign-roles': plain(peopleIcon), 'review-times': plain(clockIcon), 'see-pending': plain(agreementIcon), 'share-invitation': plain(messageIcon),
  'read-agenda': plain(agendaIcon), 'mark-attendance': plain(peopleIcon), 'add-card': plain(plusIcon), 'note-key-idea': plain(starIcon),
  'mark-key-idea': plain(starIcon), 'adjust-agenda': plain(agendaIcon), 'see-teams': plain(teamsIcon), 'draft-agreement': plain(agreementIcon),
  'complete-agreements': plain(alertIcon), 'review-agreements': plain(agreementIcon), 'suggest-correction': plain(editIcon),
  'plan-next': plain(calendarIcon), 'read-minutes': plain(actaIcon), 'share-minutes': plain(shareIcon), 'prepare-next': plain(calendarIcon),
  'my-commitments': plain(checkIcon), 'follow': plain(boardIcon),
}

/** A request for the word that waits for the line. */
export const waitsWords: Words = words('withdrawKept', handIcon)

export const dos = Object.keys(table) as Do[]

/** Total over every action. */
export const primaryWords = (action: PrimaryAction, locale: string): Words =>
  (table[action.do] as (action: PrimaryAction, locale: string) => Words)(action, locale)

