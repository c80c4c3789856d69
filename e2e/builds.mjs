import { fileURLToPath } from 'node:url'

const folder = process.env['E2E_BUILDS'] ?? fileURLToPath(new URL('..', import.meta.url))

/** What is under test. E2E_BUILDS names another folder that holds both, so that two suites can run side by side. */
export const dist = `${folder.replace(/\/$/, '')}/dist`
export const airplaneDist = `${dist}-airplane`
