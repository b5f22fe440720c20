/* Puts a table between its marks in docs/benchmarks.md; everything else of the page stays. */
import { readFile, writeFile } from 'node:fs/promises'

const path = new URL('../../docs/benchmarks.md', import.meta.url)

/** `name` is the mark: `<!-- name -->` … `<!-- /name -->`. @throws if the page has no such marks */
export async function put(name: string, table: string): Promise<void> {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const page = await readFile(path, 'utf8')
  const [head, rest] = page.split(open)
  const tail = rest?.split(close)[1]
  if (head === undefined || tail === undefined) throw new Error(`docs/benchmarks.md has no place for ${name}`)
  await writeFile(path, `${head}${open}\n${table}\n${close}${tail}`)
}
