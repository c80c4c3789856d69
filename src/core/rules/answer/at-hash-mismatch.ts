import { encodeBase64url } from '../../decode/octets.ts'
import { digest } from '../../decode/digest.ts'
import { accessToken, jws } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const core = (section: string, anchor: string) => ({
  label: `OpenID Connect Core, section ${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
})

export const atHashMismatch = defineRule({
  id: 'at-hash-mismatch',
  stage: 'answer',
  severity: 'error',
  title: 'The ID token and what stands beside it are of different logins',
  sources: [core('3.1.3.8', 'CodeFlowTokenValidation'), core('3.3.2.11', 'HybridIDToken')],
  companions: true,
  check({ bindings }) {
    const own = bindings.filter(({ check }) => check === 'at-hash' || check === 'c-hash')
    if (own.length === 0) return inapplicable
    const broken = own.find(({ outcome }) => outcome === 'not-met')
    if (!broken) return pass
    const code = broken.check === 'c-hash'
    return { outcome: 'flag', at: code ? '/claims/c_hash' : '/claims/at_hash', evidence: { code } }
  },
  message: ({ code }) =>
    code
      ? 'The ID token was not issued together with the authorization code in this paste (“c_hash” differs).'
      : 'The ID token was not issued together with the access token in this paste (“at_hash” differs).',
  why: ({ code }) =>
    `“${code ? 'c_hash' : 'at_hash'}” holds half of the hash of the ${code ? 'code' : 'access token'} that came with the ID token, and it does not fit this one. ` +
    'Most often the two were copied from different logins or from before and after a refresh. A client that checks it refuses the answer.',
  fix: () => ({
    steps: [
      { text: 'Take both from one answer of the authorization server, and paste that answer whole.' },
      {
        text: 'If they are of one answer, see whether something on the way changed one of them: a cache, a proxy, a test that swaps tokens. Then drop the answer and log in again.',
      },
    ],
  }),
})

const half = (text: string) => encodeBase64url(digest(text).slice(0, 16))
const pair = (access: string, hash: string, alg = 'RS256') =>
  JSON.stringify({
    access_token: access,
    id_token: jws({ header: { alg }, claims: { iss: 'https://issuer.example/', aud: 'a', nonce: 'n', at_hash: hash } }),
    token_type: 'Bearer',
  })

export const cases: RuleCases = {
  flags: {
    'another access token': () => ({ paste: pair(accessToken(), 'LDktKdoQak3Pk0cnXxCltA') }),
    'another code': () => ({
      paste: `https://app.example/cb#code=SplxlOBeZQQYbYS6WxSbIA&state=s&id_token=${jws({
        claims: { iss: 'https://issuer.example/', aud: 'a', nonce: 'n', c_hash: 'LDktKdoQak3Pk0cnXxCltA' },
      })}`,
    }),
  },
  spares: {
    'the right one': () => ({ paste: pair(accessToken(), half(accessToken())) }),
    'an algorithm without a settled hash': () => ({ paste: pair(accessToken(), 'LDktKdoQak3Pk0cnXxCltA', 'EdDSA') }),
    'no access token': () => ({ paste: jws({ claims: { nonce: 'n', at_hash: 'LDktKdoQak3Pk0cnXxCltA' } }) }),
  },
}
