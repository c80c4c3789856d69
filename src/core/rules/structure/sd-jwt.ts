import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, jws, noon, sdJwt } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

const types: ReadonlySet<string> = new Set(['dc+sd-jwt', 'vc+sd-jwt', 'kb+jwt'])

export const sdJwtRule = defineRule({
  id: 'sd-jwt',
  stage: 'structure',
  severity: 'info',
  title: 'This is a credential that discloses its claims selectively',
  sources: [rfc(9901, '4'), rfc(9901, '4.3'), rfc(9901, '7')],
  suppresses: asAccessToken,
  check({ token, sent }) {
    if (token.kind !== 'sd-jwt' && !types.has(headerTypeOf(token.header))) return inapplicable
    const disclosures = token.parts.filter(({ label }) => label === 'disclosure')
    const bound = token.parts.some(({ label }) => label === 'key-binding')
    return {
      outcome: 'flag',
      ...(sent && { severity: 'error' as const }),
      evidence: { sent, disclosed: disclosures.length, bound },
    }
  },
  message: ({ sent }) =>
    sent
      ? 'This is an SD-JWT, a credential for wallets, and an API expects an access token instead.'
      : 'This is an SD-JWT, a credential whose claims are disclosed one by one, and not an OAuth access token.',
  why: ({ disclosed, bound }) =>
    'The issuer signs digests only; its holder adds the disclosures that somebody is meant to see, with tildes between them. ' +
    `This one comes with ${disclosed === 1 ? 'one disclosure' : `${disclosed} disclosures`}${bound ? ' and a token that binds it to the holder’s key' : ''}. ` +
    'A JWT library that splits it at its dots reads a damaged signature.',
  fix: () => ({
    steps: [
      {
        text: 'Present it to a verifier through its wallet’s protocol, such as OpenID for Verifiable Presentations.',
      },
      { text: 'To call an API, ask the authorization server for an access token and send that.' },
    ],
  }),
})

const disclosures = [
  ['salt-1', 'given_name', 'Erika'],
  ['salt-2', 'DE'],
]
const keyBinding = () =>
  jws({
    header: { typ: 'kb+jwt', alg: 'ES256' },
    claims: { aud: 'https://verifier.example', iat: noon },
  })

export const cases: RuleCases = {
  flags: {
    'alone, with disclosures': () => ({ paste: sdJwt({ disclosures }) }),
    'with key binding': () => ({ paste: sdJwt({ disclosures, keyBinding: keyBinding() }) }),
    'among other text': () => ({ paste: `The wallet returned ${sdJwt({ disclosures })} to us.` }),
    'sent to an API': () => ({ paste: `Authorization: Bearer ${sdJwt({ disclosures })}`, severity: 'error' }),
    'a disclosure that the issuer has not signed': () => ({
      paste: sdJwt({ disclosures, foreign: [['salt-3', 'admin', true]] }),
    }),
    'the signed part alone': () => ({ paste: sdJwt({ disclosures }).split('~')[0] ?? '' }),
    'the key binding alone': () => ({ paste: keyBinding() }),
  },
  spares: {
    'an access token': () => ({ paste: accessToken() }),
    'a tilde in a claim': () => ({ paste: accessToken({ sub: 'a~b' }) }),
    'a client secret with a tilde': () => ({ paste: `abc8Q~${'aB3'.repeat(11)}` }),
  },
}
