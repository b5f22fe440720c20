/*
 * The acta as a Word document: real headings, tables with header rows, real lists, page numbers. Opens in Word and LibreOffice.
 */
import { headOf, lines, wordsIn, type Line, type Minutes, type MinutesTexts, type SealNote, type Span } from '@acta-viva/model/minutes'
import {
  AlignmentType, BorderStyle, Document, ExternalHyperlink, Footer, Header, HeadingLevel, ImageRun, LevelFormat, LineRuleType, Packer, PageNumber,
  Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type ParagraphChild,
} from 'docx'
import { qrPng } from './qr-png.ts'

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
/** A4 in twentieths of a point, 20 mm margins. */
const page = { width: 11906, height: 16838, margin: 1134 }
const inner = page.width - 2 * page.margin
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' }
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const rowBorders = { top: none, left: none, right: none, bottom: thin }

const run = ({ text, bold, italic }: Span): TextRun[] => text.split('\n').map((part, at) =>
  new TextRun({ text: part, ...(bold === true && { bold }), ...(italic === true && { italics: true }),
    ...(at > 0 && { break: 1 }) }))
const runsOf = (spans: readonly Span[]): ParagraphChild[] => spans.flatMap((span): ParagraphChild[] =>
  (span.link === undefined ? run(span) : [new ExternalHyperlink({ link: span.link, children: run(span) })]))
const plain = (text: string): ParagraphChild[] => run({ text })

/** Letters of a row, and of a small table, that is not split over two pages. */
const SHORT_ROW = 600
const SHORT_TABLE = 900
const cellOf = (children: ParagraphChild[], width: number, keepNext: boolean) => new TableCell({
  width: { size: width, type: WidthType.DXA }, borders: rowBorders, margins: { top: 40, bottom: 40, left: 60, right: 60 },
  children: [new Paragraph({ style: 'cell', keepNext, children })],
})

/** `rows` whole or split where a page ends; `together`: all of them stay on one page. */
interface Holding { rows: boolean; together: boolean }

function tableOf(head: string[] | null, widths: readonly number[], rows: ParagraphChild[][][], hold: Holding): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => Math.floor((width / whole) * inner))
  const row = (cells: ParagraphChild[][], header: boolean, keepNext: boolean) => new TableRow({
    tableHeader: header, cantSplit: header || hold.rows, children: cells.map((cell, at) => cellOf(cell, columns[at] ?? 0, keepNext)),
  })
  return new Table({
    width: { size: inner, type: WidthType.DXA }, columnWidths: columns, layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: [...(head === null ? [] : [row(head.map((text) => [new TextRun({ text, bold: true })]), true, true)]),
      ...rows.map((cells, at) => row(cells, false, hold.together && at < rows.length - 1))],
  })
}

/** Lines for signing by hand, side by side. */
const signaturesOf = (people: readonly { name: string; role: string }[]): Table => {
  const width = Math.floor(inner / people.length)
  const line = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 }
  const apart = { left: 120, right: 120 }
  const nowhere = { top: none, bottom: none, left: none, right: none }
  return new Table({
    width: { size: inner, type: WidthType.DXA }, columnWidths: people.map(() => width), layout: TableLayoutType.FIXED,
    borders: { ...nowhere, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: people.map(({ name, role }) => new TableCell({
      width: { size: width, type: WidthType.DXA }, borders: nowhere,
      children: [
        new Paragraph({ spacing: { before: 900 }, border: { top: line }, indent: apart, alignment: AlignmentType.CENTER, children: [new TextRun({ text: name, bold: true })] }),
        new Paragraph({ indent: apart, alignment: AlignmentType.CENTER, children: [new TextRun({ text: role, color: '555555' })] }),
      ],
    })) })],
  })
}

function block(line: Line, next: Line | undefined, lists: () => number): (Paragraph | Table)[] {
  switch (line.kind) {
    case 'heading': return [new Paragraph({ heading: levels[line.level], keepNext: true, keepLines: true, children: plain(line.text) })]
    case 'text': return [new Paragraph({ keepNext: (next?.kind === 'facts' || next?.kind === 'table') && wordsIn(line.spans).length < SHORT_TABLE, children: runsOf(line.quiet ? line.spans.map((span) =>
      ({ ...span, italic: true as const })) : line.spans) })]
    case 'facts': return [
      tableOf(null, [26, 74], line.rows.map(({ label, value }) =>
        [[new TextRun({ text: label, color: '555555' })], runsOf(value)]), {
        rows: line.rows.every(({ value }) => wordsIn(value).length < SHORT_ROW),
        together: line.rows.reduce((sum, { value }) => sum + wordsIn(value).length, 0) < SHORT_TABLE,
      }),
      new Paragraph({ style: 'gap' }),
    ]
    case 'table': return [tableOf(line.columns, line.widths, line.rows.map(({ cells }) => cells.map(plain)), {
      rows: line.rows.every(({ cells }) => cells.join('').length < SHORT_ROW), together: false,
    }),
      new Paragraph({ style: 'gap' })]
    case 'list': {
      const instance = lists()
      return line.items.map((item) => new Paragraph({
        style: 'item', children: runsOf(item.spans),
        numbering: { reference: item.ordered ? 'numbers' : 'bullets', level: Math.min(8, item.depth), instance },
      }))
    }
    case 'signatures': return line.people.length === 0 ? [] : [signaturesOf(line.people), new Paragraph({ style: 'gap' })]
  }
}

