import { audienceOf, issuerOf, scopesOf, secondsOf } from './token/claims.ts'
import type { Finding, Inspection } from './inspect.ts'
import type { Token } from './token/token.ts'
import type { Severity } from './model/finding.ts'
import type { ProviderId } from './providers/index.ts'
import type { Trait } from './model/provider.ts'
import type { RuleId } from './rules/index.ts'
import { isOfSignature } from './rules/of-signature.ts'
import { tokenUses } from './registry/token-uses.ts'
import { duration, shown, utc, visible } from './text/wording.ts'

/** What is told apart of two tokens, in the order shown. */
const meanings = {
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
type Meaning = keyof typeof meanings

interface Remembered {
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
  /** Whether a key has been asked about the signature. */
  signature: 'verified' | 'failed' | 'unverifiable'
}

export interface Change {
  meaning: Meaning
  label: string
  /** Empty where there is none, undefined where nobody can read it. */
  before: readonly string[] | undefined
  after: readonly string[] | undefined
  /** What came and what went; without either it is as it was. */
  added: readonly string[]
  removed: readonly string[]
}

export interface Comparison {
  /**
   * `solved`: the cause is gone and nothing graver leads. `same`: it is still there. `other`: it is gone, and something
   * else leads. `open`: it is about the signature, which has not been checked.
   */
  outcome: 'solved' | 'same' | 'other' | 'open'
  /** Something shows that the two belong together. */
  certain: boolean
  /** Whether the cause is gone. */
  sentence: string
  /** What would be next. */
  next: string
  /** What can go wrong after the change although nothing of it is seen here. */
  afterwards: readonly string[]
  changes: readonly Change[]
  /** Beside the cause, and beside what leads now. */
  gone: readonly Remembered[]
  come: readonly Remembered[]
  stay: readonly Remembered[]
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
  const leader = about.find(({ rule }) => rule === inspection.headline)
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

/**
 * Whether a token that was pasted after another looks like what came of a fix: another one of the same issuer or provider
 * and, where both can be read, of the same app, about the same person or for the same API. One that names no issuer, as an
 * opaque token, may belong to any.
 */
export function isFollowUp(before: Summary, after: Summary): boolean {
  if (!before.headline?.fixable || isSameToken(before, after)) return false
  return !areStrangers(before, after) && (isOfSameIssuer(before, after) || isOfNobody(before))
}

const isOfSameIssuer = (before: Summary, after: Summary) =>
  (before.host !== undefined && before.host === after.host) ||
  (before.provider !== undefined && before.provider.id === after.provider?.id)

const isOfNobody = ({ host, provider }: Summary) => host === undefined && !provider

const areStrangers = ({ parties }: Summary, after: Summary) =>
  parties.length > 0 && after.parties.length > 0 && !after.parties.some((party) => parties.includes(party))

/** Two tokens side by side by what they mean, and whether the former one's cause is gone. Never throws. */
export function compare(before: Summary, after: Summary): Comparison {
  const had = new Set(before.findings.map(({ rule }) => rule))
  const has = new Set(after.findings.map(({ rule }) => rule))
  const outcome = outcomeOf(before, after, has)
  return {
    outcome,
    ...wordsOf(outcome, before, after),
    certain: !isOfNobody(before),
    afterwards: outcome === 'same' ? [] : (before.headline?.afterwards ?? []),
    changes: changesOf(before, after),
    gone: before.findings.filter(({ rule }) => !has.has(rule) && rule !== before.headline?.rule),
    come: after.findings.filter(({ rule }) => !had.has(rule) && rule !== after.headline?.rule),
    stay: after.findings.filter(({ rule }) => had.has(rule) && rule !== before.headline?.rule),
  }
}

function outcomeOf({ headline }: Summary, after: Summary, has: ReadonlySet<string>): Comparison['outcome'] {
  if (headline && has.has(headline.rule)) return 'same'
  if (after.headline) return 'other'
  return headline && isUnchecked(headline, after) ? 'open' : 'solved'
}

const isUnchecked = ({ rule }: Remembered, after: Summary) => isOfSignature(rule) && after.signature === 'unverifiable'

const isReadable = ({ values }: Summary) => values.audience !== undefined

function wordsOf(
  outcome: Comparison['outcome'],
  before: Summary,
  after: Summary,
): Pick<Comparison, 'sentence' | 'next'> {
  const { headline } = before
  const cause = headline ? shown(headline.title) : 'What was wrong'
  // A rule that could not look has found nothing, which is not the same as nothing being there.
  const untold = headline && (isUnchecked(headline, after) || (isReadable(before) && !isReadable(after)))
  const words: Readonly<Record<Comparison['outcome'], readonly [sentence: string, next: string]>> = {
    solved: [
      isOfNobody(before)
        ? `If this is the token that came of the change, it helped: ${cause} is gone.`
        : `It helped: ${cause} is gone.`,
      `Nothing more is to be seen here${after.signature === 'verified' ? '' : ', though the signature has not been checked'}. Try the token at your API.`,
    ],
    same: [
      `Not yet: ${cause} is still there.`,
      'An issued token never changes. If this one was issued before the change, or came out of a cache, log out, log in and paste again.',
    ],
    open: [
      `Whether ${cause} is gone cannot be told yet: the signature of this token has not been checked.`,
      'Check it below, with the keys of the issuer or with one of your own.',
    ],
    other: [
      untold ? `Whether ${cause} is gone cannot be told of this token yet.` : `${cause} is gone.`,
      after.headline ? `Next: ${shown(after.headline.title)}.` : '',
    ],
  }
  const [sentence, next] = words[outcome]
  return { sentence, next }
}

/** What is worth a row even where one of the two cannot be read. */
const atLeast: ReadonlySet<string> = new Set(['kind', 'server', 'issuer', 'audience', 'scope'])

function changesOf(before: Summary, after: Summary): Change[] {
  const readable = isReadable(before) && isReadable(after)
  const names = Object.keys(meanings).filter(
    (name): name is Meaning => Object.hasOwn(meanings, name) && (readable || atLeast.has(name)),
  )
  return names.flatMap((meaning) => {
    const [old, now] = [before.values[meaning], after.values[meaning]]
    if ((old ?? []).length === 0 && (now ?? []).length === 0) return []
    const added = (now ?? []).filter((value) => !old?.includes(value))
    const removed = (old ?? []).filter((value) => !now?.includes(value))
    return [{ meaning, label: meanings[meaning], before: old, after: now, added, removed }]
  })
}
