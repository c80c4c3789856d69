/**
 * Starts what all tests share, before the first of them: the built page and an OpenID provider, each on a free port. They
 * live in Playwright's own process, so that they end with the run, however it ends.
 */
import { existsSync } from 'node:fs'
import { ISSUER_VARIABLE, SITE_VARIABLE } from './addresses.mjs'
import { dist } from './builds.mjs'
import { startProvider } from './op.mjs'
import { serveStatic } from './static-server.mjs'

export default async function startServers() {
  if (!existsSync(`${dist}/index.html`)) throw new Error(`${dist} holds no page: npm run build makes it.`)
  const [site, provider] = await Promise.all([serveStatic({ dir: dist }), startProvider()])
  process.env[SITE_VARIABLE] = site.url
  process.env[ISSUER_VARIABLE] = provider.issuer
  return async () => {
    await Promise.all([site.close(), provider.close()])
  }
}
