/*
 * Sections 1 to 15 in words: what the acta says, in the order of form F14.
 */
import { developmentLines } from './lines-development.ts'
import { agreementsLines, nextLines, reviewLines, strategiesLines } from './lines-decided.ts'
import { bold, contributions, facts, groups, heading, item, linked, list, rich, section, span, text, under, type Maker } from './lines-parts.ts'
import type { Line } from './lines.ts'
import { datesFor, type MinutesTexts } from './texts.ts'
import type { MinutesContent, Sections } from './types.ts'

type Content = { [K in keyof Sections]: (maker: Maker, of: Sections[K]) => Line[] }

export function contentLines(minutes: MinutesContent, texts: MinutesTexts): Line[] {
  const maker: Maker = { minutes, texts, dates: datesFor(texts, minutes.timeZone) }
  const of = <K extends keyof Sections>(key: K) =>
    section(maker, minutes.sections[key], content[key](maker, minutes.sections[key]))
  return (Object.keys(content) as (keyof Sections)[]).flatMap((key) => of(key))
}

const content: Content = {
  data: dataLines, attendance: attendanceLines, roles: rolesLines,
  purpose: ({ texts: { purpose: labels } }, of) => facts(of.n, 'purpose', [
    ['topic', labels.topic, of.topic], ['purpose', labels.purpose, of.purpose], ['axis', labels.axis, of.axis],
    ['problem', labels.problem, of.problem], ['problemData', labels.problemData, of.problemData],
    ['inputs', labels.inputs, of.inputs.join('; ')], ['outputs', labels.outputs, of.outputs.join('; ')],
  ]),
  norms: (maker, of) => [
    ...list(of.n, of.norms.map((norm, at) => item(`norms/${at + 1}`, 0, span(norm)))),
    ...under(heading(of.n, 'norms/proposed', 2, maker.texts.norms.proposed), contributions(maker, of.n, 'norms', of.proposed)),
  ],
  review: reviewLines,
  development: developmentLines,
  problem: (maker, of) => [
    ...under(heading(of.n, 'problem/causes', 2, maker.texts.problem.causes), groups(maker, of.n, 'problem', of.causes)),
    ...under(heading(of.n, 'problem/consequences', 2, maker.texts.problem.consequences),
      groups(maker, of.n, 'problem', of.consequences)),
  ],
  experiences: (maker, of) => groups(maker, of.n, 'experiences', of.groups),
  strategies: strategiesLines,
  agreements: agreementsLines,
  reflections: (maker, of) => [
    ...rich(of.n, 'reflections/notes', of.notes),
    ...of.steps.flatMap((step) => [
      ...text(of.n, `reflections/${step.id}`, bold([step.text, ...step.questions].filter((words) => words !== '').join(' '))),
      ...contributions(maker, of.n, 'reflections', step.cards),
    ]),
  ],
  conclusions: (maker, of) => [...rich(of.n, 'conclusions/notes', of.notes), ...groups(maker, of.n, 'conclusions', of.groups)],
  next: nextLines,
  evidence: ({ texts }, of) => (of.items.length === 0 ? [] : [{
    kind: 'table', section: of.n, columns: texts.evidence.columns, widths: [30, 10, 32, 16, 12],
    rows: of.items.map((entry) =>
      ({ id: `evidence/${entry.id}`, cells: [entry.title, texts.evidence.kinds[entry.kind], entry.ref, entry.block, entry.by] })),
  }]),
}

function dataLines({ minutes, texts, dates }: Maker, of: Sections['data']): Line[] {
  const { data: labels } = texts
  const { closing } = minutes
  const from = of.startedAt ?? of.plannedAt
  const time = of.startedAt === null ? labels.notStarted
    : of.endedAt === null ? texts.since(dates.time(of.startedAt)) : texts.range(dates.time(of.startedAt), dates.time(of.endedAt))
  const version = minutes.version === 1 && closing?.before == null ? ''
    : [String(minutes.version), closing?.before == null ? '' : labels.replaces(closing.before.version, closing.before.sha256),
      closing?.reason ?? '']
      .filter((part) => part !== '').join('; ')
  return facts(of.n, 'data', [
    ['community', labels.community, minutes.community.name], ['institution', labels.institution, of.institution],
    ['title', labels.title, of.title],
    ['date', labels.date, from === null ? '' : dates.day(from)], ['time', labels.time, time],
    ['duration', labels.duration,
      of.startedAt === null ? '' : `${dates.length(of.minutes)} ${labels.planned(dates.length(of.plannedMinutes))}`],
    ['breaks', labels.breaks,
      of.breaks.map((one) =>
        texts.range(dates.time(one.from), one.to === null ? labels.running : dates.time(one.to))).join('; ')],
    ['modality', labels.modality, labels.modalities[of.modality]], ['call', labels.call, [linked(of.callUrl)]],
    ['link', labels.link, [linked(of.link)]],
    ['version', labels.version, version],
    ['closed', labels.closed, closing === null ? '' : labels.closedBy(closing.by, dates.moment(closing.at))],
  ])
}

function attendanceLines({ minutes, texts, dates }: Maker, of: Sections['attendance']): Line[] {
  if (of.people.length === 0) return []
  const began = minutes.sections.data.startedAt !== null
  const { attendance: words } = texts
  const remarks = (person: (typeof of.people)[number]): string => {
    const came = person.state === 'present' || person.state === 'left'
    return [
      person.state === 'present' ? '' : words.states[person.state], came && began ? (person.punctual ? words.punctual : words.late) : '',
      person.observer ? words.observer : '',
      person.reason, person.returns > 0 ? words.returns(person.returns) : '',
      person.markedBy === '' ? '' : words.markedBy(person.markedBy),
    ].filter((part) => part !== '').join('; ')
  }
  const time = (at: number | null) => (at === null ? '' : dates.time(at))
  return [
    ...text(of.n, 'attendance/counts',
      span(`${words.counts(of.present, of.punctual, of.absent, of.justified)} ${words.participated(of.participated, of.members)}`)),
    {
      kind: 'table', section: of.n, columns: words.columns, widths: [6, 34, 13, 13, 12, 22],
      rows: of.people.map((person, at) => ({
        id: `attendance/${person.id}`,
        cells: [
          String(at + 1), [person.name, person.detail].filter((part) => part !== '').join(', '), time(person.joinedAt),
          time(person.leftAt),
          person.state === 'present' || person.state === 'left' ? words.channels[person.channel] : '', remarks(person),
        ],
      })),
    },
  ]
}

function rolesLines({ minutes, texts, dates }: Maker, of: Sections['roles']): Line[] {
  const names = texts.roles[minutes.labels]
  return [
    ...facts(of.n, 'roles', [
      ['coordinator', names.coordinator, of.coordinator], ['moderator', names.moderator, of.moderator],
      ['secretary', names.secretary, of.secretary],
    ]),
    ...under(heading(of.n, 'roles/handovers', 2, texts.handoversTitle), list(of.n, of.handovers.flatMap((handover, at) => {
      const words = texts.handovers[handover.how](names[handover.role], handover.to, handover.from)
      return isChange(handover, minutes) ? [item(`roles/handover-${at + 1}`, 0, span(`${dates.time(handover.at)} · ${words}.`))] : []
    }))),
  ]
}

/** Coming in with a role before the start changes nothing. */
const isChange = ({ how, at }: Sections['roles']['handovers'][number], { sections: { data } }: MinutesContent): boolean =>
  how !== 'entered' || (data.startedAt !== null && at > data.startedAt)
