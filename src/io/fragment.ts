/** What a link or a redirect brought to this page in its address. */
export type Arrival =
  | { kind: 'permalink'; fragment: string }
  /** What an API expects, `#expect=…`: no token comes with it. */
  | { kind: 'profile'; fragment: string }
  /** A token handed over; `inQuery`: it stood in the query, so the host of this page has seen it. */
  | { kind: 'paste'; text: string; inQuery: boolean }
  | { kind: 'nothing' }

/** A page of the catalogue, named by the fragment: `#/rules`, `#/rules/aud-missing`, `#/providers/okta`. */
export type Place = { kind: 'rules' } | { kind: 'rule' | 'provider'; id: string }

const inFragment = ['token', 'access_token', 'id_token', 'value', 'refresh_token'] as const
const inQuery = ['token', 'access_token', 'id_token', 'value', 'jwt'] as const

/** Reads an address. Never throws. A single bare value is handed on alone, a set of them as a callback fragment. */
export function readArrival(hash: string, search: string): Arrival {
  if (/^#v\d+=/.test(hash)) return { kind: 'permalink', fragment: hash }
  if (hash.startsWith('#expect=')) return { kind: 'profile', fragment: hash }
  const fragment = handedOver(new URLSearchParams(hash.slice(1)), inFragment)
  if (fragment !== undefined) return { kind: 'paste', text: fragment, inQuery: false }
  const query = handedOver(new URLSearchParams(search), inQuery)
  return query === undefined ? { kind: 'nothing' } : { kind: 'paste', text: query, inQuery: true }
}

function handedOver(parameters: URLSearchParams, names: readonly string[]): string | undefined {
  // A plus sign in a fragment is a plus sign: no token holds a space.
  const values = names.flatMap((name) => {
    const value = parameters.get(name)?.trim().replaceAll(' ', '+')
    return value ? [[name, value] as const] : []
  })
  const [only, ...others] = values
  if (!only) return undefined
  const named = only[0] === 'token' || only[0] === 'value' || only[0] === 'jwt'
  return named && others.length === 0 ? only[1] : JSON.stringify(Object.fromEntries(values), null, 2)
}

/**
 * Takes what arrived with this address, and takes a token out of the address bar and the history entry at once: neither
 * may keep it. A permalink stays, since it holds nothing secret and people copy it on.
 */
export function takeArrival(): Arrival {
  const arrival = readArrival(location.hash, location.search)
  // A profile fills the fields and is done: a reload shall not undo what was changed since.
  if (arrival.kind === 'paste' || arrival.kind === 'profile') history.replaceState(null, '', location.pathname)
  // A permalink stays; a token in the query beside it does not.
  else if (readArrival('', location.search).kind === 'paste')
    history.replaceState(null, '', location.pathname + location.hash)
  return arrival
}

/** The page of the catalogue that a fragment names, whether or not there is one of this id. */
export function readPlace(hash: string): Place | undefined {
  const [, list, id] = /^#\/(rules|providers)(?:\/([a-z\d-]+))?\/?$/.exec(hash) ?? []
  if (list === undefined) return undefined
  if (id === undefined) return { kind: 'rules' }
  return { kind: list === 'rules' ? 'rule' : 'provider', id }
}

export const addressOf = (place: Place) =>
  place.kind === 'rules' ? '#/rules' : place.kind === 'rule' ? `#/rules/${place.id}` : `#/providers/${place.id}`

/** Where the address is. */
export const placeNow = () => readPlace(location.hash)

/** Leaves a page of the catalogue for the paste behind it. */
export function leavePlace(): void {
  if (placeNow()) location.hash = ''
}

/** A link of this page that was pasted instead of opened, as what opening it would have brought. */
export function pastedLink(text: string): Arrival | undefined {
  const [, fragment, profile] = /^\S*(#(?:v\d+|(expect))=[\w-]+)$/.exec(text.trim()) ?? []
  return fragment === undefined ? undefined : { kind: profile ? 'profile' : 'permalink', fragment }
}

/** Takes a permalink out of the address bar, once something else stands in the box. */
export function dropFragment(): void {
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search)
}

/** Calls back when a link is opened in a page that is already there. */
export function onArrival(callback: () => void): () => void {
  window.addEventListener('hashchange', callback)
  return () => window.removeEventListener('hashchange', callback)
}

/** The address of this page without query and fragment, for links. */
export const pageAddress = () => location.origin + location.pathname
