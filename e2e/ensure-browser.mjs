/** Finds a browser for the tests, or installs one: a fresh machine needs no step by hand (see find-browser.mjs). */
import { spawnSync } from 'node:child_process'
import { findChromium } from './find-browser.mjs'

const isRoot = process.getuid?.() === 0
const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0

/** @param {string} command @param {string[]} args */
const run = (command, args) => {
  console.log(`No Chromium found, trying: ${command} ${args.join(' ')}`)
  const options = { stdio: /** @type {const} */ ('inherit'), shell: process.platform === 'win32' }
  return (
    spawnSync(command, args, { ...options, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  )
}

const fromDebian = () =>
  isRoot &&
  hasApt &&
  run('apt-get', ['update']) &&
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])

const fromPlaywright = () =>
  run('npx', ['--no-install', 'playwright', 'install', ...(isRoot && hasApt ? ['--with-deps'] : []), 'chromium'])

/** Ubuntu's package of this name is an empty shell around snap, so each way is judged by what is there afterwards. */
function ensure() {
  const ways = [() => undefined, fromDebian, fromPlaywright]
  for (const install of ways) {
    install()
    const found = findChromium()
    if (found) return found
  }
  throw new Error(
    'No browser for the tests, and none could be installed. Install Chromium or Chrome, or set E2E_CHROMIUM.',
  )
}

try {
  const { executablePath } = ensure()
  console.log(`Browser: ${executablePath ?? "Playwright's own Chromium"}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
