import type { Translation } from '../dictionary.ts'
import type { teams as base } from '../es/teams.ts'

export const teams: Translation<typeof base> = {
  left: '{time} left in teams',
  noTeam: 'You are not in a team yet. The moderator is forming them.',
  members: 'With {names}',
  write: 'Write your proposal',
  remove: 'Take away',
  carry: 'Take our result to the plenary',
  carried: 'Your team’s result is on the board.',
  forming: 'Form teams',
  size: 'People in a team',
  draw: 'Form at random',
  addTeam: 'Add a team',
  name: 'Team {n}',
  none: 'No team',
  open: 'Start team work',
  recall: 'Back to the plenary',
}
