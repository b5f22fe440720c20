/*
 * What tests of the files need: acta by acta the hostile things people may write, and readers of what came out.
 */
import { canonical, contentOf, lines, project, textsFor, type Minutes } from '@acta-viva/model/minutes'
import { inputOf, meetingFixture, minute, node, start, write, writeRich } from '../../../../packages/model/src/minutes/testing/fixture.ts'
import { unzipSync } from 'fflate'
import { generateKeyPairSync, sign } from 'node:crypto'
import { sha256 } from './sign.ts'
import type { Proof } from './render.ts'

export const plainMinutes = (): Minutes => project(inputOf(meetingFixture()))

export const hostile = [
  '=HYPERLINK("http://x.example";"clic")', '+1+1', '@SUM(A1)', '-2+3', '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '#eval("1") $x^2$ *b* _i_ `c` @label <l> \\ //',
  '| celda | rota |', '[clic](javascript:alert(1))', ']]></w:t>&amp;&lt;', 'שלום עולם، مرحبا', '👩‍🏫 😀 漢字 ไทย ཀ 𓂀',
  'a\u0000b\u0001c\u202ed\ud800e', '"; DROP', '1. no es lista', '# no es título',
  'https://largo.example/' + 'x'.repeat(400), 'Línea uno\nLínea dos',
]

/** Three hundred people, forty agreements, ten thousand characters in one text, and every hostile one in every kind of place. */
export function crowdedMinutes(): Minutes {
  const fixture = meetingFixture()
  const people = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`p${at}`, {
    ...fixture.state.people['rosa']!, id: `p${at}`, name: `${hostile[at % hostile.length]} ${at}`.slice(0, 80),
    detail: at % 3 === 0 ? 'Segundo grado' : '',
  }]))
  write(fixture.table, 'agreements', Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x${at}`, {
    text: at === 0 ? 'Palabra larga '.repeat(720) : `${hostile[at % hostile.length]} número ${at}`,
    actors: ['Docentes', hostile[at % hostile.length]!], responsible: `p${at}`,
    indicator: hostile[(at + 1) % hostile.length], target: '8 de 10', due: '2026-06-30', state: 'registered',
    order: `M${String(at).padStart(2, '0')}`,
  }])))
  write(fixture.plenary, 'cards',
    Object.fromEntries(hostile.map((text, at) =>
      [`h${at}`, { board: 'causes', step: 's2', text, keyIdea: at % 2 === 0, order: `M${String(at).padStart(2, '0')}` }])))
  writeRich(fixture.table, 'notes:b1', hostile.map((text) => node('paragraph', [{ text, format: { bold: {} } }, ' fin'])))
  writeRich(fixture.table, 'notes:b3',
    [node('orderedList',
      hostile.map((text) =>
        node('listItem', [node('paragraph', [text]), node('bulletList', [node('listItem', [node('paragraph', [text])])])])))])
  const turns = Array.from({ length: 60 },
    (_, at) => ({ ...fixture.state.turns[0]!, id: `turn${at}`, person: `p${at}`, subject: hostile[at % hostile.length]!,
      intervals: [{ from: start + at * minute, to: start + (at + 1) * minute }] }))
  return project(inputOf({ ...fixture, state: { ...fixture.state, people: { ...fixture.state.people, ...people }, turns } }))
}

/** A proof with a key of its own; the text and its hash are real. */
export function proofFor(minutes: Minutes): Proof {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const json = canonical(contentOf(minutes))
  const annex = canonical(minutes.conformities)
  const signed = (text: string) => sign(null, Buffer.from(text), privateKey).toString('base64')
  return {
    json, sha256: sha256(json), signature: signed(json), publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    page: 'https://acta.example/verify',
    annex: { json: annex, signature: signed(annex) },
  }
}

/** Every piece of text the acta shows, in order. */
export const pieces = (minutes: Minutes, proof: Proof | null): string[] =>
  lines(minutes, textsFor(minutes.language), proof ?? undefined).flatMap((line): string[] => {
  switch (line.kind) {
    case 'heading': return [line.text]
    case 'text': return line.spans.map((span) => span.text)
    case 'facts': return line.rows.flatMap((row) => [row.label, ...row.value.map((span) => span.text)])
    case 'table': return [...line.columns, ...line.rows.flatMap((row) => row.cells)]
    case 'list': return line.items.flatMap((item) => item.spans.map((span) => span.text))
    case 'signatures': return line.people.flatMap((person) => [person.name, person.role])
  }
}).filter((text) => text.trim() !== '')

/** For comparing: no blanks, which every format lays out in its own way. */
export const dense = (text: string): string => text.normalize('NFC').replace(/[\s\u200b\u00ad]+/gu, '')

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }
export const unescapeXml = (text: string): string => text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu,
  (_all, ten?: string, hex?: string, name?: string) =>
  (ten !== undefined ? String.fromCodePoint(Number(ten)) : hex !== undefined ? String.fromCodePoint(parseInt(hex,
    16)) : entities[name ?? ''] ?? ''))
export const textOfHtml = (html: string): string =>
  unescapeXml(html.replace(/<(style|title|svg)[\s\S]*?<\/\1>/gu, '').replace(/<[^>]*>/gu, ''))
export const textOfMarkdown = (markdown: string): string => markdown.replace(/<br>/gu, '').replace(/\]\((?:[^()\\]|\\.)*\)/gu, '')
  .replace(/^[ ]*(?:#{1,6}|[-]|\d+\.) /gmu, '').replace(/^\| --- .*$/gmu, '').replace(/(^|[^\\])(?:\*\*|[_[|])/gmu,
    '$1').replace(/(^|[^\\])(?:\*\*|[_[|])/gmu, '$1').replace(/\\([!-/:-@[-`{-~])/gu, '$1')

export const partsOf = (docx: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).filter(([name]) => /\.(?:xml|rels)$/u.test(name)).map(([name, bytes]) =>
    [name, new TextDecoder('utf-8', { fatal: true }).decode(bytes)]))

/** Throws where a part is not well-formed: tags that do not match, bare ampersands, characters XML does not have. */
export function assertWellFormed(xml: string): void {
  // oxlint-disable-next-line no-control-regex
  const wrong = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.exec(xml)
  if (wrong !== null) throw new Error(`a character XML does not have at ${wrong.index}`)
  const open: string[] = []
  const body = xml.replace(/^<\?xml[^?]*\?>/u, '')
  let at = 0
  for (const tag of body.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gu)) {
    const between = body.slice(at, tag.index)
    if (/[<]|&(?!(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos);)/iu.test(between)) throw new Error(`loose markup: ${between.slice(0, 80)}`)
    if (/&(?!(?:#\d+|#x[0-9a-f]+|amp|lt|gt|quot|apos);)/iu.test(tag[3] ?? '')) throw new Error(`loose ampersand in <${tag[2]}>`)
    if (tag[1] === '/') { if (open.pop() !== tag[2]) throw new Error(`</${tag[2]}> closes nothing`) } else if (tag[4] === '') open.push(tag[2] ?? '')
    at = tag.index + tag[0].length
  }
  if (open.length > 0 || body.slice(at).trim() !== '') throw new Error(`not closed: ${open.join(' ')}`)
}
