import { readingFor } from '../../facts/answers.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineAnswerRule, inapplicable } from '../define.ts'

/** Rows of error texts that a web page instead of JSON leads to. */
const rows: ReadonlySet<string> = new Set(['E567', 'E576'])

export const htmlInsteadOfJson = defineAnswerRule({
  id: 'html-instead-of-json',
  stage: 'answer',
  severity: 'error',
  title: 'A web page came where JSON was expected',
  sources: [
    {
      label: 'MDN: JSON.parse: bad parsing',
      url: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors/JSON_bad_parse',
    },
    rfc(6750, '3'),
  ],
  check({ artifact, reading, tokens, errors }) {
    // An error page of the API's own framework is the API's answer: what stands in it says more.
    if (artifact?.carrier === 'html-page' && artifact.label.startsWith('error page of')) return inapplicable
    const page = artifact?.carrier === 'html-page'
    if (!page && !(reading && rows.has(reading.id) && errors.find(({ id }) => rows.has(id)) === reading))
      return inapplicable
    // The source of a page may hold tokens of its own.
    return { outcome: 'flag', evidence: {}, ...(page && tokens.length > 0 && { severity: 'info' as const }) }
  },
  message: (_, { artifact }) =>
    artifact
      ? 'This is a web page, where an API answers with JSON.'
      : 'A web page came back where JSON was expected: its first character is “<”.',
  why: (_, { errors }) =>
    `Something before the API has answered: a login page of a proxy, an error page of a gateway, or the start page of a single-page app whose server knows no such path. ${readingFor(errors, 'config', true) ? 'A verifier that gets it in place of the keys has none.' : 'Whoever expects JSON stops at its first character.'}`,
  fix: () => ({
    steps: [
      {
        text: 'Repeat the call with “curl -i” and look at the status, the “Location” header and the title of the page.',
      },
      {
        text: 'A login page: the proxy in front wants its own cookie or header (Cloudflare Access, ForwardAuth, an ingress). Let calls with a bearer token through, or give it what it wants.',
      },
      { text: 'The app’s own page: the address is wrong, or the server sends every unknown path to the app.' },
    ],
  }),
})

export const cases: RuleCases = {
  flags: {
    'a page': () => ({ paste: '<!DOCTYPE html><html><head><title>Sign in</title></head></html>' }),
    'the source of a page with a token': () => ({
      paste: `<!doctype html><p>${accessToken()}</p>`,
      severity: 'info',
    }),
    'an error of JavaScript': () => ({
      paste: 'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    }),
    'an older one, beside a token': () => ({
      paste: `${accessToken()}\nSyntaxError: Unexpected token < in JSON at position 0`,
    }),
  },
  spares: {
    'another character': () => ({ paste: 'SyntaxError: Unexpected token \'o\', "oops" is not valid JSON' }),
    'an answer in JSON': () => ({ paste: '{"active":true,"client_id":"a"}' }),
    'an error page of Express': () => ({
      paste:
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>UnauthorizedError: jwt expired<br></pre>\n</body>\n</html>',
    }),
    'an error page of Flask': () => ({
      paste:
        '<!doctype html>\n<html lang=en>\n<title>401 Unauthorized</title>\n<h1>Unauthorized</h1>\n<p>The server could not verify',
    }),
    'a word of HTML': () => ({ paste: 'We render <html> on the server.' }),
  },
}
