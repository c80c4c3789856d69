import { headerTypeOf } from '../../token/token-use.ts'
import { accessToken, jws, noon, sdJwt } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { asAccessToken, defineRule, inapplicable } from '../define.ts'

const types: ReadonlySet<string> = new Set(['dc+sd-jwt', 'vc+sd-jwt', 'kb+jwt'])

const counted = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

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
    const foreign = disclosures.filter(({ fault }) => fault?.fault === 'not-in-digests').length
    const bound = token.parts.some(({ label }) => label === 'key-binding')
    const severity = sent ? 'error' : foreign > 0 ? 'warning' : 'info'
    return {
      outcome: 'flag',
      severity,
      ...(foreign > 0 && { at: '/disclosure' }),
      evidence: { sent, foreign, disclosed: disclosures.length, bound },
    }
  },
  message({ sent, foreign }) {
    if (sent) return 'This is an SD-JWT, a credential for wallets, and an API expects an access token instead.'
    return foreign > 0
      ? `The issuer has not signed ${counted(foreign, 'one of the disclosures', 'of the disclosures')} of this SD-JWT.`
      : 'This is an SD-JWT, a credential whose claims are disclosed one by one, and not an OAuth access token.'
  },
  why: ({ foreign, disclosed, bound }) =>
    'The issuer signs digests only; its holder adds the disclosures that somebody is meant to see, with tildes between them. ' +
    `This one comes with ${counted(disclosed, 'one disclosure', 'disclosures')}${bound ? ' and a token that binds it to the holder’s key' : ''}. ` +
    (foreign > 0
      ? 'A disclosure whose digest is not among the signed claims may say anything; a verifier refuses the whole.'
      : 'A JWT library that splits it at its dots reads a damaged signature.'),
  fix: (_, { foreign }) => ({
    steps: [
      ...(foreign > 0
        ? [
            {
              text: 'Take the disclosures from the same issuance as the signed token, unchanged: each digest covers every character, the salt included.',
            },
          ]
        : []),
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
      severity: 'warning',
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
