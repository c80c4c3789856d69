import type { JsonNode } from '../decode/json.ts'
import type { ReadYaml, YamlStretch } from '../decode/yaml.ts'
import type { Artifact } from '../token/artifact.ts'
import type { Attempt } from '../model/failure.ts'
import type { Span } from '../model/primitives.ts'
import { authorizationHeader } from './authorization-header.ts'
import { authorizationRequest } from './authorization-request.ts'
import { bareToken } from './bare-token.ts'
import { callbackUrl } from './callback-url.ts'
import { cookie } from './cookie.ts'
import { curl } from './curl.ts'
import type { Look, Recogniser } from './define.ts'
import { doubleBase64 } from './double-base64.ts'
import { dpopHeaders } from './dpop-headers.ts'
import { envLine } from './env-line.ts'
import { fetchCall } from './fetch-call.ts'
import { formBody } from './form-body.ts'
import { freeText } from './free-text.ts'
import { har } from './har.ts'
import { healthCard } from './health-card.ts'
import { htmlPage } from './html-page.ts'
import { httpMessage } from './http-message.ts'
import { introspectionResponse } from './introspection-response.ts'
import { jsonRoots } from './json-objects.ts'
import { jwks } from './jwks.ts'
import { jwsJson } from './jws-json.ts'
import { kubernetesSecret } from './kubernetes-secret.ts'
import { logLine } from './log-line.ts'
import { metadata } from './metadata.ts'
import { namedValues } from './named-values.ts'
import { oauthError } from './oauth-error.ts'
import { pem } from './pem.ts'
import { powershell } from './powershell.ts'
import { percentEncoded } from './percent-encoded.ts'
import { permalink } from './permalink.ts'
import { redactedCopy } from './redacted-copy.ts'
import { resourceServerConfig } from './resource-server-config.ts'
import { tokenResponse } from './token-response.ts'
import { settle } from './unwrap.ts'
import { fillVariables } from './variables.ts'
import { wwwAuthenticate } from './www-authenticate.ts'

/** In the order of precedence: what an earlier one has found, a later one does not find again. */
export const recognisers: readonly Recogniser[] = [
  redactedCopy,
  permalink,
  htmlPage,
  har,
  healthCard,
  kubernetesSecret,
  httpMessage,
  curl,
  fetchCall,
  powershell,
  resourceServerConfig,
  namedValues,
  tokenResponse,
  introspectionResponse,
  oauthError,
  jwsJson,
  metadata,
  jwks,
  pem,
  dpopHeaders,
  cookie,
  wwwAuthenticate,
  authorizationHeader,
  authorizationRequest,
  formBody,
  callbackUrl,
  percentEncoded,
  envLine,
  logLine,
  doubleBase64,
  bareToken,
  freeText,
]

const thorough: ReadonlySet<string> = new Set(recognisers.flatMap((one) => (one.thorough ? [one.carrier] : [])))

/** For tests, which want to see what throws. */
const unguarded: Attempt = (step) => step()

/**
 * Everything in the paste that carries a token or a request, in order of appearance. Linear in the paste. `attempt` is
 * around each recogniser, so that one that fails does not hide what the others find.
 */
export function findArtifacts(paste: string, attempt: Attempt = unguarded, readYaml?: ReadYaml): Artifact[] {
  const means = { attempt, readYaml }
  const found = findIn(paste, means, (text) => findIn(text, means, (inner) => findIn(inner, means)))
  return attempt(() => fillVariables(paste, found), found)
}

interface Means {
  attempt: Attempt
  readYaml: ReadYaml | undefined
}

function findIn(paste: string, { attempt, readYaml }: Means, look?: Look): Artifact[] {
  const artifacts: Artifact[] = []
  let roots: readonly JsonNode[] | undefined
  const json = () => (roots ??= attempt(() => jsonRoots(paste), []))
  let stretches: readonly YamlStretch[] | undefined
  const yaml = () => (stretches ??= attempt(() => readYaml?.(paste) ?? [], []))
  for (const recogniser of recognisers) {
    const spans = recogniser.within
      ? artifacts.flatMap(({ sightings, carrier, span }) => [
          ...sightings.map((sighting) => sighting.span),
          ...(carrier === recogniser.carrier || thorough.has(carrier) ? [span] : []),
        ])
      : artifacts.map(({ span }) => span)
    const taken = reachOf(spans)
    for (const found of attempt(() => recogniser.find(paste, json, look, yaml), [])) {
      if (overlapsAny(taken, found.span)) continue
      const settled = attempt(() => settle(paste, found), found)
      artifacts.push({ carrier: recogniser.carrier, label: recogniser.label, ...settled })
    }
    if (recogniser.whole && artifacts.length > 0) return artifacts
  }
  return artifacts.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}

/** Where spans begin, in order, and how far the ones up to there reach: they may be nested. */
function reachOf(spans: readonly Span[]): Span[] {
  let reach = 0
  return spans
    .toSorted((a, b) => a[0] - b[0])
    .map(([start, end]) => {
      reach = Math.max(reach, end)
      return [start, reach]
    })
}

function overlapsAny(reach: readonly Span[], [start, end]: Span): boolean {
  let low = 0
  let high = reach.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle]?.[0] ?? 0) < end) low = middle + 1
    else high = middle
  }
  return (reach[low - 1]?.[1] ?? 0) > start
}
