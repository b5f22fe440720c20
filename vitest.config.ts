import { defineConfig } from 'vitest/config'

/**
 * Unit and contract tests sit beside their module. The web project brings its own set-up (jsdom, Solid). Time limits are there to end
 * what hangs, on the slowest machine that runs this.
 */
export default defineConfig({
  test: {
    maxWorkers: 2, // by itself it leaves one of two cores idle
    projects: [
      { test: { name: 'model', root: 'packages/model', include: ['src/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'server', root: 'apps/server', include: ['src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      'apps/web/vitest.config.ts',
      'tests/vitest.config.ts',
    ],
  },
})
