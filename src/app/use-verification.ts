import { useMemo, useState } from 'react'
import type { Inspection, VerificationResult } from '../core/model.ts'
import type { KeyPlan } from '../core/verify/discovery.ts'
import { planFor } from '../core/verify/discovery.ts'
import type { Jwk } from '../core/verify/verify.ts'
import type { IssuerKeysState } from './use-issuer-keys.ts'
import { useIssuerKeys } from './use-issuer-keys.ts'
import type { Check } from './use-signatures.ts'
import { useSignatures } from './use-signatures.ts'

const loadGivenKeys = () => import('../core/verify/given-keys.ts')

export interface Verification {
  signatures: ReadonlyMap<string, VerificationResult>
  plan: KeyPlan | undefined
  issuerKeys: IssuerKeysState
  /** Uses what was put into the key box for the selected token; an explanation where that is no key. */
  giveKey: (text: string) => Promise<string | undefined>
}

/**
 * What is known of the signatures of a paste: by the issuer's keys once they were asked for, by a given key for the
 * selected token. `read`: the paste without clock and expectations, so that it stays the same while time passes.
 */
export function useVerification(read: Inspection): Verification {
  const [given, setGiven] = useState<{ token: string; keys: readonly Jwk[] }>()
  const index = read.selected ?? undefined
  const selected = index === undefined ? undefined : read.tokens[index]
  const plan = useMemo(() => {
    const issuer = selected?.kind === 'jws' && !selected.masked ? selected.claims?.iss : undefined
    const provider = index === undefined ? undefined : read.providers[index]
    return typeof issuer === 'string' ? planFor(issuer, provider?.endpoints) : undefined
  }, [read, index, selected])
  const issuerKeys = useIssuerKeys(plan)
  const fetched = issuerKeys.keys

  const { checks, failures } = useMemo(() => {
    const list: Check[] = []
    const failed: [string, VerificationResult][] = []
    for (const [i, { text, kind, claims, masked }] of read.tokens.entries()) {
      const state = read.signatures[i]
      if (kind !== 'jws' || masked || state?.status !== 'unverifiable' || state.because !== 'no-key-source') continue
      if (given && given.token === text && i === index) list.push({ token: text, keys: given.keys, origin: 'given' })
      // Keys of one issuer say nothing about the tokens of another.
      else if (fetched && claims?.iss === plan?.issuer) {
        if (fetched.ok) list.push({ token: text, keys: fetched.keys, origin: 'issuer' })
        else failed.push([text, { status: 'unverifiable', because: fetched.because }])
      }
    }
    return { checks: list, failures: failed }
  }, [read, index, plan, fetched, given])

  const results = useSignatures(checks)
  const signatures = useMemo(() => new Map([...failures, ...results]), [failures, results])
  return {
    signatures,
    plan,
    issuerKeys: {
      ...issuerKeys,
      ask() {
        // The issuer's word replaces a key that was given before.
        setGiven(undefined)
        issuerKeys.ask()
      },
    },
    async giveKey(text) {
      if (!selected) return undefined
      const { readGivenKeys } = await loadGivenKeys()
      const keys = await readGivenKeys(text, selected.header?.alg)
      if (!keys.ok) return keys.reason
      setGiven({ token: selected.text, keys: keys.keys })
      return undefined
    },
  }
}
