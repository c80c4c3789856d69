import { accessToken } from '../../testing/forge.ts'
import { shown } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { Condition } from '../../registry/conditions.ts'
import { placeholderKind, type PlaceholderKind } from '../../registry/placeholders.ts'
import type { RuleCases, Verdict } from '../define.ts'
import { defineRule, inapplicable } from '../define.ts'

const causes: Readonly<Record<PlaceholderKind, string>> = {
  nothing: 'The variable that should hold the token was empty when the request was built.',
  template: 'The tool or script that should have put the token in its place did not know the variable.',
  format:
    'The text that the header is built from was not treated as a template: a Python string without the “f” before it, a C# string without the “$”, or the arguments were left out.',
  object: 'A whole object, most likely the token response or the result of an SDK call, was turned into text.',
  promise: 'The call that fetches the token had not come back yet, and its promise or task was turned into text.',
  function: 'The function that gives the token was turned into text instead of being called.',
  name: 'The name of the token, or the answer whether there is one, was sent in place of the token itself.',
  variable: 'The variable that should hold the token had no value when the request was built.',
  hidden:
    'Logs, browsers and build servers put such a text in the place of secrets. What was really sent cannot be seen in it, so nothing can be said of the token.',
}

const remedies: Readonly<Record<PlaceholderKind, readonly string[]>> = {
  nothing: ['Print the variable right before the request: is it set in this environment, shell or process at all?'],
  template: [
    'Fill in the variable: set it in the environment that your tool uses, spell it the same in both places, and in a shell use double quotation marks, since single ones leave it as it is.',
  ],
  format: [
    'Let the text be filled in: f"Bearer {token}" in Python, $"Bearer {token}" in C#, `Bearer ${token}` with backticks in JavaScript.',
  ],
  object: ['Read the token out of the object: `access_token` in a token response, `accessToken` in many SDKs.'],
  promise: [
    'Put `await` before the call that fetches the token (`.Result` is no substitute in .NET: it may deadlock).',
  ],
  function: ['Call the function: `getToken()` instead of `getToken`, with `await` before it if it is asynchronous.'],
  name: ['Send the value that the token response holds under `access_token`.'],
  variable: [
    'Put `await` before the call that fetches the token, and read the property that it really has: `access_token` in a token response, `accessToken` in many SDKs.',
  ],
  hidden: [
    'A HAR of Chrome: allow it in the settings of the developer tools (“Allow to generate HAR with sensitive data”), then hold the export button and choose the one with sensitive data. A net-export log: choose “Include cookies and credentials”.',
    'A build server (GitHub prints ***, GitLab [MASKED]) never shows a secret: paste the token itself from where it is issued, or decode its claims in a step of the job.',
    'A log of your own: copy the header from the network panel of the browser instead.',
  ],
}

/** What the one who refused says when no token came. */
const without: readonly Condition[] = ['missing', 'scheme', 'malformed', 'opaque-or-jwe']

const told =
  'An API that gets this answers that no token came, or “jwt malformed” (jsonwebtoken), “Not enough segments” (PyJWT) or IDX14100 (.NET).'

const usual = [
  { text: 'If the user is not signed in, do not send the request at all: send them to sign in first.' },
  { text: 'Look at the request in the network panel: a JWT starts with “eyJ” and holds two dots.' },
]

export const placeholderValue = defineRule({
  id: 'placeholder-value',
  stage: 'transport',
  severity: 'error',
  title: 'A placeholder stands where the token should be',
  sources: [rfc(6750, '2.1')],
  check({ token, errors }): Verdict<{ text: string; origin: PlaceholderKind }> {
    if (token.kind !== 'placeholder') return inapplicable
    const origin = placeholderKind(token.text) ?? 'variable'
    // Logs echo a command before its variables are filled in; the error below it tells that a token was sent.
    const said = errors.flatMap(({ conditions }) => conditions)
    const filled = (origin === 'template' || origin === 'hidden') && said.some((one) => !without.includes(one))
    const severity = filled ? 'info' : origin === 'hidden' ? 'warning' : 'error'
    return { outcome: 'flag', evidence: { text: token.text, origin }, severity }
  },
  message({ text, origin }) {
    if (origin === 'nothing') return 'There is no token: nothing stands where it should be.'
    if (origin === 'template') return `${shown(text)} is a template that nobody filled in, not a token.`
    if (origin === 'format') return `${shown(text)} was sent as it is: the string was never filled in.`
    if (origin === 'hidden') return `The token is hidden: the tool that wrote this put ${shown(text)} in its place.`
    if (origin === 'promise')
      return `A promise or task was sent instead of the token: ${shown(text)} (an “await” is missing).`
    if (origin === 'function') return `A function was sent instead of the token: ${shown(text)}.`
    return `The text ${shown(text)} stands where a token should be.`
  },
  why: ({ origin }) => `${causes[origin]} ` + (origin === 'hidden' ? '' : told),
  fix: (_, { origin }) => ({
    steps: [...remedies[origin].map((text) => ({ text })), ...(origin === 'hidden' ? [] : usual)],
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
    'braces that nobody filled in': () => ({ paste: 'Authorization: Bearer {token}' }),
    'a task of .NET': () => ({ paste: 'Authorization: Bearer System.Threading.Tasks.Task`1[System.String]' }),
    'a function': () => ({ paste: 'Authorization: Bearer function () { return token }' }),
    'a hidden one': () => ({ paste: 'Authorization: ***', severity: 'warning' }),
    'an echoed variable above an error': () => ({
      paste: 'curl -H "Authorization: Bearer $TOKEN" https://api.example\njwt expired',
      severity: 'info',
    }),
    'the answer whether there is one': () => ({ paste: 'Authorization: Bearer true' }),
  },
  spares: {
    'a token': () => ({ paste: `Authorization: Bearer ${accessToken()}` }),
    'an opaque token': () => ({ paste: 'Authorization: Bearer V1StGXR8Z5jdHi6BmyTaQw' }),
    'a word with more behind it': () => ({ paste: 'Authorization: Bearer undefined-but-long' }),
    'a password': () => ({ paste: 'Authorization: Basic dXNlcjpwYXNzd29yZA==' }),
  },
}
