/** What belongs together, for the tests of bindings: a proof, its key, its request and its token. */
import { createHash, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { inspect } from '../inspect.ts'
import type { Binding } from '../model/binding.ts'
import type { Context } from '../model/inspection.ts'
import type { Json } from '../model/primitives.ts'
import type { VerificationResult } from '../model/verification.ts'
import { accessToken, jws, noon } from './forge.ts'

export type Members = Readonly<Record<string, Json>>

export const publicKey = (): Members => {
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  return { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' }
}
export const key = publicKey()
export const jkt = await calculateJwkThumbprint({ ...key })
export const hash = (text: string, bits = 256) => createHash(`sha${bits}`).update(text)
export const half = (text: string, bits = 256) => {
  const octets = hash(text, bits).digest()
  return octets.subarray(0, octets.length / 2).toString('base64url')
}

export const bound = accessToken({ cnf: { jkt } })
export const address = 'https://api.example/things'
export const proofFor = (token: string | undefined, claims: Members = {}, header: Members = {}) =>
  jws({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: key, ...header },
    claims: {
      jti: 'id-1',
      htm: 'GET',
      htu: address,
      iat: noon,
      ...(token !== undefined && { ath: hash(token).digest('base64url') }),
      ...claims,
    },
  })
export const curl = (token: string, proof: string, rest = `'${address}?page=2#top'`) =>
  `curl -H 'Authorization: DPoP ${token}' -H 'DPoP: ${proof}' ${rest}`

export const bindings = (paste: string, context: Context = { now: noon }) => inspect(paste, context).bindings
export const outcomes = (paste: string, context?: Context) =>
  Object.fromEntries(bindings(paste, context).map(({ check, outcome }) => [check, outcome]))
export const one = (paste: string, check: Binding['check'], context?: Context) =>
  bindings(paste, context).find((binding) => binding.check === check)

type Unverifiable = Extract<VerificationResult, { status: 'unverifiable' }>
type Checked = Exclude<VerificationResult, Unverifiable>

/** What is known of one signature. */
export const seen = (text: string, result: (Partial<Checked> & Pick<Checked, 'status'>) | Unverifiable): Context => ({
  now: noon,
  signatures: new Map([
    [text, result.status === 'unverifiable' ? result : { alg: 'ES256', origin: 'embedded', warnings: [], ...result }],
  ]),
})
