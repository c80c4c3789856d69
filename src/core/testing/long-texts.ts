/** Texts of any length that would take long if a step looked at anything twice: killers of each recogniser. For tests only. */
import { accessToken, jwe, jws } from './forge.ts'

/** A text of this length, made of one piece over and over. */
const repeat = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Distinct pieces one after another. */
function series(piece: (i: number) => string, length: number): string {
  const pieces: string[] = []
  for (let i = 0, sum = 0; sum < length; i += 1) {
    const next = piece(i)
    pieces.push(next)
    sum += next.length
  }
  return pieces.join('')
}

/** Different each time, and long enough, so that it looks like a token of its own. */
const opaque = (i: number) => `opaque-${String(i).padStart(12, '0')}`
const oktaOrg = (i: number) => accessToken({ iss: 'https://org.okta.com', aud: 'https://org.okta.com', jti: `${i}` })

const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url')
const small = (header: object, i: number, claims: object = {}) =>
  `${part(header)}.${part({ ...claims, jti: `${i}` })}.YQ`

/** Texts that somebody may paste by mistake, and texts that would take long if a step looked at anything twice. */
export const longTexts: Readonly<Record<string, (length: number) => string>> = {
  'one letter': (length) => repeat('a', length),
  'the letter that a header begins with': (length) => repeat('e', length),
  dots: (length) => repeat('.', length),
  'ey over and over': (length) => repeat('ey', length),
  'beginnings of headers': (length) => repeat('eyJ.', length),
  'beginnings of headers in one word': (length) => repeat('-eyJhbGciOi', length),
  'open objects': (length) => repeat('{"a":', length),
  'open lists': (length) => repeat('[', length),
  braces: (length) => repeat('{', length),
  'quotation marks': (length) => repeat('"', length),
  'braces and quotation marks': (length) => repeat('{"', length),
  'objects that break off': (length) => repeat('{"a" ', length),
  'objects with a token each': (length) => `[${series((i) => `{"token":"${opaque(i)}"},`, length)}0]`,
  'ID tokens without an access token': (length) => series((i) => `{"id_token":"${opaque(i)}"}`, length),
  'objects within objects': (length) => `${repeat('{"jwt":"undefined","a":', length)}1`,
  'ends of schemes': (length) => repeat('://', length),
  addresses: (length) => repeat('a://b ', length),
  'one long address': (length) => `https://a.example/?${repeat('a=b&', length)}`,
  'one address with many tokens': (length) => `https://a.example/#${series((i) => `token=${opaque(i)}&`, length)}`,
  'one address with many escaped tokens': (length) =>
    `https://a.example/#${series((i) => `token=%6F${opaque(i)}&`, length)}`,
  'an authorization request with many parameters': (length) =>
    `https://tenant.auth0.com/authorize?client_id=a&response_type=code&${repeat('a=b&', length)}`,
  'authorization requests beside tokens': (length) =>
    series((i) => `https://a${i}.auth0.com/authorize?client_id=a&response_type=code\n`, length / 2) +
    series((i) => `${oktaOrg(i)}\n`, length / 2),
  'header names on one line': (length) => repeat('authorization: bearer ', length),
  'header names in one word': (length) => repeat('authorization:', length),
  'header names before a long space': (length) => repeat('authorization: ', length / 2) + ' '.repeat(length / 2),
  'lines with a scheme': (length) => series((i) => `Bearer ${opaque(i)}\n`, length),
  'lines with a header and lines with a scheme': (length) =>
    series((i) => `Authorization: Bearer ${opaque(i)}\n`, length / 2) +
    series((i) => `Bearer ${opaque(i)}\n`, length / 2),
  'curl on one line': (length) => repeat('curl ', length),
  'curl on many lines': (length) => repeat('curl -d token=undefined https://a.example\n', length),
  'curl on many lines before lines with a scheme': (length) =>
    series((i) => `curl -d token=${opaque(i)} https://a.example\n`, length / 2) +
    series((i) => `Bearer ${opaque(i)}\n`, length / 2),
  'curl with many data': (length) => `curl https://a.example ${series((i) => `-d token=${opaque(i)} `, length)}`,
  'curl with many pairs': (length) => `curl https://a.example -d '${repeat('a&', length)}'`,
  'backslashes in the quotation marks of curl': (length) => `curl "${repeat('\\', length)}"`,
  'backslashes behind curl': (length) => `curl ${repeat('\\', length)}`,
  'open quotation marks behind curl': (length) => repeat("curl '", length),
  'cookies without number': (length) => `Cookie: ${repeat('a=b;', length)}`,
  'lines of cookies': (length) => repeat('Set-Cookie: a=b\n', length),
  'chunks of one cookie': (length) => `Cookie: ${series((i) => `appSession.${i % 100}=${opaque(i)};`, length)}`,
  'escaped cookies': (length) => `Cookie: ${series((i) => `jwt=%6F${opaque(i)};`, length)}`,
  'names of a challenge': (length) => repeat('www-authenticate: ', length),
  'words of a challenge': (length) => `WWW-Authenticate: error_description=${repeat('a ', length)}`,
  'escapes in a challenge': (length) => `WWW-Authenticate: Bearer a="${repeat('\\"', length)}`,
  'request lines': (length) => repeat('GET / HTTP/1.1\n', length),
  'requests with a body that breaks off': (length) => repeat('GET / HTTP/1.1\n\n[[[[\n', length),
  'headers of a request': (length) => `GET / HTTP/1.1\n${repeat('a: b\n', length)}`,
  'proofs of possession': (length) => series((i) => `DPoP: ${jws({ claims: { jti: `${i}` } })}\n`, length),
  'curl for Windows on one line': (length) => repeat('curl ^" ', length),
  'escapes of curl for Windows': (length) => `curl ^"${repeat('^\\^"', length)}`,
  'escapes of bash behind curl': (length) => `curl $'${repeat("\\'", length)}`,
  'curl with many escaped cookies': (length) => `curl -b "\\"${series((i) => `jwt${i}=${opaque(i)};`, length)}"`,
  'calls of fetch that break off': (length) => repeat('fetch("a",{"a":{"b":', length),
  'a fetch with many escaped tokens': (length) =>
    `fetch("a",{"body":"\\n${series((i) => `token=${opaque(i)}&`, length)}"})`,
  'tables of PowerShell that break off': (length) => `irm ${repeat('-Headers @{a=', length)}`,
  'lines of PowerShell': (length) => repeat('$s.Add(System.Net.Cookie("a","b"))\nirm a\n', length),
  'lines of a form': (length) => `grant_type=a${repeat('\n&a=b', length)}`,
  'forms on many lines': (length) => series((i) => `grant_type=a&token=${opaque(i)}\n`, length),
  newlines: (length) => repeat('\n', length),
  spaces: (length) => repeat(' ', length),
  'spaces in quotation marks': (length) => `"${repeat(' ', length)}`,
  'equals signs': (length) => repeat('=', length),
  'equals signs behind a header': (length) => `eyJhbGciOi${repeat('=', length)}.a.b`,
  'a name before many equals signs': (length) => `a${repeat('=', length)}`,
  'white space in a value': (length) => `access_token=a${repeat(' ', length)}b`,
  'real tokens': (length) => series((i) => `${accessToken({ jti: `${i}` })}\n`, length),
  'real tokens in one word': (length) => series((i) => `${accessToken({ jti: `${i}` })}.`, length),
  'a large payload': (length) => jws({ claims: { text: repeat('text ', length * 0.75) } }),
  'a payload of many members': (length) =>
    jws({ payload: `{${series((i) => `"m${i}":${i},`, length * 0.75)}"aud":"a"}` }),
  'a payload of a large list': (length) =>
    jws({ claims: { iss: 'https://issuer.example/', aud: repeat('a ', length * 0.6).split(' ') } }),
  'headers that go on in the next line': (length) => repeat('eyJhbGciOiJub25lIn0.eyJ1\n', length),
  'a header before many short lines': (length) => `eyJhbGciOiJub25lIn0.\n${repeat('abcdefghij\n', length)}`,
  'invisible characters': (length) => repeat('eyJhbGciOiJub25lIn0.a\u200B', length),
  'padding that goes on': (length) => `eyJhbGciOi${repeat('=', length)}a.b.c`,
  'escapes of escapes': (length) => repeat('%25', length),
  'escaped dots': (length) => repeat('eyJ%2E', length),
  'beginnings of PEM': (length) => repeat('-----BEGIN A-----\n', length),
  'names of variables': (length) => repeat('TOKEN=', length),
  'a variable before a long space': (length) => `TOKEN=${opaque(1)}${repeat(' ', length)}x`,
  'names and schemes of a log': (length) => repeat('token=bearer ', length),
  'base64 of base64': (length) => repeat('ZXlK', length),
  'Secrets without an end': (length) => repeat('kind: Secret\ndata:\n  token: ', length),
  'settings of Spring': (length) => `resourceserver:\n${repeat('  jwt:\n    audiences: a\n', length)}`,
  'lists within lists of settings': (length) => `resourceserver ${repeat('- - - - - -\n', length)}`,
  'settings on one line': (length) => `{"Jwt":{"Issuer":"a","Audience":[${repeat('"a",', length)}"a"]}}`,
  'deep settings': (length) => `"Audience" "Issuer"\n${series((i) => `${' '.repeat(i % 50)}jwt${i}:\n`, length)}`,
  'calls that break off': (length) => repeat('jwtVerify(auth(jwt.verify(new OktaJwtVerifier({issuer:', length),
  'calls with options': (length) => repeat('jwtVerify(a,b,{audience:"a"})\n', length),
  'maps of nginx': (length) =>
    `auth_jwt "a";\nauth_jwt_key_file a;\n${repeat('map $jwt_claim_iss $a {\n "a" 1;\n', length)}`,
  'an archive of one long address': (length) =>
    JSON.stringify({
      log: { entries: [{ request: { url: `https://a.example/?${repeat('token=undefined&', length)}` } }] },
    }),
  'an archive of one long answer': (length) =>
    JSON.stringify({
      log: {
        entries: [
          { response: { content: { text: `[${series((i) => `{"token":"${opaque(i)}"},`, length * 0.7)}0]` } } },
        ],
      },
    }),
  'keys in a set': (length) => `{"keys":[${repeat('{"kty":"EC","x":"a"},', length).replace(/[^}]*$/, '')},{}]}`,
  'random words': (length) => series((i) => `${((i * 7919) % 104_729).toString(36)}${i % 11 ? ' ' : '.\n'}`, length),
}

/** As many tokens as possible: what rules ask of all of them for each shows here. */
export const manyTokens: typeof longTexts = {
  // Long enough, so that no more findings get a fix: each may quote the whole request.
  'a long request beside tokens that it explains': (length) =>
    `https://tenant.auth0.com/authorize?client_id=a&response_type=code&${repeat('a=b&', length / 2)}\n` +
    series(() => `${jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.auth0.com/' })}\n`, length / 2),
  'small signed tokens': (length) => series((i) => `${small({ typ: 'at+jwt', alg: 'RS256' }, i)}\n`, length),
  'small ID tokens': (length) => series((i) => `${small({ alg: 'RS256' }, i, { nonce: 'n' })}\n`, length),
  'small proofs of possession': (length) => series((i) => `${small({ typ: 'dpop+jwt', alg: 'ES256' }, i)}\n`, length),
  'small encrypted tokens': (length) =>
    series((i) => `${part({ alg: 'dir', enc: 'A256GCM', kid: `${i}` })}..YQ.YQ.YQ\n`, length),
  'small tokens and complaints': (length) => series((i) => `jwt expired ${small({ alg: 'HS256' }, i)}\n`, length),
}
