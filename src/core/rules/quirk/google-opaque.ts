import { accessToken, filler } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const googleOpaque = defineRule({
  id: 'google-opaque',
  stage: 'quirk',
  severity: 'error',
  title: 'Google’s access tokens are no JWTs',
  sources: [
    { label: 'Google, types of tokens', url: 'https://docs.cloud.google.com/docs/authentication/token-types' },
    {
      label: 'MicrosoftDocs/azure-docs, issue 106090',
      url: 'https://github.com/MicrosoftDocs/azure-docs/issues/106090',
    },
  ],
  suppresses: ['known-credential-prefix', 'opaque-token'],
  check({ token: { credential } }) {
    return credential?.id === 'google-access' ? { outcome: 'flag', evidence: undefined } : inapplicable
  },
  message: () => 'This looks like a Google access token: it is always opaque, and only Google’s own APIs take it.',
  why: () =>
    'It begins with “ya29.”, as they all do. No setting turns it into a JWT and no audience can be asked for, so an API of your own has nothing to check and calls it malformed.',
  fix: () => ({
    steps: [
      {
        text: 'To tell your own back end who signed in, send the ID token of the same response (“id_token”), and let the back end check that its audience is your client id.',
      },
      {
        text: 'To call Cloud Run or an app behind Identity-Aware Proxy, get an ID token whose audience is the address of the service or the proxy’s client id.',
      },
      {
        text: 'If a Google API refuses it, it has expired (after about an hour) or lacks a scope. Google’s tokeninfo endpoint tells.',
      },
    ],
    docs: {
      label: 'Google: authenticate with a backend server',
      url: 'https://developers.google.com/identity/sign-in/web/backend-auth',
    },
  }),
})

export const cases: RuleCases = {
  flags: {
    alone: () => ({ paste: `ya29.${filler(90)}` }),
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ya29.a0${filler(120)}` }),
    'in a token response': () => ({ paste: JSON.stringify({ access_token: `ya29.c.${filler(300)}` }) }),
  },
  spares: {
    'a Google refresh token': () => ({ paste: `1//0${filler(60)}` }),
    'an API key': () => ({ paste: `AIza${filler(26)}` }),
    'the beginning elsewhere': () => ({ paste: `x-ya29.${filler(60)}` }),
    'a JWT': () => ({ paste: accessToken() }),
  },
}
