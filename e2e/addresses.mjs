/** The host of everything that a test starts. `localhost` may mean ::1, which no content security policy can name. */
export const LOOPBACK = '127.0.0.1'

/** The environment variables by which servers.ts, which runs in another process than the tests, tells them where it listens. */
export const SITE_VARIABLE = 'E2E_SITE'
export const ISSUER_VARIABLE = 'E2E_ISSUER'

// Playwright also reads the specs where no server runs, to list their tests: nobody listens on port 1.
const nowhere = `http://${LOOPBACK}:1`

/** The built page, with a slash at the end. */
export const SITE = process.env[SITE_VARIABLE] ?? `${nowhere}/`
/** The OpenID provider of op.mjs. */
export const ISSUER = process.env[ISSUER_VARIABLE] ?? nowhere
