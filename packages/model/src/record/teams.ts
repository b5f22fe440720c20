/*
 * Teams: who works with whom, and whether they are at it now.
 *
 * A person is in one team at most. A step that is not for teams calls everybody back. The teams' documents and their contents
 * are not here; this is only what the record says about them.
 */
import type { Millis } from '../ids.ts'
import { resolvePerson, type Rules, takesPart } from './rule.ts'
import type { MeetingState } from './state.ts'

/** Everybody back in plenary; unchanged if they are. `until` keeps when it was over. */
export const closeTeams = (state: MeetingState, at: Millis): MeetingState =>
  (state.teams.open ? { ...state, teams: { ...state.teams, open: false, until: Math.min(at, state.teams.until ?? at) } } : state)

export const teamRules: Rules<'teams.form' | 'teams.open' | 'teams.recall'> = {
  'teams.form': {
    fits: (state, { teams }) => {
      const members = teams.flatMap((team) => team.members.map((member) => resolvePerson(state, member)))
      const twice = (list: readonly string[]) => new Set(list).size < list.length
      if (twice(teams.map((team) => team.id)) || twice(members)) return 'bad-command'
      return members.every((member) => takesPart(state, member)) ? null : 'unknown-target'
    },
    apply: (state, { teams }) => ({
      ...state,
      teams: {
        ...state.teams,
        list: teams.map(({ id, name, members, guide }) =>
          ({ id, name, members: members.map((member) => resolvePerson(state, member)), guide: guide ?? false })),
      },
    }),
  },
  'teams.open': {
    fits: (state) => (state.teams.open ? 'already' : state.teams.list.length === 0 ? 'not-now' : null),
    apply: (state, { at, ms }) => ({
      ...state, teams: { ...state.teams, open: true, since: at, until: ms === undefined ? null : at + ms },
    }),
  },
  'teams.recall': {
    fits: (state) => (state.teams.open ? null : 'not-now'),
    apply: (state, { at }) => closeTeams(state, at),
  },
}
