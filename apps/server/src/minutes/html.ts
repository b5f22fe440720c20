/*
 * The acta as one page for reading and printing: no scripts, no requests, nothing from outside.
 *
 * Every piece of text goes through `escape`; addresses were checked by the model and are checked again here.
 */
import { headOf, lines, type Item, type Line, type Minutes, type MinutesTexts, type SealNote, type Span } from '@acta-viva/model/minutes'
import { renderSVG } from 'uqr'
import { nest, runs, type Nested } from './nest.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/gu, (letter) => entities[letter] ?? '')
const broken = (text: string): string => escape(text).replace(/\n/gu, '<br>')

const span = ({ text, bold, italic, link }: Span): string => {
  const marked = `${bold === true ? '<strong>' : ''}${italic === true ? '<em>' : ''}${broken(text)}${italic === true ? '</em>' : ''}${bold === true ? '</strong>' : ''}`
  return link !== undefined &&
    /^(?:https?:|mailto:)/iu.test(link) ? `<a href="${escape(link)}" rel="noopener noreferrer nofollow">${marked}</a>` : marked
}
const spans = (list: readonly Span[]): string => list.map(span).join('')

const listOf = (items: readonly Item[]): string => nested(nest(items))
const nested = (entries: readonly Nested[]): string => runs(entries).map(({ ordered, entries: run }) => {
  const tag = ordered ? 'ol' : 'ul'
  return `<${tag}>${run.map(({ item, children }) => `<li dir="auto">${spans(item.spans)}${nested(children)}</li>`).join('')}</${tag}>`
}).join('')

function block(line: Line): string {
  switch (line.kind) {
    case 'heading': return `<h${line.level + 1} dir="auto">${broken(line.text)}</h${line.level + 1}>`
    case 'text': return `<p dir="auto"${line.quiet ? ' class="quiet"' : ''}>${spans(line.spans)}</p>`
    case 'facts': return `<table class="facts">${line.rows.map(({ label, value }) =>
      `<tr><th scope="row">${escape(label)}</th><td dir="auto">${spans(value)}</td></tr>`).join('')}</table>`
    case 'table': return `<table><colgroup>${line.widths.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>` +
      `<thead><tr>${line.columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead>` +
      `<tbody>${line.rows.map(({ cells }) => `<tr>${cells.map((cell) =>
        `<td dir="auto">${broken(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
    case 'list': return listOf(line.items)
    case 'signatures': return `<div class="signatures">${line.people.map(({ name, role }) =>
      `<div><span></span><strong>${escape(name)}</strong>${escape(role)}</div>`).join('')}</div>`
  }
}

const style = `
:root{color-scheme:light}
body{font:16px/1.5 Georgia,'Libertinus Serif','Times New Roman',serif;color:#1a1a1a;max-width:46rem;margin:0 auto;padding:1.5rem 1rem;overflow-wrap:anywhere}
header{border-bottom:2px solid #1a1a1a;margin-bottom:1.5rem;padding-bottom:.75rem}
header p{margin:0} h1{font-size:1.6rem;line-height:1.2;margin:.3rem 0} h2{font-size:1.15rem;margin:1.8rem 0 .5rem;border-bottom:1px solid #999;padding-bottom:.15rem}
h3{font-size:1rem;margin:1.1rem 0 .3rem} h4{font-size:.95rem;font-style:italic;font-weight:normal;margin:.7rem 0 .2rem}
h2,h3,h4{break-after:avoid} p{margin:.4rem 0} ul,ol{margin:.3rem 0;padding-left:1.4rem} li{margin:.15rem 0} .quiet{color:#555;font-style:italic}
table{border-collapse:collapse;width:100%;margin:.5rem 0} td,th{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #ccc}
thead th{border-bottom:1.5px solid #1a1a1a;font-size:.9rem} tr,.facts{break-inside:avoid} p:has(+.signatures){break-after:avoid} .facts th{width:11rem;font-weight:normal;color:#555}
td:first-child,th:first-child{padding-left:0} h1 small{white-space:nowrap}
@media(max-width:34rem){.facts th{width:36%}td,th{padding:.25rem .35rem}}
a{color:inherit} .signatures{display:flex;flex-wrap:wrap;gap:1.5rem;margin-top:3.5rem;break-inside:avoid} .signatures div{flex:1 1 10rem;text-align:center}
.signatures span{display:block;border-top:1px solid #1a1a1a;margin-bottom:.3rem} .signatures strong{display:block} .code{float:right;width:8rem}
@page{size:A4;margin:20mm} @media print{body{max-width:none;padding:0;font-size:11pt;line-height:1.35}td,th{padding:.2rem .5rem}}`

/** One standalone page in the acta's language. */
export function htmlOf(minutes: Minutes, texts: MinutesTexts, seal?: SealNote): string {
  const head = headOf(minutes, texts)
  const code = seal === undefined ||
    seal.page === '' ? '' : `<div class="code" role="img" aria-label="${escape(texts.seal.page)}">${renderSVG(seal.page, { ecc: 'M' })}</div>`
  return `<!doctype html><html lang="${head.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="robots" content="noindex"><title>${escape(`${head.document} ${head.code}`)}</title><style>${style}</style></head><body>` +
    `<header><p>${escape(head.institution)}</p><h1>${escape(head.document)} <small>${escape(head.code)}</small></h1><p dir="auto">${escape(head.title)}</p></header>` +
    `<main>${lines(minutes, texts, seal).map(block).join('\n')}${code}</main></body></html>\n`
}