const levelsOf = (ordered: boolean) => Array.from({ length: 9 }, (_, level) => ({
  level, format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
  text: ordered ? `%${level + 1}.` : level % 2 === 0 ? '•' : '–', alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 260 } } },
}))

/** Side of the code that opens the check page, in pixels of a 96th of an inch (28 mm), and its column in twentieths of a point. */
const CODE = { side: 106, column: 1900 }
const LABEL = 1900
/** What proves the acta, with the code beside it as on the printed page. */
function sealOf(rows: readonly { label: string; value: readonly Span[] }[], address: string, says: string): Table {
  const widths = [LABEL, inner - LABEL - CODE.column, CODE.column]
  const code = new TableCell({
    rowSpan: rows.length, width: { size: CODE.column, type: WidthType.DXA }, borders: { top: none, left: none, right: none, bottom: none },
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 60, line: 240, lineRule: LineRuleType.AUTO }, children: [new ImageRun({
      type: 'png', data: qrPng(address), transformation: { width: CODE.side, height: CODE.side }, altText: { name: says, title: says, description: `${says}: ${address}` },
    })] })],
  })
  return new Table({
    width: { size: inner, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED,
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    rows: rows.map(({ label, value }, at) => new TableRow({ cantSplit: true, children: [
      cellOf([new TextRun({ text: label, color: '555555' })], widths[0] ?? 0, at < rows.length - 1), cellOf(runsOf(value), widths[1] ?? 0, at < rows.length - 1),
      ...(at === 0 ? [code] : []),
    ] })),
  })
}

/** The bytes of the document. */
export async function docxOf(minutes: Minutes, texts: MinutesTexts, seal?: SealNote): Promise<Uint8Array> {
  const head = headOf(minutes, texts)
  let count = 0
  const all = lines(minutes, texts, seal)
  const body = all.flatMap((line, at) => (line.kind === 'facts' && line.rows[0]?.id === 'seal/sha256' && seal !== undefined && seal.page !== ''
    ? [sealOf(line.rows, seal.page, texts.seal.page), new Paragraph({ style: 'gap' })] : block(line, all[at + 1], () => ++count)))
  const [before = '', between = '', after = ''] = texts.page('\u0000', '\u0000').split('\u0000')
  const foot = () => new Footer({ children: [new Paragraph({
    style: 'cell', alignment: AlignmentType.RIGHT,
    children: [new TextRun({ color: '555555', children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after] })],
  })] })
  const document = new Document({
    title: `${head.document} ${head.code}`, subject: head.title, creator: head.institution, description: head.title,
    numbering: { config: [{ reference: 'bullets', levels: levelsOf(false) }, { reference: 'numbers', levels: levelsOf(true) }] },
    styles: {
      default: {
        document: { run: { font: 'Cambria', size: 21, language: { value: head.language === 'es' ? 'es-PE' : 'en-US' } },
          paragraph: { spacing: { after: 80, line: 264 } } },
        title: { run: { size: 36, bold: true, color: '000000', font: 'Cambria' },
          paragraph: { spacing: { before: 160, after: 60, line: 264 } } },
        heading1: { run: { size: 25, bold: true, color: '000000', font: 'Cambria' },
          paragraph: { spacing: { before: 320, after: 100 } } },
        heading2: { run: { size: 22, bold: true, color: '000000', font: 'Cambria' },
          paragraph: { spacing: { before: 200, after: 60 } } },
        heading3: { run: { size: 21, italics: true, color: '000000', font: 'Cambria' },
          paragraph: { spacing: { before: 120, after: 40 } } },
      },
      paragraphStyles: [
        { id: 'cell', name: 'Cell', basedOn: 'Normal', run: { size: 20 },
          paragraph: { spacing: { before: 0, after: 0, line: 250 } } },
        { id: 'item', name: 'Item', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 50 } } },
        { id: 'gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { before: 0, after: 0 } } },
      ],
    },
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height },
        margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } }, titlePage: true },
      headers: { first: new Header({ children: [new Paragraph({ style: 'cell' })] }), default: new Header({ children: [new Paragraph({ style: 'cell',
        children: [new TextRun({ text: `${head.institution} · ${head.document} ${head.code}`, color: '555555' })] })] }) },
      footers: { first: foot(), default: foot() },
      children: [
        new Paragraph({ spacing: { after: 60 }, children: [new TextRun({ text: head.institution, color: '555555' })] }),
        new Paragraph({ heading: HeadingLevel.TITLE, children: plain(`${head.document} ${head.code}`) }),
        new Paragraph({ children: plain(head.title) }), ...body,
      ],
    }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
