import type { AnswerFacts, CallFacts, Facts, FailureFacts, RequestFacts, TokenFacts } from '../facts/gather.ts'
import type { Context } from '../model/inspection.ts'
import type { Unverifiable } from '../model/verification.ts'
import type { Fix, Severity, Source } from '../model/finding.ts'

/** In the order in which findings of one severity are shown. */
export const stages = [
  'leak',
  'transport',
  'structure',
  'kind',
  'quirk',
  'issuer',
  'audience',
  'crypto',
  'time',
  'scope',
  'binding',
  'step-up',
  'answer',
  'request',
] as const
export type Stage = (typeof stages)[number]

/** `E`: what the message needs to know. */
export type Verdict<E> =
  | { outcome: 'pass' }
  | { outcome: 'inapplicable' }
  | {
      outcome: 'unknown'
      because: Unverifiable
      /** What could not be told, as a sentence. */
      message: string
    }
  | {
      outcome: 'flag'
      /** JSON Pointer below the token: `/claims/exp`. */
      at?: string
      evidence: E
      /** Where one run is milder than the rule: a finding that is normal for this provider. */
      severity?: Severity
      /** In place of the rule's own, where each run has its source. */
      sources?: readonly Source[]
    }

interface Definition<Id extends string, Named extends string, F extends Facts, E> {
  /** Stands in links, in attributes of the page and in the name of the file: it never changes. */
  id: Id
  stage: Stage
  severity: Severity
  /** The failing state as a sentence, without values. */
  title: string
  sources: readonly Source[]
  /** Rules that say nothing useful about a token once this one has spoken. */
  suppresses?: readonly Named[]
  /** Also for a token that stands beside the access token of its response. */
  companions?: true
  /** The next token of the same making may well be free of it: time that passed, a key that changed, a copy cut short. */
  fleeting?: true
  /** A rule whose fixes of the providers fit here too. */
  fixedAs?: Named
  check(facts: F): Verdict<E>
  /** One sentence with the person's values. */
  message(evidence: E, facts: F): string
  /** The same in passing, when something else leads that the next token of the same making would be refused for too. */
  aside?(evidence: E, facts: F): string
  /** What it means and why an API minds; two or three sentences. */
  why(evidence: E, facts: F): string
  /** What to change; a provider may know better. */
  fix(facts: F, evidence: E): Fix
}

/** What a rule has found, with its words. */
export type Judgement =
  | { outcome: 'pass' | 'inapplicable' }
  | { outcome: 'unknown'; because: Unverifiable; message: string }
  | {
      outcome: 'flag'
      severity: Severity
      sources?: readonly Source[]
      at?: string
      message: string
      aside?: string
      why: string
      fix: () => Fix
    }

/**
 * A rule whose evidence is closed over, so that unlike rules stand in one list. `Named`: ids of other rules that it names;
 * the list of rules holds that there are such.
 */
export interface Rule<Id extends string = string, Named extends string = string> {
  id: Id
  about: Facts['about']
  stage: Stage
  severity: Severity
  title: string
  sources: readonly Source[]
  suppresses: readonly Named[]
  companions: boolean
  fleeting: boolean
  fixedAs?: Named
  judge(facts: Facts): Judgement
}

const define =
  <F extends Facts>(about: F['about'], isOurs: (facts: Facts) => facts is F) =>
  <const Id extends string, E, const Named extends string = never>(
    definition: Definition<Id, Named, F, E>,
  ): Rule<Id, Named> => ({
    id: definition.id,
    about,
    stage: definition.stage,
    severity: definition.severity,
    title: definition.title,
    sources: definition.sources,
    suppresses: definition.suppresses ?? [],
    companions: definition.companions ?? false,
    fleeting: definition.fleeting ?? false,
    ...(definition.fixedAs !== undefined && { fixedAs: definition.fixedAs }),
    judge(facts) {
      if (!isOurs(facts)) return { outcome: 'inapplicable' }
      const verdict = definition.check(facts)
      if (verdict.outcome !== 'flag') return verdict
      const { evidence, at, sources, severity = definition.severity } = verdict
      const aside = definition.aside?.(evidence, facts)
      return {
        outcome: 'flag',
        severity,
        ...(sources && { sources }),
        ...(at !== undefined && { at }),
        message: definition.message(evidence, facts),
        ...(aside !== undefined && { aside }),
        why: definition.why(evidence, facts),
        fix: () => definition.fix(facts, evidence),
      }
    },
  })

/** A rule about one token. */
export const defineRule = define<TokenFacts>('token', (facts) => facts.about === 'token')

/** A rule about a pasted authorization or token request. */
export const defineRequestRule = define<RequestFacts>('request', (facts) => facts.about === 'request')

/** A rule about what a server answered. */
export const defineAnswerRule = define<AnswerFacts>('answer', (facts) => facts.about === 'answer')

/** A rule about a request that was sent without a token. */
export const defineCallRule = define<CallFacts>('call', (facts) => facts.about === 'call')

/** A rule about what this page has not looked at. */
export const defineFailureRule = define<FailureFacts>('failure', (facts) => facts.about === 'failure')

/** Ids that rules name and none has. */
type Missing<List extends readonly Rule[]> = Exclude<
  List[number]['suppresses'][number] | NonNullable<List[number]['fixedAs']>,
  List[number]['id']
>

/** The same list. One whose rules name an id that no rule has does not compile; the error tells the id. */
export const closed = <const List extends readonly Rule[]>(
  list: List & ([Missing<List>] extends [never] ? unknown : Readonly<Record<Missing<List>, never>>),
): List => list

export const inapplicable = { outcome: 'inapplicable' } as const
export const pass = { outcome: 'pass' } as const

/** Rules that hold a token against what an API expects of an access token: idle talk about one that is none. */
export const asAccessToken = [
  'iss-mismatch-exact',
  'iss-near-miss',
  'aud-missing',
  'aud-mismatch',
  'aud-near-miss',
  'scope-missing',
] as const

/** A paste, and what the door is told beside it. */
export interface RuleCase {
  paste: string
  context?: Context
  /** Of a flagged case, when it is not the rule's own. */
  severity?: Severity
}

/** What a rule must flag and the near misses that it must spare, each run through the door. Named in words. */
export interface RuleCases {
  flags: Readonly<Record<string, () => RuleCase>>
  spares: Readonly<Record<string, () => RuleCase>>
}
