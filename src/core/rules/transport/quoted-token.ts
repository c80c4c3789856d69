import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases, Verdict } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

type Mark = 'quotes' | 'brackets' | 'bytes-literal'

const messages: Readonly<Record<Mark, string>> = {
  quotes: 'Quotation marks stand around the token, behind the scheme: they are sent as part of it.',
  brackets: 'Brackets stand around the token, behind the scheme: they are sent as part of it.',
  'bytes-literal':
    "A bytes literal of Python was sent: b'…' stands around the token, because bytes were turned into text without decoding them.",
}

export const quotedToken = defineRule({
  id: 'quoted-token',
  stage: 'transport',
  severity: 'error',
  title: 'Quotation marks are sent as part of the token',
  sources: [rfc(6750, '2.1')],
  check({ token: { place, undone = [] } }): Verdict<Mark> {
    if (place !== 'header') return inapplicable
    const mark = (['bytes-literal', 'quotes', 'brackets'] as const).find((one) => undone.includes(one))
    return mark ? { outcome: 'flag', evidence: mark } : pass
  },
  message: (mark) => messages[mark],
  why: () =>
    'The API takes everything behind the scheme for the token. jsonwebtoken then says “invalid token”, others that the header of the token cannot be read.',
  fix: (_, mark) => ({
    steps: [
      ...(mark === 'bytes-literal'
        ? [{ text: 'In Python, call `.decode()` on the bytes before you put them into the header.' }]
        : []),
      {
        text: 'Send the token itself, not its JSON: read it with JSON.parse where a library keeps its values as JSON in localStorage, and do not put JSON.stringify around it.',
      },
      {
        text: 'In the shell, let jq write it without quotation marks; in Postman and the like, keep them out of the variable.',
        snippets: [{ label: 'Without quotation marks', language: 'bash', text: 'jq -r .access_token response.json' }],
      },
    ],
  }),
})

const token = () => accessToken()

export const cases: RuleCases = {
  flags: {
    'in a header': () => ({ paste: `Authorization: Bearer "${token()}"` }),
    'in a cURL command': () => ({ paste: `curl -H 'Authorization: Bearer "${token()}"' https://api.example` }),
    'escaped in a cURL command': () => ({
      paste: `curl -H "Authorization: Bearer \\"${token()}\\"" https://api.example`,
    }),
    'in a call of fetch': () => ({
      paste: `fetch("https://api.example/", ${JSON.stringify({ headers: { authorization: `Bearer "${token()}"` } })})`,
    }),
    'in an HTTP request': () => ({
      paste: `GET /things HTTP/1.1\nHost: api.example\nAuthorization: Bearer '${token()}'`,
    }),
    'an opaque token': () => ({ paste: 'Authorization: Bearer "V1StGXR8Z5jdHi6BmyTaQw"' }),
  },
  spares: {
    'a token alone': () => ({ paste: `"${token()}"` }),
    'a variable': () => ({ paste: `ACCESS_TOKEN="${token()}"` }),
    'a response': () => ({ paste: JSON.stringify({ access_token: token() }) }),
    'around the whole header': () => ({ paste: `curl -H "Authorization: Bearer ${token()}" https://api.example` }),
    'joined by the shell': () => ({ paste: `curl -H 'Authorization: Bearer '"${token()}" https://api.example` }),
    'around the value, in code': () => ({ paste: `headers = {"Authorization": "Bearer ${token()}"}` }),
    'a cookie': () => ({
      paste: `GET / HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${token()}\nCookie: jwt="${token()}"`,
    }),
  },
}
