/*
 * What the directory knows of a meeting and its acta has to say: community, number, links, and the agreements that come back.
 */
import { carryOver, type About, type MinutesContent, type PreviousAgreement } from '@acta-viva/model/minutes'
import { Refusal } from '@acta-viva/model/wire'
import { carriesSetting } from '../access/kin.ts'
import { laterReviews } from '../meetings/later.ts'
import type { Acta, Directory, Meeting } from '../store/store.ts'

export interface AboutDeps { readonly directory: Directory; readonly publicUrl: string | null }

/** The content of a stored acta. It is our own canonical text; its hash was checked when it was written. */
export const contentIn = (acta: Acta): MinutesContent => {
  const content = JSON.parse(acta.json) as MinutesContent
  return { ...content, corrections: content.corrections ?? [] } // sealed before corrections were part of the content
}

const roomLink = (publicUrl: string | null, meeting: string): string =>
  (publicUrl === null ? '' : `${publicUrl.replace(/\/$/u, '')}/r/${meeting}`)

/** Where anybody can check a closed acta; empty where the server does not know its own address. */
export const checkPage = (publicUrl: string | null): string =>
  (publicUrl === null ? '' : `${publicUrl.replace(/\/$/u, '')}/verify`)

/**
 * Agreements of the community's earlier meetings that are neither concluded nor withdrawn (R14). None where the meeting was made by
 * somebody who only knew the community's name.
 */
export async function previousOf({ directory }: Pick<AboutDeps, 'directory'>, meeting: Meeting): Promise<PreviousAgreement[]> {
  if (await directory.setting(carriesSetting(meeting.id), 'no') !== 'yes') return []
  const series = new Map((await directory.meetings(meeting.community)).map(({ id, series: place }) => [id, place]))
  const earlier = (await directory.communityActas(meeting.community))
    .map((acta) => ({ acta, place: series.get(acta.meeting) ?? Number.POSITIVE_INFINITY })).filter(({ place }) =>
      place < meeting.series)
    .sort((a, b) => a.place - b.place)
  return carryOver(earlier.map(({ acta }) => contentIn(acta)), await laterReviews(directory, meeting.community))
}

/** The calendar year of a moment where the meetings take place. */
export const yearOf = (at: number): number =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/Lima', year: 'numeric' }).format(at))

/** The next meeting of the series, made by one of its own people. */
export async function followerOf({ directory }: Pick<AboutDeps, 'directory'>, meeting: Meeting, all: readonly Meeting[]): Promise<Meeting | undefined> {
  for (const later of all.filter(({ series }) => series > meeting.series).sort((a, b) => a.series - b.series)) {
    if (await directory.setting(carriesSetting(later.id), 'no') === 'yes') return later
  }
  return undefined
}

/** @throws Refusal `not-found` */
export async function aboutMeeting(deps: AboutDeps, id: string, at: number): Promise<About & { meeting: string }> {
  const { directory, publicUrl } = deps
  const meeting = await directory.meeting(id)
  const community = meeting === null ? null : await directory.community(meeting.community)
  if (meeting === null || community === null) throw new Refusal('not-found')
  const [previous, all] = await Promise.all([previousOf(deps, meeting), directory.meetings(meeting.community)])
  const next = await followerOf(deps, meeting, all)
  return {
    meeting: id, community: { id: community.id, name: community.name }, number: null, year: yearOf(at), version: 1,
    language: meeting.language === 'en' ? 'en' : 'es', link: roomLink(publicUrl, id),
    nextLink: next === undefined ? '' : roomLink(publicUrl, next.id), previous, closing: null,
  }
}
