import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'
import { shipping } from './scripts/shipping.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const shell = /node_modules\/solid-js|src\/(ui|device|api|i18n|routes|app|features\/(home|enter))/

/** Chunks follow the moments of a visit: shell (home, entry), room, editor. Older browsers than 2022 are not served. */
export default defineConfig({
  plugins: [solid(), shipping()],
  // Two small parts of lib0 whose originals weigh more than what is used of them.
  resolve: { alias: [
    { find: /^lib0\/logging$/, replacement: here('src/live/quiet-logging.ts') }, { find: /^lib0\/dom$/, replacement: here('src/features/notes/page-dom.ts') },
  ] },
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
        // The shell is one file: what home and entry share compresses better together and costs one request. Yjs is apart, or it
        // would be put beside the first of its users that a build meets, which is the editor.
        // What several pages draw with is one file too: ten small ones cost ten turns on a slow line.
        codeSplitting: { groups: [
          { name: 'shell', test: shell, tags: ['$initial'], priority: 3 },
          { name: 'ui', test: /src\/ui\/(?!qr-code)|src\/i18n\/es\/ui/, minShareCount: 2, priority: 1 },
          { name: 'yjs', test: /node_modules\/(yjs|y-protocols\/sync|lib0\/(?!dom|schema|hash|diff|delta|prng|eventloop|mutex))/, priority: 2 },
        ] },
      },
    },
    assetsInlineLimit: 0, // the content policy allows no data: addresses
  },
})
