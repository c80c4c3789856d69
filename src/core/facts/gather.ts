import type { Condition } from '../registry/conditions.ts'
import { type ConsumerFact, consumerOf } from './consumer.ts'
import type { Artifact } from '../token/artifact.ts'
import type { Binding } from '../model/binding.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Failure } from '../model/failure.ts'
import type { Context } from '../model/inspection.ts'
import type { OAuthRequest } from '../model/messages.ts'
import type { Expected } from '../model/resource-server.ts'
import type { VerificationResult } from '../model/verification.ts'
import type { ProviderSighting } from '../providers/index.ts'
import type { Token } from '../token/token.ts'
import { audienceOf, issuerOf, scopesOf, secondsOf } from '../token/claims.ts'
import { attempts } from './attempts.ts'
import type { Recognition } from './recognise.ts'

/** What is true of the whole paste. */
interface CommonFacts {
  tokens: readonly Token[]
  artifacts: readonly Artifact[]
  /** Seconds since the epoch; undefined: no time rule fires. */
  now?: number
  /** Seconds. */
  tolerance: number
  expected: Expected
  /** Values of `expected.audience`. */
  wantedAudience: readonly string[]
  /** What error texts of the paste say, the more telling first. */
  errors: readonly ErrorReading[]
  /** Whether an error text of the paste may stand for this. */
  complains(of: Condition): boolean
  provider?: ProviderSighting
}

/** All that a rule about a token may look at. Derived each time, stored nowhere. */
export interface TokenFacts extends CommonFacts {
  about: 'token'
  token: Token
  index: number
  /** Where it was found: its scheme, its carrier. */
  artifact: Artifact
  /** Beside the access token of the same response, or the credential of the same request: not itself what the API judges. */
  companion: boolean
  /** It stands behind an authorization scheme, so somebody has sent it to an API, or is about to. */
  sent: boolean
  /** Who judges it, and what shows that. */
  consumer: ConsumerFact
  issuer?: string
  audience: readonly string[]
  scopes: readonly string[]
  /** NumericDates in seconds. */
  expires?: number
  notBefore?: number
  issued?: number
  /** Octets of the JWS signature; null when it could not be decoded or is not there. */
  signatureOctets: number | null
  signature: VerificationResult
  /** What this token says that it belongs to, and whether it does. */
  bindings: readonly Binding[]
  /** Signed by an AWS load balancer, which pads its base64. */
  ofLoadBalancer: boolean
}

/** All that a rule about a pasted request may look at. */
export interface RequestFacts extends CommonFacts {
  about: 'request'
  artifact: Artifact
  index: number
  request: OAuthRequest
  /** First value of a parameter. */
  parameter(name: string): string | undefined
}

/**
 * All that a rule about an answer may look at: what an API, a gateway or an authorization server said. Either an artifact
 * (a challenge, an OAuth error, an introspection or token response …) or one error text.
 */
export interface AnswerFacts extends CommonFacts {
  about: 'answer'
  /** Of the artifact, or of the reading among `errors`. */
  index: number
  artifact?: Artifact
  reading?: ErrorReading
}

/** All that a rule about a request without a token may look at. */
export interface CallFacts extends CommonFacts {
  about: 'call'
  artifact: Artifact
  index: number
}

/** What this page has not looked at. */
export interface FailureFacts extends CommonFacts {
  about: 'failure'
  place: Failure
  index: number
}

export type Facts = TokenFacts | RequestFacts | AnswerFacts | CallFacts | FailureFacts

/** Beyond this an `exp` or `nbf` cannot be seconds: it would be the year 5138. The rule `time-in-milliseconds` asks. */
export const millisecondsFrom = 100_000_000_000

interface Beside {
  /** Whose they are, and what can be said of each signature without a key. */
  recognition: Recognition
  bindings?: readonly Binding[]
  errors?: readonly ErrorReading[]
  failures?: readonly Failure[]
}

