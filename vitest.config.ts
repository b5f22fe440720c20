import { defineConfig } from 'vitest/config'

/** Unit and contract tests sit beside their module. The web project brings its own set-up (jsdom, Solid). */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'model', root: 'packages/model', include: ['src/**/*.test.ts'] } },
      { test: { name: 'server', root: 'apps/server', include: ['src/**/*.test.ts'], testTimeout: 40_000 } },
      'apps/web/vitest.config.ts',
      'tests/vitest.config.ts',
    ],
  },
})
