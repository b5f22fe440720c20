import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { shipping } from './scripts/shipping.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

const root = import.meta.dirname
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Reached through an index file, but needed by nobody before the room can be used. */
const later = /src\/ui\/(sortable-list|drag-place|menu|choice|sheet|fold|shared-field|field|tabs\.tsx|more-icons|qr-code)|src\/parts\/(?!evidence\/(?!photo-link|evidence\.module)|question-level)|uqr|record\/(proposals|standIn|decide|ownership|stamps)|templates\/(catalogue|seed)|es\/(evidence|consensus)|device\/everybodys-link/

/** What the room asks for by itself as soon as it can be used: one file, not a dozen. */
const soon = /features\/(floor\/(invitation|unheard|moderation|asked-details|run-queue|my-turn|kept-requests)|people\/stand-in|clock\/(milestones|overrun|undo-line)|agenda\/ground-rules)|room\/(shortcuts|while-away|remembered|new-link)|live\/roles|device\/(fetched|tones|keep-awake)|es\/(kept|clock\.ts)|api\/links|guides\/labels|record\/(proposals|standIn)/

/** Behind ⋯ and the head: people, sharing, guide and settings, opened one from the other. */
const sheets = /features\/(people\/(?!watch|count|stand-in)|guide\/)|routes\/room\/sheets/

/** Yjs and what reads and writes it: fetched right behind the room, whose first picture is drawn from plain rows. */
const documents = /node_modules\/(yjs|y-protocols\/sync|lib0\/(?!dom|schema|hash|diff|delta|prng|eventloop|mutex))|model\/src\/documents\/(?!rows|index)|live\/(documents?|local-store|words|table-rows|previous|half-written|quiet-logging)\.ts/

/** Whether a module is among what the room imports before its first picture. */
function inRoom(): (id: string, graph: { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }) => boolean {
  const door = here('src/routes/room/index.tsx')
  let reached: Set<string> | undefined
  return (id, graph) => {
    if (reached === undefined) {
      reached = new Set([door])
      for (const one of reached) for (const next of graph.getModuleInfo(one)?.importedIds ?? []) reached.add(next)
    }
    return reached.has(id) && !later.test(id) && !documents.test(id)
  }
}
const room = inRoom()

/** Chunks follow the moments of a visit: shell (home, entry), room, documents, editor. Older browsers than 2022 are not served. */
export default defineConfig({
  plugins: [solid(), shipping()],
  // Two small parts of lib0 whose originals weigh more than what is used of them.
  resolve: { alias: [
    { find: /^lib0\/logging$/, replacement: here('src/live/quiet-logging.ts') }, { find: /^lib0\/dom$/, replacement: here('src/features/notes/page-dom.ts') },
  ] },
  // A class is its own word and two letters for its file: shorter than the stock names, in styles and scripts alike.
  css: { modules: { generateScopedName: (name, file) => `${name}-${createHash('sha256').update(relative(root, file)).digest('hex').slice(0, 3)}` } },
  server: {
    port: 5173,
    proxy: { '/api': server, '/live': { target: server, ws: true }, '/sync': { target: server, ws: true } },
  },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'], // keep light-dark() as written: tokens.css brings its own fallback
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // One file for each moment: what is loaded together compresses better together, and every file more costs a turn on a slow
        // line. Documents and components are apart, because other pages use them without the room.
        codeSplitting: { includeDependenciesRecursively: false, groups: [
          { name: 'shell', tags: ['$initial'], priority: 4 },
          { name: 'documents', test: documents, priority: 3 },
          { name: 'ui', test: (id) => /src\/ui\/|src\/i18n\/es\/ui/.test(id) && !later.test(id), minShareCount: 2, priority: 2 },
          { name: 'soon', test: soon, priority: 2 },
          { name: 'sheets', test: sheets, priority: 2 },
          { name: 'more', test: later, minShareCount: 2, priority: 1 },
          { name: (id, graph) => (room(id, graph) ? 'room' : null), priority: 0 },
        ] },
      },
    },
    assetsInlineLimit: 0, // the content policy allows no data: addresses
  },
})
