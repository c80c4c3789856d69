import { defineConfig, devices } from 'playwright/test'
import { SITE } from './addresses.mjs'
import { findChromium } from './find-browser.mjs'

const executablePath = findChromium()?.executablePath

/** In milliseconds: for a machine with twenty times the work that it can do, since no test is about time. */
const patience = 240_000

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './servers.ts',
  fullyParallel: true,
  workers: 2,
  timeout: patience,
  // Half of it, so that what was waited for is named before the test itself is ended.
  expect: { timeout: patience / 2 },
  forbidOnly: Boolean(process.env['CI']),
  // With so much patience, a page that does not even open would take hours to say so.
  maxFailures: 10,
  reporter: process.env['CI'] ? [['list'], ['github']] : 'list',
  use: { baseURL: SITE, trace: 'retain-on-failure' },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          ...(executablePath !== undefined && { executablePath }),
          // The ledger of page.ts sees pages only; the browser itself shall be silent as well.
          args: ['--disable-background-networking', '--disable-component-update'],
        },
      },
    },
  ],
})
