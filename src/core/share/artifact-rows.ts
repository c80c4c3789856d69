import { asObject } from '../decode/json.ts'
import { expectedFrom } from '../expectations/identifiers.ts'
import type { Callback, OAuthRequest, ServerMetadata, TokenAnswer } from '../model/messages.ts'
import type { Json } from '../model/primitives.ts'
import type { ResourceServerConfig } from '../model/resource-server.ts'
import { isApiStack } from '../registry/api-stacks.ts'
import { isPlainAddress } from '../text/plain-address.ts'
import type { Artifact } from '../token/artifact.ts'
import { askedOf } from '../token/asked.ts'
import { maskExpected } from './expected.ts'
import { mask } from '../text/mask.ts'
import type { Masking } from './masking.ts'
import {
  challengeParameters,
  openChallengeParameters,
  openParameters,
  openSchemes,
  openTokenTypes,
} from './open-lists.ts'
import type { Row, Rows } from './rows.ts'
import {
  counted,
  flag,
  gone,
  line,
  list,
  maskRows,
  object,
  oneOf,
  ownWords,
  pairs,
  readRows,
  system,
  word,
  yesOrNo,
} from './rows.ts'

/** Whatever else stands there might be part of a credential. */
const scheme: Row<string> = {
  mask: (value) => (value === '' || openSchemes.has(value.toLowerCase()) ? value : mask),
  read: line,
}

/** Without a user, a query or anything that no server is called. */
const address: Row<string> = {
  mask: (value, masking) => (isPlainAddress(value) ? masking.system(value) : mask),
  read: (json) => (typeof json === 'string' ? json.slice(0, 512) : undefined),
}

const scopes: Row<string> = {
  mask: (value, masking) => (openChallengeParameters.get('scope')?.test(value) ? masking.system(value) : mask),
  read: (json) => (typeof json === 'string' ? json.slice(0, 512) : undefined),
}

const names = list<string>(
  {
    mask: (name, masking) => masking.nameOf(name) ?? mask,
    read: (json) => (typeof json === 'string' ? json : undefined),
  },
  50,
)

/** Names that are not registered may be what followed a `&` in somebody's secret. */
const parameters = pairs((name, value, masking) => {
  if (openParameters.has(name)) return [name, masking.system(value)]
  const keptName = isParameterName(name) ? (masking.nameOf(name) ?? mask) : mask
  // Where a sign-in comes back to helps; what its query carries may be somebody's state.
  if (name === 'redirect_uri' && URL.canParse(value) && value === value.trim()) return [name, masking.system(value)]
  return [keptName, value === '' ? '' : mask]
}, 50)

/** As OAuth and its providers spell names: words in lower case, or one word in camel case. */
const isParameterName = (name: string) => /^[a-z]+(?:[_-][a-z\d]+){0,20}$|^[a-z]+(?:[A-Z][a-z]+){1,20}$/.test(name)

const request = object<OAuthRequest>(
  {
    endpoint: { mask: (value) => value, read: (json) => oneOf(['authorize', 'token'], json) },
    url: {
      mask: (value, masking) => masking.system(value),
      read: (json) => (typeof json === 'string' ? json : undefined),
    },
    parameters,
  },
  'endpoint',
  'url',
  'parameters',
)

const challenge = object(
  {
    scheme,
    parameters: pairs((name, value, masking) => {
      const lower = name.toLowerCase()
      const open = openChallengeParameters.get(lower)?.test(value)
      const kept = lower === 'error' || lower === 'error_uri' || lower === 'max_age' ? value : masking.system(value)
      return [challengeParameters.has(lower) ? name : mask, value === '' ? '' : open ? kept : mask]
    }, 50),
  },
  'scheme',
)

const answer: Rows<TokenAnswer> = {
  expiresIn: { mask: (value) => value, read: (json) => (typeof json === 'number' ? json : undefined) },
  tokenType: { mask: (value) => (openTokenTypes.has(value.toLowerCase()) ? value : mask), read: line },
  scope: scopes,
  members: names,
}

const callback: Rows<Callback> = { issuer: address, code: flag, state: flag, fragment: flag }

const metadata = object<ServerMetadata>({ issuer: address, address, issParameter: flag }, 'issuer')

const config = object<ResourceServerConfig>(
  {
    stack: word(isApiStack),
    expected: { mask: maskExpected, read: (json) => expectedFrom(asObject(json)) },
    authority: system(),
  },
  'stack',
)

/** Members of an artifact, in the order in which a copy holds them; its tokens stand beside them. */
const rows: Rows<Artifact> = {
  carrier: ownWords,
  label: ownWords,
  scheme,
  schemeDoubled: flag,
  request,
  error: object<NonNullable<Artifact['error']>>(
    { code: { mask: (code) => (/^[a-z_]{1,60}$/.test(code) ? code : mask), read: line }, description: gone },
    'code',
  ),
  challenges: list(challenge, 50),
  introspection: object({ active: yesOrNo }, 'active'),
  response: object(answer, 'members'),
  date: counted,
  password: flag,
  keys: counted,
  config,
  callback: object(callback),
  metadata,
  asks: { mask: (value) => value, read: (json) => oneOf(['introspection', 'revocation'], json) },
  span: gone,
  sightings: gone,
  call: gone,
  code: gone,
  certificate: gone,
  redacted: gone,
}

/** An artifact as a copy holds it, without its tokens. */
export function maskArtifact(artifact: Artifact, masking: Masking): object {
  const asks = askedOf(artifact)
  return maskRows(rows, { ...artifact, ...(asks && { asks }) }, masking)
}

/** Without its tokens, too. */
export function readArtifact(json: Json | undefined, length: number): Artifact {
  const read = readRows(rows, asObject(json), length)
  return {
    ...read,
    carrier: read.carrier ?? 'redacted-copy',
    label: read.label ?? 'redacted copy',
    span: [0, length],
    redacted: true,
    sightings: [],
  }
}
