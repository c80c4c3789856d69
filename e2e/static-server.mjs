/** A static host as plain as they come: it serves a folder under any path, and can be stopped. */
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { listen } from './loopback-server.mjs'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * The file that a path of an address names, with `index.html` for a folder.
 * @param {string} root @param {string} path percent-encoded, below the base
 * @returns {Promise<{ name: string, body: Buffer } | undefined>} nothing outside the folder, and nothing that is not there
 */
async function read(root, path) {
  try {
    const named = resolve(root, decodeURIComponent(path))
    if (named !== root && !named.startsWith(root + sep)) return undefined
    const name = (await stat(named)).isDirectory() ? join(named, 'index.html') : named
    return { name, body: await readFile(name) }
  } catch {
    return undefined
  }
}

/**
 * @param {{ dir: string, base?: string }} options `base` begins and ends with a slash
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveStatic({ dir, base = '/' }) {
  const root = resolve(dir)
  const { server, origin, close } = await listen()
  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin)
    const found = pathname.startsWith(base) ? await read(root, pathname.slice(base.length)) : undefined
    // What works after the server is gone shall not be the merit of the HTTP cache.
    response.setHeader('cache-control', 'no-store')
    response.setHeader('content-type', (found && types[extname(found.name)]) ?? 'application/octet-stream')
    response.statusCode = found ? 200 : 404
    response.end(found?.body)
  }
  server.on('request', (request, response) => void answer(request, response))
  return { url: origin + base, close }
}
