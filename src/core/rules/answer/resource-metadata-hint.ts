import { challengeParameter } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const resourceMetadataHint = defineAnswerRule({
  id: 'resource-metadata-hint',
  stage: 'answer',
  severity: 'info',
  title: 'The API says where it publishes what it expects',
  sources: [rfc(9728, '5.1'), rfc(9728, '2')],
  check({ artifact }) {
    const address = artifact && challengeParameter(artifact, 'resource_metadata')
    return address ? { outcome: 'flag', evidence: { address } } : inapplicable
  },
  message: ({ address }) =>
    /[‹›]/.test(address)
      ? 'The API names an address with which authorization server and which audience it expects.'
      : `The API publishes which authorization server and which audience it expects, at ${shown(address, 200)}.`,
  why: () =>
    'Compare “authorization_servers” there with “iss” of the token, and “resource” with “aud”. Some frameworks name such an address in every answer, also where nobody has put a document there: a 404 is no error then.',
  fix: (_, { address }) => ({
    steps: [
      {
        text: 'Fetch the document and put its values into what your API expects, above.',
        ...(/[‹›]/.test(address) || !/^https:\/\/[\w.:/~-]+$/.test(address)
          ? {}
          : { snippets: [{ label: 'Fetch it', language: 'bash', text: `curl '${address}'` }] }),
      },
    ],
  }),
})

const challenge = (rest: string) => `WWW-Authenticate: Bearer error="invalid_token"${rest}`
const address = 'https://api.example/.well-known/oauth-protected-resource'

export const cases: RuleCases = {
  flags: {
    'a challenge': () => ({ paste: challenge(`, resource_metadata="${address}"`) }),
    'beside a token': () => ({ paste: `${accessToken()}\n${challenge(`, resource_metadata="${address}"`)}` }),
  },
  spares: {
    none: () => ({ paste: challenge('') }),
    'an empty one': () => ({ paste: challenge(', resource_metadata=""') }),
    'the document itself': () => ({ paste: '{"resource":"https://api.example"}' }),
  },
}
