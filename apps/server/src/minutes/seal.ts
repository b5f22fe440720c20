/*
 * Sealing an acta: number, projection, canonical text, hash, signature. The room writes what comes out of here together with the
 * closing event, or not at all.
 *
 * Nothing is reserved: if another meeting takes the number first, the room asks again.
 */
import { canonical, contentOf, project } from '@acta-viva/model/minutes'
import type { Seal } from '../rooms/ports.ts'
import { aboutMeeting, yearOf, type AboutDeps } from './about.ts'
import { sha256, type Signer } from './sign.ts'

/** The room's `Seal`. Documents and state must be the committed ones. */
export const openSeal = (deps: AboutDeps, signer: () => Promise<Signer>): Seal =>
  async ({ meeting, state, table, plenary, teams, by, at, reason }) => {
  const about = await aboutMeeting(deps, meeting, at)
  const asked = yearOf(state.startedAt ?? at)
  const { year, number, version } = await deps.directory.nextActa(meeting, about.community.id, asked)
  const before = version > 1 ? await deps.directory.acta(meeting, version - 1) : null
  const ended = { ...state, phase: 'ended' as const, endedAt: state.endedAt ?? at }
  const minutes = project({
    table, plenary, state: ended, teams: [...teams].map(([id, doc]) => ({ id, doc })), now: at,
    about: {
      ...about, number, year, version,
      closing: { at, by: state.people[by]?.name ?? '', reason: reason ?? '',
        before: before === null ? null : { version: before.version, sha256: before.sha256 } },
    },
  })
  const json = canonical(contentOf(minutes))
  const hash = sha256(json)
  return {
    extras: { number, year, version, sha256: hash },
    acta: {
      meeting, version, community: about.community.id, year, number, closedAt: at, closedBy: by, reason, sha256: hash, json,
      signature: (await signer()).sign(json),
    },
  }
}
