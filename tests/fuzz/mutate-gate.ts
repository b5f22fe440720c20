/*
 * Is every check of the gate held by a test?  node tests/fuzz/mutate-gate.ts [part of a name]
 *
 * Copies the gate, takes one check out of the copy, and runs the gate's suites against it; a suite that stays green has a
 * hole. Each `refuse(…)` and each `spend(…)` is a check of its own; what is neither is named in `others`. Not meant to be
 * red are the last guards against Yjs itself (`GateBroken`): nothing but a mistake of ours can reach them.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const gate = fileURLToPath(new URL('../../apps/server/src/rooms/gate/', import.meta.url))
const here = fileURLToPath(new URL('./', import.meta.url))
const patience = 120_000

interface Mutant { name: string, file: string, source: string }

/** Checks that are not refusals: what is written there, and what it becomes. */
const others: [file: string, from: string, to: string][] = [
  ['plan.ts', 'if (struct.clock + struct.length <= next) continue', ''],
  ['plan.ts', 'if (item.deleted || !(item instanceof Y.Item)) continue', 'if (!(item instanceof Y.Item)) continue'],
  ['plan.ts', 'if (relinked) checkOverlap(', 'if (false) checkOverlap('],
  ['plan.ts', 'plan.stripped++\n      continue', 'plan.stripped++'],
  ['plan.ts', 'rows.keep(struct, place, origin)', ''],
  ['plan.ts', 'admitDelete(item, home)', ''],
  ['plan.ts', 'admit(struct, place.home, place.key, () => deletesWhole(update, struct))', ''],
  ['plan.ts', 'resolver.checkOrder({ origin, right: struct.right })', ''],
  ['resolve.ts', 'if (place.key === null) checkOrder(struct)', ''],
  ['resolve.ts', 'if (!proved) unproven++', ''],
  ['apply.ts', 'if (inOrder(doc, entry, linkedAt, spend)) return entry', 'return entry'],
  ['apply.ts', 'countSearch(doc, entry, spend)', ''],
  ['work.ts', 'if (knows(struct.parent)) countSearch(doc, entry, spend)', ''],
  ['work.ts', 'if (!knows(origin) || !knows(right)) return false', ''],
  ['plan.ts', 'if (to - from < item.length) countSplit(doc, item.id, spend)', ''],
  ['gate.ts', 'countCleanup(plan.doomed)', ''],
  ['gate.ts', 'checkOwners(doc, plan, owners, person)', ''],
  ['gate.ts', 'usage.check(plan)', ''],
  ['writer.ts', '!relinked && (!filler || struct.ref === Ref.gc)', '!relinked'],
  ['rules.ts', '&& !diesHere(struct)', ''],
  ['apply.ts', 'if (entry !== planned) straight++', ''],
  ['apply.ts', 'for (const root of plan.roots) shared.add(root)', ''],
  ['slices.ts', 'if (!isThere(struct.origin) || !isThere(struct.right) || !isThere(struct.parent)) break', ''],
  ['slices.ts', 'if ((looks += 1) > MOST_LOOKS) return null', ''],
  ['slices.ts', 'own[sliceOf.get(struct)!]!.push(', 'others.push('],
  ['slices.ts', 'if (clock < from) others.push({ client, clock, length: from - clock })', ''],
  ['slices.ts', 'if (to < end) others.push({ client, clock: to, length: end - to })', ''],
  ['slices.ts', 'writeRaw(bytes, structs, own[i]!)', 'writeRaw(bytes, structs, [])'],
  ['slices.ts', 'const until = Math.min(to, struct.clock + struct.length)', 'const until = struct.clock + struct.length'],
  ['reader.ts', "{ fatal: true, ignoreBOM: true }", '{ ignoreBOM: true }'],
]

function mutantsOf(file: string): Mutant[] {
  const source = readFileSync(join(gate, file), 'utf8')
  const mutants: Mutant[] = []
  const lineOf = (index: number) => source.slice(0, index).split('\n').length
  for (const match of source.matchAll(/(?:return )?(?:refuse\('([\w-]+)'\)|spend\([^;\n]*?\)$)/gm)) {
    const cut = source.slice(0, match.index) + 'void 0' + source.slice(match.index + match[0].length)
    mutants.push({ name: `${file}:${lineOf(match.index)} ${match[0]}`, file, source: cut })
  }
  for (const [where, from, to] of others) {
    if (where !== file) continue
    if (source.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`)
    mutants.push({ name: `${file} ${from.split('\n')[0]}`, file, source: source.replace(from, to) })
  }
  return mutants
}

/** Runs the suites against a copy. Returns what they complain of, or null when they stay green. */
function complaintOf(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(here, 'mutate-gate-run.ts'), folder], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
    const timer = setTimeout(() => child.kill('SIGKILL'), patience)
    child.on('close', (code) => {
      clearTimeout(timer)
      const first = said.trim().split('\n').find((line) => line !== '') ?? `exit ${code}`
      resolve(code === 0 ? null : code === null ? 'it never ends' : first)
    })
  })
}

const wanted = process.argv[2] ?? ''
const sources = readdirSync(gate).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const mutants = sources.flatMap(mutantsOf).filter(({ name }) => name.includes(wanted))
const survivors: string[] = []
for (const { name, file, source } of mutants) {
  const folder = mkdtempSync(join(here, '.mutant-'))
  try {
    for (const each of sources) cpSync(join(gate, each), join(folder, each))
    writeFileSync(join(folder, file), source)
    const complaint = await complaintOf(folder)
    if (complaint === null) survivors.push(name)
    console.log(complaint === null ? 'GREEN' : 'red  ', name, '←', complaint?.slice(0, 150) ?? '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
console.log(`${mutants.length} checks taken out one by one, ${survivors.length} not noticed`)
for (const name of survivors) console.log('  ', name)
process.exitCode = survivors.length === 0 ? 0 : 1
