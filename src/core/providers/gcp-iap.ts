import type { Provider, ProviderCases } from './define.ts'
import { certain, issuedBy } from './define.ts'
import { byHost, issuerBase } from './recognition.ts'

const issuer = 'https://cloud.google.com/iap'
export const headers = {
  label: 'Google Cloud: get the user’s identity with IAP',
  url: 'https://docs.cloud.google.com/iap/docs/signed-headers-howto',
}

export const gcpIap: Provider<'gcp-iap'> = {
  id: 'gcp-iap',
  name: 'Google Identity-Aware Proxy',
  traits: ['keys-elsewhere'],
  recognise: (seen) => (issuerBase(seen) === issuer ? byHost(seen) : undefined),
  endpoints: () => ({ issuer, metadata: [], jwks: 'https://www.gstatic.com/iap/verify/public_key-jwk' }),
  sources: [headers],
  lastChecked: '2026-11-21',
}

export const cases: ProviderCases = {
  takes: { 'the issuer': certain(() => issuedBy(issuer)) },
  refuses: {
    'another path': () => issuedBy('https://cloud.google.com/iap/x'),
    'the name in front of another domain': () => issuedBy('https://cloud.google.com.evil.example/iap'),
    'the name behind a hyphen': () => issuedBy('https://evil-cloud.google.com/iap'),
  },
}
