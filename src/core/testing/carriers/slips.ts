import { accessToken } from '../forge.ts'
import type { CarrierCases, Right } from './define.ts'

const token = accessToken()
const one = (paste: string): readonly [string, Right] => [
  paste,
  { tokens: [{ text: token, kind: 'jws', use: 'access-token' }], headline: null },
]

/** Variables that are filled in, and texts that stand where a token should. */
export const slips: CarrierCases = {
  'a variable of a shell': () => one(`TOKEN="${token}"\ncurl -H "Authorization: Bearer $TOKEN" https://api.example`),
  'a variable in braces': () =>
    one(`export ACCESS_TOKEN=${token}\ncurl -H "Authorization: Bearer \${ACCESS_TOKEN}" https://api.example`),
  'a variable of an .http file': () =>
    one(`@token = ${token}\n\nGET https://api.example/things\nAuthorization: Bearer {{token}}\n`),
  'a variable of k6': () =>
    one(
      `const token = '${token}'\nhttp.get('https://api.example', { headers: { Authorization: \`Bearer \${token}\` } })`,
    ),
  'a variable that nothing fills': () => [
    'OTHER=1\ncurl -H "Authorization: Bearer $TOKEN" https://api.example',
    { headline: 'placeholder-value' },
  ],
  stars: () => ['Authorization: ***', { headline: 'placeholder-value', words: /hid|hidden/ }],
  'stars behind a scheme': () => ['Authorization: Bearer ***', { headline: 'placeholder-value', words: /hid|hidden/ }],
  redacted: () => ['Authorization: [REDACTED]', { headline: 'placeholder-value', words: /hid|hidden/ }],
  'redacted behind a scheme': () => [
    'Authorization: Bearer [REDACTED]',
    { headline: 'placeholder-value', words: /hid|hidden/ },
  ],
  dots: () => ['Authorization: Bearer ●●●●●●', { headline: 'placeholder-value', words: /hid|hidden/ }],
  hidden: () => ['Authorization: <hidden>', { headline: 'placeholder-value', words: /hid|hidden/ }],
  'stripped by net-export': () => [
    'authorization: [1234 bytes were stripped]',
    { headline: 'placeholder-value', words: /hid|hidden/ },
  ],
  'a literal of a format string': () => [
    'Authorization: Bearer {token}',
    { headline: 'placeholder-value', words: /f-string|string|template/ },
  ],
  'a task of .NET': () => [
    'Authorization: Bearer System.Threading.Tasks.Task`1[System.String]',
    { headline: 'placeholder-value', words: /Task|await/ },
  ],
  'a function of JavaScript': () => [
    'Authorization: Bearer function () { return token }',
    { headline: 'placeholder-value', words: /function/ },
  ],
  'a promise': () => ['Authorization: Bearer [object Promise]', { headline: 'placeholder-value' }],
  'a coroutine of Python': () => [
    'Authorization: Bearer <coroutine object get_token at 0x7f3c2a1b4e40>',
    { headline: 'placeholder-value', words: /await/ },
  ],
  'a log that echoes a variable above an error': () => [
    '+ curl -H "Authorization: Bearer $TOKEN" https://api.example\n{"error":"invalid_token","error_description":"jwt expired"}',
    { silent: [], headline: ['error-recognised', 'response-error', 'expired'] },
  ],
}
