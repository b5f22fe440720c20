import { defineConfig } from 'vitest/config'

/** Whole meetings over real sockets; browser tests have their own runner. */
export default defineConfig({ test: { name: 'meeting', include: ['**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } })
