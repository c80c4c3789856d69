import { audienceFit, mayBeForApi } from '../../facts/api-token.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const form = /^(?:api:\/\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i

const idOf = (value: string) => form.exec(value)?.[1]?.toLowerCase()

export const audEntraForm = defineRule({
  id: 'aud-entra-form',
  stage: 'audience',
  severity: 'error',
  title: 'The audience has Entra ID’s other form',
  sources: [
    {
      label: 'Microsoft: access token claims',
      url: 'https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference',
    },
  ],
  suppresses: ['aud-mismatch'],
  check(facts) {
    const { token, provider, audience, wantedAudience } = facts
    if (provider?.id !== 'entra' || !mayBeForApi(token)) return inapplicable
    if (audienceFit(facts) !== 'other') return pass
    for (const value of audience) {
      const id = idOf(value)
      const wanted = id === undefined ? undefined : wantedAudience.find((candidate) => idOf(candidate) === id)
      if (id !== undefined && wanted !== undefined)
        return { outcome: 'flag', at: '/claims/aud', evidence: { id, value, wanted } }
    }
    return pass
  },
  message: ({ value, wanted }) =>
    `The token names your API as ${shown(value)}, and your API expects the same one as ${shown(wanted)}.`,
  why: () =>
    'Entra ID writes the client id alone into tokens of version 2.0, and the Application ID URI or the client id into those of version 1.0. The registration of the API decides on the version, not the app that asks. The two texts mean one API, but most APIs compare them character by character.',
  fix: (_, { id }) => ({
    steps: [
      {
        text: 'Let your API accept both forms.',
        snippets: [{ label: 'Audiences for your API', language: 'js', text: `audience: ['${id}', 'api://${id}']` }],
      },
    ],
  }),
})

const id = '11111111-2222-3333-4444-555555555555'
const of = (aud: string, iss = `https://login.microsoftonline.com/${id}/v2.0`) =>
  accessToken({ iss, aud, scp: 'Things.Read', azp: 'a', ver: '2.0' }, { alg: 'RS256', typ: 'JWT', kid: 'k' })
const wants = (audience: string) => ({ expected: { audience } })

export const cases: RuleCases = {
  flags: {
    'the client id where the URI is expected': () => ({ paste: of(id), context: wants(`api://${id}`) }),
    'the URI where the client id is expected': () => ({
      paste: of(`api://${id}`, `https://sts.windows.net/${id}/`),
      context: wants(id),
    }),
    'beside another one': () => ({ paste: of(id), context: wants(`https://api.example api://${id.toUpperCase()}`) }),
  },
  spares: {
    'the same': () => ({ paste: of(id), context: wants(id) }),
    'both forms accepted': () => ({ paste: of(id), context: wants(`${id} api://${id}`) }),
    'another app': () => ({ paste: of(id), context: wants('api://99999999-2222-3333-4444-555555555555') }),
    'a URI with words': () => ({ paste: of(id), context: wants('api://shop') }),
    'another issuer': () => ({ paste: of(id, 'https://issuer.example'), context: wants(`api://${id}`) }),
    'nothing expected': () => ({ paste: of(id) }),
  },
}
