/*
 * Browser tests: a real Chromium against real servers, each test with its own. What they leave behind lies in /artifacts.
 */
import { defineConfig } from '@playwright/test'
import { findChromium, quietFlags } from './chromium.ts'

const executablePath = findChromium(process.env)
if (executablePath === null) throw new Error('No Chromium was found: install chromium or Google Chrome, or give its path in CHROMIUM.')

process.env['RUN_BEGAN'] ??= String(Date.now()) // pictures older than this prove nothing

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../artifacts/browser',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: process.env['CI'] === 'true' ? 2 : 0, // two slow cores may be late; a fault is there every time
  // Nothing here waits for a time to pass: these are for machines that are five times slower than a desk's, as shared ones are by the hour.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 30_000,
    launchOptions: { executablePath, args: quietFlags(process.getuid?.() === 0) },
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    screenshot: 'only-on-failure',
    trace: 'on-first-retry', // two slow cores have enough to do without recording what goes well
  },
})
