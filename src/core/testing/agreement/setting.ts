/** One API, its issuer’s key, and what the page says of a token that is sent to it. For tests only. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { answerOf } from '../../verifier-answers.ts'
import { judge, readPaste, recognisePaste } from '../../door.ts'
import type { VerificationResult } from '../../model/verification.ts'
import type { ApiStack } from '../../registry/api-stacks.ts'
import { noon } from '../forge.ts'
import { verifySignature } from '../../verify/verify.ts'
import type { Signers } from './forged-tokens.ts'
import type { Setting } from './six-verifiers.ts'

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [own, other, curve] = [rsa(), rsa(), generateKeyPairSync('ec', { namedCurve: 'P-256' })]

const published = (key: KeyObject) => {
  const { n = '', e = '' } = key.export({ format: 'jwk' })
  return { kty: 'RSA', n, e, kid: 'key-1', alg: 'RS256', use: 'sig' }
}

export const setting: Setting = {
  issuer: 'https://issuer.example/',
  audience: 'https://api.example',
  tolerance: 60,
  key: published(own.publicKey),
}

export const signers: Signers = {
  own: own.privateKey,
  other: other.privateKey,
  curve: curve.privateKey,
  pem: createPublicKey({ key: setting.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString(),
}

/** The rules that find an error, and what we say that a verifier will answer. */
export async function judged(credential: string) {
  const reading = readPaste(`Authorization: Bearer ${credential}`)
  const options = { algorithms: ['RS256'], origin: 'issuer' } as const
  const checked = reading.tokens.map(async ({ text }): Promise<[string, VerificationResult]> => [
    text,
    await verifySignature(text, { keys: [setting.key] }, options),
  ])
  const { issuer, audience, tolerance: clockTolerance } = setting
  const expected = { issuer, audience, clockTolerance, algorithms: ['RS256'] }
  const inspection = judge(recognisePaste(reading), {
    now: noon,
    signatures: new Map(await Promise.all(checked)),
    expected,
  })
  const errors = inspection.findings.flatMap(({ rule, severity, outcome }) =>
    severity === 'error' && outcome === 'flag' ? [rule] : [],
  )
  const foretold = (stack: ApiStack) => answerOf(stack, inspection, expected)?.text
  return { errors, foretold }
}
