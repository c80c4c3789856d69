/**
 * Where the things under test listen. Playwright reads its configuration in every worker, so the ports are fixed; set
 * E2E_PORT to run two suites on one machine.
 */
const first = Number(process.env.E2E_PORT ?? 41730)

/** The host of everything that a test starts. `localhost` may mean ::1, which no content security policy can name. */
export const LOOPBACK = '127.0.0.1'
export const SITE_PORT = first
export const ISSUER_PORT = first + 1
export const SITE = `http://${LOOPBACK}:${SITE_PORT}/`
export const ISSUER = `http://${LOOPBACK}:${ISSUER_PORT}`
