import type { Finding, Inspection } from './inspect.ts'
import type { Severity } from './model/finding.ts'
import type { Trait } from './model/provider.ts'
import type { ExpectationField } from './model/resource-server.ts'
import type { ProviderId } from './providers/index.ts'
import { tokenUses } from './registry/token-uses.ts'
import type { RuleId } from './rules/index.ts'
import { duration, utc, visible } from './text/wording.ts'
import { audienceOf, issuerOf, scopesOf, secondsOf } from './token/claims.ts'
import type { Token } from './token/token.ts'

/** What is told apart of two tokens, in the order shown. */
export const meanings = {
  kind: 'What it is',
  server: 'Server',
  issuer: 'Issuer',
  audience: 'Audience',
  scope: 'Scopes',
  client: 'App',
  lifetime: 'Lifetime',
  expires: 'Expires',
  algorithm: 'Algorithm',
  key: 'Key id',
} as const
export type Meaning = keyof typeof meanings

export interface Remembered {
  rule: RuleId
  severity: Severity
  title: string
}

/**
 * What is remembered of a token that was looked at: identifiers and findings, neither its text nor who it is about.
 * Plain data; the same for the same token and the same findings, whatever the time.
 */
export interface Summary {
  /** Tell the same token again; nothing can be made of them. */
  prints: readonly [content: number, proof: number]
  provider?: { id: ProviderId; name: string }
  /** Host of the issuer. */
  host?: string
  /** Prints of whom it was issued to, about and for. */
  parties: readonly number[]
  /** Values by meaning, as a list where there can be several; undefined for what cannot be read. */
  values: Readonly<Partial<Record<Meaning, readonly string[]>>>
  /** Errors and warnings about this token and about the paste as a whole. */
  findings: readonly Remembered[]
  headline?: Remembered & { fixable: boolean; afterwards: readonly string[] }
  /** What somebody expects of it, and whether it has that. */
  expected: Readonly<Partial<Record<ExpectationField, 'met' | 'not-met'>>>
  /** Whether a key has been asked about the signature. */
  signature: 'verified' | 'failed' | 'unverifiable'
}

/** Longer values are no identifiers; more of them are no help. */
const longest = 300
const most = 40

/** The selected token of an inspection; undefined where there is none, or only a masked copy of one. */
export function summaryOf(inspection: Inspection): Summary | undefined {
  const { tokens, selected, findings, providers, signatures } = inspection
  const token = selected === null ? undefined : tokens[selected]
  if (selected === null || !token || token.masked || token.kind === 'placeholder') return undefined
  const provider = providers[selected] ?? undefined
  const issuer = issuerOf(token)
  const about = findings.filter(
    // What is only worth knowing is so of every token, and no change.
    ({ outcome, severity, token: index = selected }) => outcome === 'flag' && severity !== 'info' && index === selected,
  )
  // What an error text says is no fault of the token, so that no other token is rid of it.
  const leader = about.find(({ rule, error }) => rule === inspection.headline && error === undefined)
  return {
    prints: printsOf(token.text),
    ...(provider && { provider: { id: provider.id, name: provider.name } }),
    ...(issuer !== undefined && URL.canParse(issuer) && { host: new URL(issuer).host }),
    parties: partiesOf(token, inspection),
    values: valuesOf(token, provider && serverOf(provider.name, provider.traits)),
    findings: [...new Map(about.map((finding) => [finding.rule, remembered(finding)])).values()],
    ...(leader && {
      headline: {
        ...remembered(leader),
        fixable: leader.fix !== undefined,
        afterwards: leader.fix?.afterwards ?? [],
      },
    }),
    expected: Object.fromEntries(
      inspection.expectations.flatMap(({ field, outcome }) =>
        outcome === 'met' || outcome === 'not-met' ? [[field, outcome]] : [],
      ),
    ),
    signature: signatures[selected]?.status ?? 'unverifiable',
  }
}

const remembered = ({ rule, severity, title }: Finding): Remembered => ({ rule, severity, title })

/** What the provider calls the servers that a rule tells apart. */
const servers: { readonly [trait in Trait]?: string } = {
  'org-server': 'Org authorization server',
  'custom-server': 'Custom authorization server',
  v1: 'tokens of version 1',
  v2: 'tokens of version 2',
}

const serverOf = (name: string, traits: readonly Trait[]) =>
  [name, ...traits.flatMap((trait) => servers[trait] ?? [])].join(', ')

function valuesOf(token: Token, server: string | undefined): Summary['values'] {
  const { claims, header, use, kindLabel } = token
  const [issued, expires] = [secondsOf(claims, 'iat'), secondsOf(claims, 'exp')]
  const client = claims && [claims.azp, claims.client_id, claims.cid, claims.appid].find((id) => typeof id === 'string')
  const text = (value: unknown) => (typeof value === 'string' ? [cut(value)] : [])
  return {
    kind: [`${tokenUses[use]}, ${kindLabel}`],
    server: server === undefined ? [] : [server],
    algorithm: text(header?.alg),
    key: text(header?.kid),
    ...((claims !== undefined || issuerOf(token) !== undefined) && { issuer: text(issuerOf(token)) }),
    ...(claims && {
      audience: audienceOf(claims).slice(0, most).map(cut),
      scope: scopesOf(claims).slice(0, most).map(cut),
      client: text(client),
      lifetime: issued !== undefined && expires !== undefined && expires > issued ? [duration(expires - issued)] : [],
      expires: expires === undefined ? [] : [utc(expires)],
    }),
  }
}

/** Of the token and of what came with it, since an opaque token names nobody. As prints: who they are is not remembered. */
function partiesOf({ artifact }: Token, { tokens }: Pick<Inspection, 'tokens'>): readonly number[] {
  const names = tokens
    .filter((token) => token.artifact === artifact)
    .slice(0, most)
    .flatMap(({ claims }) =>
      claims
        ? [
            ...['azp', 'client_id', 'appid', 'cid', 'sub', 'oid'].map((name) => claims[name]),
            ...audienceOf(claims).slice(0, most),
          ]
        : [],
    )
  return [...new Set(names.flatMap((name) => (typeof name === 'string' && name !== '' ? [print(name)] : [])))]
}

const cut = (value: string) => visible(value.length > longest ? `${value.slice(0, longest)}…` : value)

/** FNV-1a of 32 bits, of what is signed or encrypted and of what proves it. */
function printsOf(text: string): readonly [number, number] {
  const parts = text.split('.')
  return [print(parts.at(-2) ?? ''), print(parts.at(-1) ?? '')]
}

function print(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return text === '' ? 0 : state >>> 0
}

/** Whether it is the same token, perhaps with a part of it edited or cut. */
export const isSameToken = (a: Summary, b: Summary) => a.prints.some((own, i) => own !== 0 && own === b.prints[i])