export function gatherFacts(
  artifacts: readonly Artifact[],
  tokens: readonly Token[],
  context: Omit<Context, 'provider'>,
  { recognition, bindings = [], errors = [], failures = [] }: Beside,
): Facts[] {
  const expected = context.expected ?? {}
  const common = {
    tokens,
    artifacts,
    ...(context.now !== undefined && { now: context.now }),
    tolerance: expected.clockTolerance ?? 60,
    expected,
    wantedAudience: (expected.audience ?? '').split(/\s+/).filter((value) => value !== ''),
    errors,
    complains: (of: Condition) => errors.some(({ conditions }) => conditions.includes(of)),
  }
  const { providers, requests, beside, unchecked } = recognition

  const bindingsOf = tokens.map((): Binding[] => [])
  for (const binding of bindings) bindingsOf[binding.token]?.push(binding)
  const withAccessToken = tokens.some(({ hint }) => hint === 'access-token')

  const failed = (place: Failure, index: number): FailureFacts => ({ about: 'failure', ...common, place, index })
  const factsOf = (token: Token, index: number): TokenFacts => {
    const { claims, header } = token
    const provider = providers[index] ?? undefined
    const issuer = issuerOf(token)
    const artifact = artifacts[token.artifact]
    if (!artifact) throw new RangeError('a token without its artifact')
    const [expires, notBefore, issued] = [secondsOf(claims, 'exp'), secondsOf(claims, 'nbf'), secondsOf(claims, 'iat')]
    // What else the same request carries has a name of its own.
    const sent = artifact.scheme !== undefined && (token.hint === undefined || token.hint === 'access-token')
    return {
      about: 'token',
      ...common,
      token,
      index,
      artifact,
      companion: isCompanion(token, artifact, withAccessToken),
      sent,
      consumer: consumerOf({ token, artifact, sent, errors, ...(context.consumer && { chosen: context.consumer }) }),
      ...(provider && { provider }),
      ...(issuer !== undefined && { issuer }),
      audience: audienceOf(claims ?? header),
      scopes: scopesOf(claims),
      ...(expires !== undefined && { expires }),
      ...(notBefore !== undefined && { notBefore }),
      ...(issued !== undefined && { issued }),
      signatureOctets: token.parts.find(({ label }) => label === 'signature')?.octets ?? null,
      signature: context.signatures?.get(token.text) ??
        unchecked[index] ?? { status: 'unverifiable', because: 'other-form' },
      bindings: bindingsOf[index] ?? [],
      ofLoadBalancer: isOfLoadBalancer(token),
    }
  }
  const { attempt } = attempts()
  const facts: Facts[] = tokens.map((token, index) =>
    attempt<Facts>(() => factsOf(token, index), failed({ token: index }, index)),
  )
  for (const [index, artifact] of artifacts.entries()) {
    const { request } = artifact
    if (!request) continue
    const provider = requests[index]
    const parameter = (name: string) => request.parameters.find(([candidate]) => candidate === name)?.[1]
    facts.push({ about: 'request', ...common, artifact, index, request, parameter, ...(provider && { provider }) })
  }
  for (const [index, artifact] of artifacts.entries())
    if (artifact.password) facts.push({ about: 'call', ...common, artifact, index })
  const answers = artifacts.flatMap((artifact, index) => (isAnswer(artifact) ? [{ artifact, index }] : []))
  const readings = errors.map((reading, index) => ({ reading, index }))
  for (const answer of [...answers, ...readings])
    facts.push({ about: 'answer', ...common, ...answer, ...(beside && { provider: beside }) })
  for (const [index, place] of failures.entries()) facts.push(failed(place, index))
  return facts
}

/** Artifacts that a server has sent, rather than a client. */
const isAnswer = ({ challenges, error, introspection, response, callback, metadata, carrier }: Artifact) =>
  [challenges, error, introspection, response, callback, metadata].some((part) => part !== undefined) ||
  carrier === 'html-page'

function isOfLoadBalancer({ header }: Token): boolean {
  return typeof header?.signer === 'string' && /^arn:aws(?:-[a-z-]+)?:elasticloadbalancing:/.test(header.signer)
}

/** Received with an access token, in the same response or in another place of the same storage; not itself sent. */
function isCompanion({ hint, companion }: Token, { scheme }: Artifact, withAccessToken: boolean): boolean {
  const received = (hint === 'id-token' || hint === 'refresh-token') && scheme === undefined
  return companion === true || (received && withAccessToken)
}
