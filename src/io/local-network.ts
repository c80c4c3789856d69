import { isNearer, reach } from './address.ts'

declare global {
  interface Permissions {
    /** The DOM library knows only some of the names; a browser that does not know one throws. */
    query(descriptor: { name: string }): Promise<PermissionStatus>
  }
}

/**
 * Browsers that guard the person's own network ask before a site from outside may reach it (Local Network Access). The
 * names have changed over the versions; the one that says most stands first.
 */
const permissions = {
  machine: ['loopback-network', 'local-network-access'],
  network: ['local-network', 'local-network-access'],
} as const

/**
 * Whether the browser withholds this address because it is nearer to the person than the page is. False where that
 * cannot be told: an unknown permission, or a name that only resolves to something near.
 */
export async function localNetworkWithheld(address: string): Promise<boolean> {
  const { hostname } = new URL(address)
  const target = reach(hostname)
  if (target === 'anywhere' || !isNearer(hostname, location.hostname)) return false
  for (const name of permissions[target]) {
    // The first name that the browser knows decides.
    // oxlint-disable-next-line no-await-in-loop
    const state = await stateOf(name)
    if (state !== undefined) return state !== 'granted'
  }
  return false
}

async function stateOf(name: string): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name })).state
  } catch {
    return undefined
  }
}
