import { once } from '../../facts/once.ts'
import type { Place } from '../../registry/places.ts'
import type { Token } from '../../token/token.ts'
import { accessToken } from '../../testing/forge.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

const names: Readonly<Record<Place, string>> = {
  header: 'the Authorization header',
  query: 'the query',
  form: 'the form',
  fragment: 'the fragment',
  'error-text': 'the error text',
  assertion: 'the assertion',
  federation: 'the assertion',
}

/** For each artifact: the first token in its header, and where it presents more. */
const presented = once((tokens: readonly Token[]) => {
  const found = new Map<number, { first?: number; others: Set<Place> }>()
  for (const [i, { artifact, place, hint }] of tokens.entries()) {
    const isOne = place === 'header' || ((place === 'query' || place === 'form') && hint === 'access-token')
    if (!isOne) continue
    const of = found.get(artifact) ?? { others: new Set() }
    if (place === 'header' && of.first === undefined) of.first = i
    else of.others.add(place)
    found.set(artifact, of)
  }
  return found
})

export const multipleTokens = defineRule({
  id: 'multiple-tokens',
  stage: 'transport',
  severity: 'error',
  title: 'One request presents tokens in several ways',
  sources: [rfc(6750, '2'), rfc(6750, '3.1')],
  check({ token, index, tokens }) {
    if (token.place !== 'header') return inapplicable
    const { first, others = [] } = presented(tokens).get(token.artifact) ?? {}
    // Of two headers, each would find the other.
    const places = first === index ? [...others].map((place) => names[place]) : []
    return places.length > 0 ? { outcome: 'flag', evidence: { places } } : pass
  },
  message: ({ places }) =>
    places.includes('the Authorization header')
      ? 'This request has two Authorization headers.'
      : `This request presents a token in the Authorization header and in ${places.join(' and ')} as well.`,
  why: () =>
    'A request may present its token in one way only. Some servers answer 400 to more than one, such as “Found multiple bearer tokens in the request” (Spring); others choose one, and perhaps not the one that you mean.',
  fix: () => ({
    steps: [
      { text: 'Send the token in the Authorization header only, once, and take it out of the address and the form.' },
      {
        text: 'Find what adds the other one: an interceptor of the HTTP client, the settings of the collection in Postman, or a proxy.',
      },
    ],
  }),
})

const [one, other] = [() => accessToken(), () => accessToken({ jti: 'id-2' })]

export const cases: RuleCases = {
  flags: {
    'header and query': () => ({
      paste: `curl -H "Authorization: Bearer ${one()}" "https://api.example/things?access_token=${other()}"`,
    }),
    'the same one twice': () => ({
      paste: `GET /things?access_token=${one()} HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${one()}`,
    }),
    'header and form': () => ({
      paste: `POST /things HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${one()}\n\naccess_token=${other()}`,
    }),
    'two headers': () => ({
      paste: `GET /things HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${one()}\nAuthorization: Bearer ${other()}`,
    }),
  },
  spares: {
    'one header': () => ({ paste: `curl -H "Authorization: Bearer ${one()}" https://api.example` }),
    'headers of two requests': () => ({ paste: `Authorization: Bearer ${one()}\nAuthorization: Bearer ${other()}` }),
    'an introspection': () => ({
      paste: `curl -H "Authorization: Bearer ${one()}" -d "token=${other()}" https://issuer.example/introspect`,
    }),
    'a proxy’s own': () => ({
      paste: `GET / HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${one()}\nProxy-Authorization: Bearer ${other()}`,
    }),
    'a body in JSON': () => ({
      paste: `curl -H "Authorization: Bearer ${one()}" -d '{"access_token":"${other()}"}' https://api.example`,
    }),
    'a cookie': () => ({
      paste: `GET / HTTP/1.1\nHost: api.example\nAuthorization: Bearer ${one()}\nCookie: access_token=${other()}`,
    }),
  },
}
