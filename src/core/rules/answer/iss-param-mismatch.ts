import { isPlainAddress } from '../../text/plain-address.ts'
import { tokensByArtifact } from '../../facts/answers.ts'
import { nearness } from '../../text/near.ts'
import { once } from '../../facts/once.ts'
import type { Artifact } from '../../token/artifact.ts'
import { jws, noon } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable, pass } from '../define.ts'

/** The metadata of the paste, if it is of one server only. */
const soleMetadata = once((artifacts: readonly Artifact[]) => {
  const all = artifacts.flatMap(({ metadata }) => (metadata ? [metadata] : []))
  return all.length === 1 ? all[0] : undefined
})

export const issParamMismatch = defineAnswerRule({
  id: 'iss-param-mismatch',
  stage: 'answer',
  severity: 'error',
  title: 'The answer to the login comes from another issuer',
  sources: [rfc(9207, '2'), rfc(9207, '2.4')],
  check({ artifact, index, artifacts, tokens, expected }) {
    const { callback } = artifact ?? {}
    if (!artifact || !callback || (!callback.code && artifact.sightings.length === 0 && !artifact.error))
      return inapplicable
    const metadata = soleMetadata(artifacts)
    const { issuer } = callback
    if (issuer === undefined)
      return metadata?.issParameter
        ? { outcome: 'flag', evidence: { issuer: '', other: metadata.issuer } }
        : inapplicable
    if (!isPlainAddress(issuer)) return inapplicable
    const claimed = tokensByArtifact(tokens)
      .get(index)
      ?.find(({ hint }) => hint === 'id-token')?.claims?.iss
    const other = typeof claimed === 'string' ? claimed : (metadata?.issuer ?? expected.issuer)
    if (other === undefined || !isPlainAddress(other)) return inapplicable
    // What people overlook when they type an issuer has a rule of its own.
    const same = other === issuer || (other === expected.issuer && nearness(other, issuer).near)
    return same ? pass : { outcome: 'flag', evidence: { issuer, other } }
  },
  message: ({ issuer, other }) =>
    issuer === ''
      ? `The answer does not say which server it is from, though ${shown(other)} always does (“iss”).`
      : `The answer says that it is from ${shown(issuer)}, and not from ${shown(other)}.`,
  why: () =>
    '“iss” in the answer tells a client of several providers whose answer it is. Where it does not fit, two configurations are mixed up, or somebody leads the client to redeem a code at the wrong server.',
  fix: () => ({
    steps: [
      { text: 'Do not redeem the code, and do not use the tokens.' },
      {
        text: 'Compare the issuer in the client’s configuration with that of the server’s metadata, to the character: tenant, environment and custom domain.',
      },
      { text: 'Start the login again, and let the client remember for each login which issuer it asked.' },
    ],
  }),
})

const callback = (rest: string) => `https://app.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=s${rest}`
const idToken = () => jws({ claims: { iss: 'https://issuer.example', aud: 'a', nonce: 'n', iat: noon } })
const metadata = (issuer: string, supported = true) =>
  JSON.stringify({
    issuer,
    token_endpoint: `${issuer}/token`,
    authorization_response_iss_parameter_supported: supported,
  })

export const cases: RuleCases = {
  flags: {
    'another than the ID token’s': () => ({
      paste: `https://app.example/cb#id_token=${idToken()}&code=SplxlOBeZQQYbYS6WxSbIA&state=s&iss=https%3A%2F%2Fevil.example`,
    }),
    'another than expected': () => ({
      paste: callback('&iss=https%3A%2F%2Fevil.example'),
      context: { expected: { issuer: 'https://issuer.example' } },
    }),
    'another than the metadata’s': () => ({
      paste: `${callback('&iss=https%3A%2F%2Fevil.example')}\n${metadata('https://issuer.example')}`,
    }),
    'absent, though the server sends it': () => ({ paste: `${callback('')}\n${metadata('https://issuer.example')}` }),
  },
  spares: {
    'the same': () => ({
      paste: callback('&iss=https%3A%2F%2Fissuer.example'),
      context: { expected: { issuer: 'https://issuer.example' } },
    }),
    'a slash more than the person typed': () => ({
      paste: callback('&iss=https%3A%2F%2Fissuer.example%2F'),
      context: { expected: { issuer: 'https://issuer.example' } },
    }),
    'nothing to compare with': () => ({ paste: callback('&iss=https%3A%2F%2Fissuer.example') }),
    'absent where nobody promised it': () => ({
      paste: `${callback('')}\n${metadata('https://issuer.example', false)}`,
    }),
  },
}
