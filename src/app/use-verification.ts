import { useMemo, useState, useSyncExternalStore } from 'react'
import { asObject } from '../core/decode/json.ts'
import { isSigned } from '../core/decode/index.ts'
import type { Recognised } from '../core/door.ts'
import type { KeyOrigin, SecretReading, VerificationResult } from '../core/model/verification.ts'
import type { Token } from '../core/token/token.ts'
import type { Jwk } from '../core/verify/verify.ts'
import type { FetchedKeys } from '../io/key-sources/define.ts'
import { type AnyPlan, offeredPlans } from '../io/key-sources/index.ts'
import { ownerOf } from '../io/key-sources/issuer.ts'
import { consents } from '../io/preferences.ts'
import { comes } from './chunk.ts'
import { chunks } from './chunks.ts'
import { notLoaded } from './proof-words.ts'
import type { FetchedKeysState } from './use-fetched-keys.ts'
import { useFetchedKeys } from './use-fetched-keys.ts'
import type { UsedKeys } from './used-keys.ts'
import type { Check } from './use-signatures.ts'
import { useSignatures } from './use-signatures.ts'
import { keysFor, usePastedKeys } from './use-pasted-keys.ts'

/** Keys for one token that were not fetched from its issuer. */
type Chosen = { token: string } & (
  { keys: readonly Jwk[]; remarks: readonly string[]; from: string; origin: KeyOrigin } | { plan: AnyPlan }
)

export interface Verification {
  signatures: ReadonlyMap<string, VerificationResult>
  /** The issuer’s keys; absent where there is nowhere to ask. */
  plan: AnyPlan | undefined
  issuer: FetchedKeysState
  /** What came of the last address that was asked for the selected token, the issuer’s or another. */
  fetched: FetchedKeys | undefined
  underWay: boolean
  /** What checks signatures did not come; this asks for it again. */
  retry: (() => void) | undefined
  used: UsedKeys | undefined
  /** Keys that stand in the paste. */
  pasted: UsedKeys | undefined
  /** Addresses that the selected token itself names. */
  named: readonly AnyPlan[]
  askFor: (plan: AnyPlan) => void
  /** Uses what was put into the key box for the selected token; an explanation where that cannot be done. */
  giveKey: (text: string, reading: SecretReading) => Promise<string | undefined>
  /** Uses the key that the selected token carries. */
  takeCarried: () => Promise<string | undefined>
  /** The experiment with the hashed nonce of Microsoft’s tokens; an explanation where it cannot be done. */
  tryHashedNonce: () => Promise<string | undefined>
}

const none: readonly AnyPlan[] = []
const reader = 'What reads keys'

/**
 * What is known of the signatures of a paste: by the issuer's keys once they were asked for, and for the selected token
 * by any other key, first of all by keys that stand in the paste. `paste`: the text that was recognised.
 */
