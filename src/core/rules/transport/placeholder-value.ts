import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

/** How such a text comes about, each with its own way out. */
type Origin = 'nothing' | 'template' | 'object' | 'promise' | 'name' | 'variable'

function originOf(text: string): Origin {
  const word = text.toLowerCase()
  if (word === '') return 'nothing'
  if (word === '[object promise]') return 'promise'
  if (word === '[object object]') return 'object'
  if (/^(?:true|false|token|access_token)$/.test(word)) return 'name'
  return /^(?:undefined|null|nil|none|nan)$/.test(word) ? 'variable' : 'template'
}

const causes: Readonly<Record<Origin, string>> = {
  nothing: 'The variable that should hold the token was empty when the request was built.',
  template: 'The tool or script that should have put the token in its place did not know the variable.',
  object: 'A whole object, most likely the token response or the result of an SDK call, was turned into text.',
  promise: 'The call that fetches the token had not come back yet, and its promise was turned into text.',
  name: 'The name of the token, or the answer whether there is one, was sent in place of the token itself.',
  variable: 'The variable that should hold the token had no value when the request was built.',
}

const remedies: Readonly<Record<Origin, string>> = {
  nothing: 'Print the variable right before the request: is it set in this environment, shell or process at all?',
  template:
    'Fill in the variable: set it in the environment that your tool uses, spell it the same in both places, and in a shell use double quotation marks, since single ones leave it as it is.',
  object: 'Read the token out of the object: `access_token` in a token response, `accessToken` in many SDKs.',
  promise: 'Put `await` before the call that fetches the token.',
  name: 'Send the value that the token response holds under `access_token`.',
  variable:
    'Put `await` before the call that fetches the token, and read the property that it really has: `access_token` in a token response, `accessToken` in many SDKs.',
}

export const placeholderValue = defineRule({
  id: 'placeholder-value',
  stage: 'transport',
  severity: 'error',
  title: 'A placeholder stands where the token should be',
  sources: [rfc(6750, '2.1')],
  check: ({ token }) =>
    token.kind === 'placeholder'
      ? { outcome: 'flag', evidence: { text: token.text, origin: originOf(token.text) } }
      : inapplicable,
  message({ text, origin }) {
    if (origin === 'nothing') return 'There is no token: nothing stands where it should be.'
    if (origin === 'template') return `${shown(text)} is a template that nobody filled in, not a token.`
    return `The text ${shown(text)} stands where a token should be.`
  },
  why: ({ origin }) =>
    `${causes[origin]} ` +
    'An API that gets this answers that no token came, or “jwt malformed” (jsonwebtoken), “Not enough segments” (PyJWT) or IDX14100 (.NET).',
  fix: (_, { origin }) => ({
    steps: [
      { text: remedies[origin] },
      { text: 'If the user is not signed in, do not send the request at all: send them to sign in first.' },
      { text: 'Look at the request in the network panel: a JWT starts with “eyJ” and holds two dots.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    undefined: () => ({ paste: 'Authorization: Bearer undefined' }),
    null: () => ({ paste: 'curl -H "Authorization: Bearer null" https://api.example' }),
    'nothing behind the scheme': () => ({ paste: 'Authorization: Bearer ' }),
    'an object': () => ({ paste: 'Authorization: Bearer [object Object]' }),
    'a promise': () => ({ paste: 'Authorization: Bearer [object Promise]' }),
    'a Postman variable': () => ({ paste: '{{access_token}}' }),
    'a shell variable': () => ({ paste: "curl -H 'Authorization: Bearer $TOKEN' https://api.example" }),
    'a word of the documentation': () => ({ paste: 'Authorization: Bearer YOUR_ACCESS_TOKEN' }),
    'in a token response': () => ({ paste: '{"access_token":"undefined"}' }),
    'the answer whether there is one': () => ({ paste: 'Authorization: Bearer true' }),
  },
  spares: {
    'a token': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'an opaque token': () => ({ paste: 'Authorization: Bearer V1StGXR8Z5jdHi6BmyTaQw' }),
    'a word with more behind it': () => ({ paste: 'Authorization: Bearer undefined-but-long' }),
    'a password': () => ({ paste: 'Authorization: Basic dXNlcjpwYXNzd29yZA==' }),
  },
}
