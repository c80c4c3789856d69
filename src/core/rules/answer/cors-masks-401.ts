import { accessToken } from '../../testing/forge.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

export const corsMasks401 = defineAnswerRule({
  id: 'cors-masks-401',
  stage: 'answer',
  severity: 'warning',
  title: 'The browser hides the real answer',
  sources: [
    { label: 'okta/okta-auth-js issue 303', url: 'https://github.com/okta/okta-auth-js/issues/303' },
    {
      label: 'MDN: CORS errors',
      url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors',
    },
  ],
  check: ({ reading, errors }) =>
    reading?.id === 'E575' && errors.find(({ id }) => id === 'E575') === reading
      ? { outcome: 'flag', evidence: {} }
      : inapplicable,
  message: () =>
    'The browser does not show the answer to this page’s script: it may well be a 401 or 403 whose headers lack CORS.',
  why: () =>
    'Many servers and gateways put the CORS headers on good answers only. An error then looks like a CORS problem, or like no answer at all, and the reason stays hidden.',
  fix: () => ({
    steps: [
      {
        text: 'Look at the status of the request in the network tab, or repeat it with “curl -i”, and paste that answer here.',
      },
      {
        text: 'If it is a 401 or 403: find out why the token is refused, and have the API send its CORS headers with errors too.',
      },
      {
        text: 'If the OPTIONS request before it is refused: let it through without a token, and allow the header “authorization”.',
      },
    ],
  }),
})

const blocked =
  "Access to fetch at 'https://api.example/things' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."

export const cases: RuleCases = {
  flags: {
    Chrome: () => ({ paste: blocked }),
    'with what the script gets': () => ({ paste: `${blocked}\nTypeError: Failed to fetch` }),
    Firefox: () => ({ paste: 'TypeError: NetworkError when attempting to fetch resource.' }),
    'beside a token': () => ({ paste: `${accessToken()}\n${blocked}` }),
  },
  spares: {
    'a server that could not fetch': () => ({ paste: 'Failed to fetch https://a.example/keys, responded with 404' }),
    'prose about it': () => ({ paste: 'Our CORS policy allows every origin.' }),
  },
}
