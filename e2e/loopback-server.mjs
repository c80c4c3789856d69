import { once } from 'node:events'
import { createServer } from 'node:http'
import { LOOPBACK } from './addresses.mjs'

/**
 * A server on a free port that answers nothing yet, so that its address is known to what will answer.
 * @returns {Promise<{ server: import('node:http').Server, origin: string, close: () => Promise<void> }>}
 *   `close` cuts open connections too; it is done when nothing listens any more.
 */
export async function listen() {
  const server = createServer()
  server.listen(0, LOOPBACK)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    server,
    origin: `http://${LOOPBACK}:${address.port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
