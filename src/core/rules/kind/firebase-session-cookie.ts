import { jws, noon } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

export const firebaseSessionCookie = defineRule({
  id: 'firebase-session-cookie',
  stage: 'kind',
  severity: 'warning',
  title: 'A Firebase session cookie is not an ID token',
  sources: [
    { label: 'Firebase: manage session cookies', url: 'https://firebase.google.com/docs/auth/admin/manage-cookies' },
  ],
  check(facts) {
    const { token, provider, sent } = facts
    if (token.kind !== 'jws' || !provider?.traits.includes('session-cookie')) return inapplicable
    // In a cookie it is where it belongs.
    const astray = sent || facts.complains('iss') || facts.complains('key')
    return { outcome: 'flag', at: '/claims/iss', evidence: {}, ...(!astray && { severity: 'info' as const }) }
  },
  message: () => 'This is a Firebase session cookie: verifySessionCookie takes it, and verifyIdToken does not.',
  why: () => 'Its issuer and its keys are others than those of an ID token of the same project.',
  fix: () => ({
    steps: [
      {
        text: 'Check it with the call that is made for it.',
        snippets: [
          { label: 'firebase-admin', language: 'js', text: 'await getAuth().verifySessionCookie(cookie, true)' },
        ],
      },
      { text: 'For an API that expects an ID token, send what getIdToken() returns in the client.' },
    ],
  }),
})

const cookie = (iss = 'https://session.firebase.google.com/shop-1') =>
  jws({ claims: { iss, aud: 'shop-1', sub: 'u', iat: noon - 60, exp: noon + 86_400, firebase: {} } })

export const cases: RuleCases = {
  flags: {
    'sent as a bearer token': () => ({ paste: `Authorization: Bearer ${cookie()}` }),
    'with an error about the issuer': () => ({
      paste: `${cookie()}\n\nFirebase ID token has incorrect "iss" (issuer) claim. Expected "https://securetoken.google.com/shop-1" but got "https://session.firebase.google.com/shop-1".`,
    }),
    alone: () => ({ paste: cookie(), severity: 'info' }),
    'in a cookie': () => ({ paste: `Cookie: session=${cookie()}`, severity: 'info' }),
  },
  spares: {
    'an ID token': () => ({ paste: `Bearer ${cookie('https://securetoken.google.com/shop-1')}` }),
    'the host in front of another': () => ({
      paste: `Bearer ${cookie('https://session.firebase.google.com.evil.example/shop-1')}`,
    }),
  },
}
