import { expect, test } from 'vitest'
import spec from '../../SPEC.md?raw'
import { commandSchemas, may, phaseTable, type Phase, type Role } from './index.ts'

const roles: readonly Role[] = ['coordinator', 'moderator', 'secretary', 'participant', 'observer']
const phases: readonly Phase[] = ['draft', 'open', 'ended', 'closed']

const rows = commandSchemas.map(({ entries }) => {
  const type = entries.type.literal
  const who = roles.filter((role) => may[type][role]).join(', ')
  const when = phases.filter((phase) => phaseTable[type][phase] === null).join(', ')
  return `| \`${type}\`${'seen' in entries ? ' ◦' : ''} | ${who} | ${when} |`
})

test('[RE22] the page of rules lists every command with who may send it and in which phases', () => {
  const table = spec.split('| command | who | phases |\n')[1]?.split('\n\n')[0] ?? ''
  expect(table.trim().split('\n').slice(1)).toEqual(rows)
})