export function useVerification(paste: string, recognised: Recognised): Verification {
  const [chosen, setChosen] = useState<Chosen>()
  const [experiment, setExperiment] = useState<{ token: string; result: VerificationResult }>()
  const index = recognised.selected ?? undefined
  const selected = index === undefined ? undefined : recognised.tokens[index]
  const pasted = usePastedKeys(paste, recognised)
  const beside = useMemo((): Chosen | undefined => {
    const keys = selected && pasted ? keysFor(selected, pasted.keys) : []
    return selected && pasted && keys.length > 0
      ? { ...pasted, keys, token: selected.text, origin: 'given' }
      : undefined
  }, [selected, pasted])
  const own = chosen?.token === selected?.text ? chosen : beside

  const plans = useMemo(() => {
    if (!selected || index === undefined || !isSigned(selected) || selected.masked) return none
    return offeredPlans(selected, recognised.providers[index]?.endpoints)
  }, [recognised, index, selected])
  const plan = plans.find(({ origin }) => origin === 'issuer')
  const named = plans.filter(({ origin }) => origin !== 'issuer')
  const allowed = useAllowed(plan)
  const issuer = useFetchedKeys(plan, allowed)
  const otherPlan = own && 'plan' in own ? own.plan : undefined
  // Chosen by a click on a button that names the address.
  const other = useFetchedKeys(otherPlan, otherPlan !== undefined)
  const fetched = own ? other.keys : issuer.keys
  const given = own && 'keys' in own ? own : undefined

  const { checks, failures } = useMemo(() => {
    const list: Check[] = []
    const failed: [string, VerificationResult][] = []
    const owner = plan && selected && ownerOf(selected)
    for (const [i, token] of recognised.tokens.entries()) {
      const { text, masked } = token
      if (masked || !isSigned(token)) continue
      list.push(...proofsIn(token))
      const state = recognised.unchecked[i]
      if (state?.status !== 'unverifiable' || state.because !== 'no-key-source') continue
      const mine = i === index ? own : undefined
      if (mine && 'keys' in mine) {
        list.push({ token: text, keys: mine.keys, origin: mine.origin })
        continue
      }
      // Keys of one issuer say nothing about the tokens of another.
      const source = mine ? other.keys : owner !== undefined && ownerOf(token) === owner ? issuer.keys : undefined
      if (source?.ok) list.push({ token: text, keys: source.keys, origin: originOf(mine) })
      else if (source) failed.push([text, { status: 'unverifiable', because: source.because }])
    }
    return { checks: list, failures: failed }
  }, [recognised, index, selected, plan, own, issuer.keys, other.keys])

  const { results, underWay: checking, retry } = useSignatures(checks)
  const signatures = useMemo(() => {
    const all = new Map([...failures, ...results])
    // Only while it is about the same failure.
    if (experiment && all.get(experiment.token)?.status === 'failed') all.set(experiment.token, experiment.result)
    return all
  }, [failures, results, experiment])
  const used = useMemo((): UsedKeys | undefined => {
    if (given) return { ...given, published: given.origin !== 'given' }
    return fetched?.ok
      ? { keys: fetched.keys, from: fetched.from, published: true, remarks: fetched.remarks ?? [] }
      : undefined
  }, [given, fetched])

  const choose = (next: Chosen | undefined) => {
    setExperiment(undefined)
    setChosen(next)
  }
  return {
    signatures,
    plan,
    issuer: {
      ...issuer,
      ask() {
        // The issuer’s word replaces a key that was given before.
        choose(plan && selected && beside ? { token: selected.text, plan } : undefined)
        issuer.ask()
      },
    },
    fetched,
    underWay: issuer.underWay || other.underWay || checking,
    retry: retry ?? (other.lost ? other.ask : issuer.lost ? issuer.ask : undefined),
    used,
    pasted,
    named,
    askFor(next) {
      if (!selected) return
      choose({ token: selected.text, plan: next })
      // The same address once more.
      if (other.keys && JSON.stringify(next) === JSON.stringify(otherPlan)) other.ask()
    },
    async giveKey(text, reading) {
      if (!selected) return undefined
      const module = await comes(chunks.keys)
      if (!module) return notLoaded(reader)
      const typed = await module.readKeys(text, selected.header?.alg, reading)
      if (!typed.ok) return typed.reason
      const { keys, remarks = [] } = typed
      choose({ token: selected.text, keys, remarks, from: 'the key box', origin: 'given' })
      return undefined
    },
    async takeCarried() {
      if (!selected?.header) return undefined
      const module = await comes(chunks.keys)
      if (!module) return notLoaded(reader)
      const carried = await module.keysInHeader(selected.header)
      if (!carried?.ok) return carried?.reason ?? 'The header holds no key.'
      const { keys, remarks = [] } = carried
      choose({ token: selected.text, keys, remarks, from: 'the header of the token', origin: 'embedded' })
      return undefined
    },
    async tryHashedNonce() {
      if (!selected || !used) return undefined
      const module = await comes(chunks.nonce)
      if (!module) return notLoaded('This experiment')
      const result = await module.checkHashedNonce(selected.text, used, { origin: originOf(own) })
      setExperiment({ token: selected.text, result })
      return undefined
    },
  }
}

const originOf = (chosen: Chosen | undefined): KeyOrigin =>
  chosen === undefined ? 'issuer' : 'plan' in chosen ? chosen.plan.origin : chosen.origin

/** Whether the person lets this issuer be asked without a click. */
function useAllowed(plan: AnyPlan | undefined): boolean {
  const list = useSyncExternalStore(consents.subscribe, consents.get)
  const origin = askedOrigin(plan)
  return origin !== undefined && list.some((consent) => consent.origin === origin)
}

/** Whom a consent is about: the origin that the button names. */
export function askedOrigin(plan: AnyPlan | undefined): string | undefined {
  const [first] = plan?.asks ?? []
  return first !== undefined && URL.canParse(first) ? new URL(first).origin : undefined
}

/**
 * Proofs of possession are checked at once and with the key that they bring, since that is what they prove: a DPoP proof
 * (RFC 9449 section 4.3) and the key binding of an SD-JWT (RFC 9901 section 4.3).
 */
function proofsIn({ use, text, header, claims, keyBinding }: Token): Check[] {
  const [key, holder] = [asObject(header?.jwk), asObject(asObject(claims?.cnf)?.jwk)]
  return [
    ...(use === 'dpop-proof' && key ? [{ token: text, keys: [key], origin: 'embedded' as const }] : []),
    ...(keyBinding && holder ? [{ token: keyBinding.text, keys: [holder], origin: 'embedded' as const }] : []),
  ]
}
