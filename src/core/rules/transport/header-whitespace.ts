import { encodeBase64url } from '../../decode/octets.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases, Verdict } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

type Kind = 'odd-space' | 'invisible' | 'spaces' | 'line-end' | 'line-breaks' | 'stored'

const messages: Readonly<Record<Kind, string>> = {
  'odd-space': 'Behind the scheme stands a character that only looks like a space: a no-break space, say.',
  invisible: 'There are characters inside or around this token that nobody sees.',
  spaces: 'There is a space inside this token.',
  'line-end': 'There is a line end behind this token, and it is sent along.',
  'line-breaks': 'There are line breaks inside this token. Are they in what you send, too, or only in this copy?',
  stored: 'The value in this Secret ends with a line end.',
}

export const headerWhitespace = defineRule({
  id: 'header-whitespace',
  stage: 'transport',
  severity: 'error',
  title: 'White space or an invisible character is part of the token',
  sources: [rfc(6750, '2.1')],
  check({ token: { place, undone = [] }, artifact: { carrier } }): Verdict<{ kind: Kind }> {
    const stored = carrier === 'kubernetes-secret' && undone.includes('base64') && undone.includes('line-breaks')
    if (stored) return { outcome: 'flag', evidence: { kind: 'stored' }, severity: 'warning' }
    if (place !== 'header') return inapplicable
    const kind = (['odd-space', 'invisible', 'spaces', 'line-end', 'line-breaks'] as const).find((one) =>
      undone.includes(one),
    )
    if (kind === undefined) return pass
    // A terminal wraps what it shows, so a line break may be of this copy alone.
    return { outcome: 'flag', evidence: { kind }, ...(kind === 'line-breaks' && { severity: 'info' }) }
  },
  message: ({ kind }) => messages[kind],
  why: ({ kind }) =>
    'No token holds such a character. It was put together here without it, but most verifiers do not do that: they call the token malformed, and some clients refuse to send the header at all. ' +
    (kind === 'stored' || kind === 'line-end'
      ? 'It comes from a file with a line end at its end, or from “echo”, which writes one.'
      : 'It comes from a terminal that wraps long lines, from a mail, or from a web page.'),
  fix: (_, { kind }) => ({
    steps: [
      kind === 'stored' || kind === 'line-end'
        ? {
            text: 'Store the token without a line end, and trim what you read from a file.',
            snippets: [{ label: 'Without a line end', language: 'bash', text: 'printf \'%s\' "$TOKEN" | base64 -w0' }],
          }
        : {
            text: 'Copy the token from where it was issued in one piece, or let the shell take the white space out.',
            snippets: [
              { label: 'Without white space', language: 'bash', text: "TOKEN=$(tr -d '[:space:]' < token.txt)" },
            ],
          },
    ],
  }),
})

const base64 = (text: string) => encodeBase64url(new TextEncoder().encode(text))
const broken = (between: string) => `${accessToken().slice(0, 90)}${between}${accessToken().slice(90)}`
const secret = (value: string) => ({ paste: `apiVersion: v1\nkind: Secret\ndata:\n  token: ${base64(value)}\n` })

export const cases: RuleCases = {
  flags: {
    'a character that nobody sees': () => ({ paste: `Authorization: Bearer ${broken('\u200B')}` }),
    'a space': () => ({ paste: `curl -H 'Authorization: Bearer ${broken(' ')}' https://api.example` }),
    'a line end in a string': () => ({ paste: `{'Authorization': 'Bearer ${accessToken()}\\n'}` }),
    'line breaks': () => ({ paste: `Authorization: Bearer ${broken('\n')}`, severity: 'info' }),
    'a Secret with a line end': () => ({ ...secret(`${accessToken()}\n`), severity: 'warning' }),
  },
  spares: {
    'a token as it is': () => ({ paste: `Authorization: Bearer ${accessToken()}\n` }),
    'a token alone, wrapped': () => ({ paste: broken('\n') }),
    'a Secret': () => secret(accessToken()),
    'a dump of a message': () => ({ paste: `Authorization: Bearer ${accessToken()}\\r\\nHost: api.example` }),
    'a command over several lines': () => ({
      paste: `curl \\\n  -H "Authorization: Bearer ${accessToken()}" \\\n  https://api.example`,
    }),
  },
}
