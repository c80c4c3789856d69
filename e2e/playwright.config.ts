import { defineConfig, devices } from 'playwright/test'
import { ISSUER, LOOPBACK, SITE, SITE_PORT } from './addresses.mjs'
import { dist } from './builds.mjs'
import { findChromium } from './find-browser.mjs'

const executablePath = findChromium()?.executablePath

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
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
  webServer: [
    {
      command: `npx vite preview --outDir ${dist} --host ${LOOPBACK} --strictPort --port ${SITE_PORT}`,
      cwd: '..',
      url: SITE,
      reuseExistingServer: false,
    },
    {
      command: 'node op.mjs',
      url: `${ISSUER}/.well-known/openid-configuration`,
      reuseExistingServer: false,
    },
  ],
})
