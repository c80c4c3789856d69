import type { Facts } from '../facts/gather.ts'
import type { Fix } from '../model/finding.ts'
import { keysFix, line } from '../steps/recipes.ts'
import { revoked } from '../steps/steps.ts'
import { keys, validation } from '../providers/descope.ts'
import type { Fixes } from './define.ts'

const sdk = () => line('@descope/react-sdk', 'js', 'const token = ', 'getSessionToken()')

const refreshFix = (): Fix => ({
  steps: [
    {
      text: 'Send the session token instead (drn is DS). The SDK exchanges the refresh token by itself.',
      snippets: [sdk()],
    },
    {
      text: 'If the refresh token has been shared with anybody, log the user out of all devices.',
      where: 'Descope Console → Users → the user',
    },
  ],
  docs: validation,
})

const keyFix = (facts: Facts): Fix =>
  keysFix(
    facts,
    'Descope keeps the keys by project, whatever domain the issuer has. Let your API fetch those of this project.',
    keys,
  )

export const descopeFixes: Fixes = {
  'refresh-token-sent': refreshFix,
  expired: () => ({
    steps: [
      {
        text: 'The SDK renews session tokens while the page is open. Read it right before each call.',
        snippets: [sdk()],
      },
    ],
    otherwise: revoked({
      text: 'A user who was logged out gets no new session token; the last one lives on until it runs out.',
    }),
    docs: validation,
  }),
  'kid-not-in-jwks': keyFix,
}
