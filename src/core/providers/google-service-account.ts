import type { Provider, ProviderCases, Seen } from './define.ts'
import { certain, issuedBy } from './define.ts'

/** Its own issuer and subject; characters that are safe in a path only. */
const account = /^[a-z0-9][a-z0-9-]*@[a-z0-9-]+(?:\.[a-z0-9-]+){0,9}\.iam\.gserviceaccount\.com$/

const emailOf = ({ issuerText, claims }: Seen) =>
  issuerText !== undefined && account.test(issuerText) && claims?.sub === issuerText ? issuerText : undefined

export const googleServiceAccount: Provider<'google-service-account'> = {
  id: 'google-service-account',
  name: 'Google service account',
  recognise: (seen) =>
    emailOf(seen) === undefined
      ? undefined
      : { confidence: 'host', reason: 'issuer and subject are one service account.', traits: [] },
  endpoints: (seen) => ({
    metadata: [],
    jwks: `https://www.googleapis.com/service_accounts/v1/jwk/${emailOf(seen) ?? ''}`,
  }),
  sources: [
    {
      label: 'Google Cloud: authenticate with a service account',
      url: 'https://docs.cloud.google.com/endpoints/docs/openapi/service-account-authentication',
    },
  ],
  lastChecked: '2026-11-21',
}

const robot = 'robot@project.iam.gserviceaccount.com'

export const cases: ProviderCases = {
  takes: { 'an assertion': certain(() => issuedBy(robot, { sub: robot })) },
  refuses: {
    'another subject': () => issuedBy(robot, { sub: 'user-1' }),
    'the name in front of another domain': () => issuedBy(`${robot}.evil.example`, { sub: `${robot}.evil.example` }),
    'a path in the name': () => issuedBy(`a/../${robot}`, { sub: `a/../${robot}` }),
  },
}
