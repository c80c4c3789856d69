import type { Facts } from '../facts/gather.ts'
import { audienceOf } from '../token/claims.ts'
import type { Fix } from '../model/finding.ts'
import { expectIts, keysFix, line } from '../steps/recipes.ts'
import { js } from '../snippets/literals.ts'
import { issuerOfToken, tokenFacts } from '../steps/known-values.ts'
import { revoked } from '../steps/steps.ts'
import { jwks, tokens } from '../providers/stytch.ts'
import type { Fixes } from './define.ts'

const issuerFix = (facts: Facts): Fix => {
  const { aud } = tokenFacts(facts)?.token.claims ?? {}
  const [id = 'YOUR_PROJECT_ID'] = audienceOf(aud === undefined ? undefined : { aud })
  const issuers = [...new Set([`stytch.com/${id}`, issuerOfToken(facts, `stytch.com/${id}`)])]
  return {
    steps: [
      {
        text: 'Stytch writes stytch.com and the project, without https://, or the domain of your project once you use one. Let your API accept both.',
        snippets: [line('Issuer', 'js', 'issuer: ', `[${issuers.map(js).join(', ')}]`)],
      },
    ],
    docs: tokens,
  }
}

export const stytchFixes: Fixes = {
  'iss-mismatch-exact': issuerFix,
  'iss-near-miss': issuerFix,
  'aud-mismatch': (facts) => ({
    steps: [
      expectIts(
        facts,
        'The audience of a session JWT is the id of the project. Let your API expect yours; the test and the live environment have one each.',
      ),
    ],
    docs: tokens,
  }),
  expired: () => ({
    steps: [
      {
        text: 'Session JWTs live for five minutes. The SDK keeps a fresh one; read it right before each call.',
        snippets: [line('@stytch/vanilla-js', 'js', 'const token = stytch.session.', 'getTokens()?.session_jwt')],
      },
    ],
    otherwise: revoked({
      text: 'A session that was revoked still looks fine for up to five minutes. Let your back end ask Stytch where that matters.',
      snippets: [line('stytch for Node', 'js', 'await client.sessions.', 'authenticate', '({ session_jwt: token })')],
    }),
    docs: tokens,
  }),
  'opaque-token': () => ({
    steps: [
      {
        text: 'The session_token is opaque, and only Stytch can read it. Send the session_jwt of the same session instead.',
        snippets: [line('@stytch/vanilla-js', 'js', 'const token = stytch.session.getTokens()?.', 'session_jwt')],
      },
    ],
    docs: tokens,
  }),
  'kid-not-in-jwks': (facts) =>
    keysFix(
      facts,
      'Stytch keeps the keys by project, and not under the issuer. Let your API fetch those of this project.',
      jwks,
    ),
}
