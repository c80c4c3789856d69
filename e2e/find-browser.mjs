import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge']

/** Where macOS and Windows put applications, which are not on PATH there. */
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].flatMap((folder) =>
    folder
      ? [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  ),
]

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * A Chromium to test with: the one named by E2E_CHROMIUM, Playwright's own, or an installed one, in this order.
 * Without `executablePath` it is Playwright's own, which Playwright finds best by itself.
 * @returns {{ executablePath?: string } | undefined}
 * @throws when E2E_CHROMIUM names no program: testing with another one than asked for would mislead.
 */
export function findChromium() {
  const asked = process.env['E2E_CHROMIUM']
  if (asked) {
    if (!runs(asked)) throw new Error(`E2E_CHROMIUM is ${asked}, which is not a program.`)
    return { executablePath: asked }
  }
  if (existsSync(chromium.executablePath())) return {}
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications]
  const executablePath = candidates.find(runs)
  return executablePath === undefined ? undefined : { executablePath }
}
