/* The words of a PDF, as a reader program finds them. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** All text of all pages, runs joined by a space. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const paper = await loading.promise
  const pages: string[] = []
  for (let n = 1; n <= paper.numPages; n++) {
    const { items } = await (await paper.getPage(n)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await loading.destroy()
  return pages.join('\n').replace(/\s+/g, ' ')
}
