import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../facts/gather.ts'
import { recognise } from '../facts/recognise.ts'
import { gatherFacts } from '../facts/gather.ts'
import { inspect } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import type { Json } from '../model/primitives.ts'
import type { Fix, FixStep, Snippet } from '../model/finding.ts'
import { issuedBy, type ProviderCases, type Seen } from '../providers/define.ts'
import { providers } from '../providers/index.ts'
import { js, query, sh } from '../snippets/literals.ts'
import { plain } from '../snippets/snippet.ts'
import { corrected } from '../steps/corrected-request.ts'
import type { Rule } from '../rules/define.ts'
import { rules } from '../rules/index.ts'
import { accessClaims, filler, jwe, jws, noon } from '../testing/forge.ts'
import { fixes as all } from './index.ts'

describe('the list of fixes', () => {
  it('holds each file, by the id of its provider', () => {
    const pieces = new Set(['causes', 'define', 'index'])
    const names = readdirSync(import.meta.dirname)
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((name) => !pieces.has(name))
    expect(Object.keys(all).toSorted()).toEqual(names.toSorted())
  })
})

const tenantId = '11111111-2222-3333-4444-555555555555'
/** Issuers beside those of the cases. */
const issuers: Readonly<Record<string, readonly string[]>> = {
  auth0: ['https://login.example.com/'],
  okta: ['https://org.okta.com/oauth2/default'],
  keycloak: ["https://sso.example.com/auth/realms/it's"],
}
const logins: Readonly<Record<string, string>> = {
  okta: 'https://org-admin.okta.com/oauth2/v1/authorize?client_id=0oa1&response_type=code&scope=openid',
}
const nasty = `'"\`\\</script>\n\u202e$(id)&x=1#`
const audiences: readonly Json[] = [
  'api://default',
  'https://graph.microsoft.com',
  'account',
  tenantId,
  nasty,
  ['a', 'b'],
]
const contexts: readonly Context[] = [
  { now: noon + 9999 },
  { now: noon, expected: { audience: 'https://api.example.com', issuer: 'https://org-admin.okta.com/oauth2/default' } },
  { now: noon, expected: { audience: "o'hara\u202e", issuer: 'http://localhost/realms/x' } },
  { now: noon, expected: { audience: tenantId, issuer: `https://login.microsoftonline.com/common/v2.0` } },
]

const casesOf = new Map<string, ProviderCases>()
for (const { id } of providers) {
  const module = (await import(`../providers/${id}.ts`)) as { cases: ProviderCases }
  casesOf.set(id, module.cases)
}

/** What the cases of a provider show of its tokens and requests; `main`: worth every kind of token. */
function seenOf(id: string): { tokens: (Pick<Seen, 'claims' | 'header'> & { main: boolean })[]; login: string } {
  const seen = Object.values(casesOf.get(id)?.takes ?? {}).map((taken) => taken.seen())
  const request = seen.find((one) => one.request)?.request
  const own = request ? `${request.href}?client_id=abc&response_type=code&scope=openid&state=x%26y` : ''
  const ofCases = seen.filter(({ claims }) => claims).map((one, i) => ({ ...one, main: i === 0 }))
  const more = (issuers[id] ?? []).map((iss) => ({ ...issuedBy(iss), main: true }))
  return { tokens: [...ofCases, ...more], login: logins[id] ?? own }
}

/** Pastes that point to a provider: its tokens of each kind, alone and beside a request. */
function pastes(id: string): string[] {
  const { tokens, login } = seenOf(id)
  return tokens.flatMap(({ claims = {}, header, main }) => {
    const signed = (members: Readonly<Record<string, Json>>) =>
      jws({ claims: members, header: { alg: 'RS256', kid: 'key-1', ...header } })
    const iss = typeof claims.iss === 'string' ? claims.iss : ''
    const hints = { azp: nasty, sub: 'auth0|1', typ: 'Bearer', ...claims }
    const access = (aud?: Json) => signed(accessClaims({ client_id: undefined, ...hints, aud }))
    const identity = signed({ ...hints, typ: 'ID', aud: 'web', azp: 'web', nonce: 'n', at_hash: 'h' })
    if (!main) return [access(), access(nasty), identity]
    const machine = signed({ ...claims, sub: 'abc@clients', gty: 'client-credentials', azp: 'abc' })
    const encrypted = jwe({ alg: 'dir', enc: 'A256GCM', iss })
    const refresh = jwe({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' })
    const response = `{"access_token":"${filler(24)}","id_token":"${identity}","refresh_token":"${filler(30)}"}`
    const issued = [access(), access(`${iss}userinfo`), ...audiences.map((aud) => access(aud))]
    const alone = [...issued, identity, machine, encrypted, refresh, response]
    return login === '' ? alone : [login, ...alone, ...alone.map((token) => `${login}\n${token}`)]
  })
}

function factsOf(paste: string, context: Context): readonly Facts[] {
  const { artifacts, tokens } = inspect(paste, context)
  return gatherFacts(artifacts, tokens, context, { recognition: recognise(artifacts, tokens) })
}

const stepsOf = ({ steps, otherwise }: Fix): readonly FixStep[] => [...steps, ...(otherwise?.steps ?? [])]
const snippetsOf = (fix: Fix): readonly Snippet[] => stepsOf(fix).flatMap(({ snippets = [] }) => snippets)

/** Some rules have the fixes of another where they have none of their own. */
const writtenFor = (id: string, fixes: object): string =>
  Object.hasOwn(fixes, id) ? id : (rules.find((rule: Rule) => rule.id === id)?.fixedAs ?? id)

describe.each(providers)('fixes of $name', ({ id, name }) => {
  const fixes = all[id] ?? {}
  const every = pastes(id).flatMap((paste) =>
    contexts.flatMap((context) =>
      factsOf(paste, context)
        .filter(({ provider }) => provider?.id === id)
        .map((facts) => ({ paste, facts })),
    ),
  )

  it('has facts to look at', () => {
    expect(every.length).toBeGreaterThan(20)
  })

  it.each(Object.entries(fixes))('%s says what to do', (_, make) => {
    for (const { paste, facts } of every) {
      const fix = make(facts)
      if (!fix) throw new Error('no fix')
      expect(fix.steps.length).toBeGreaterThan(0)
      const sentences = [...stepsOf(fix).flatMap(({ text, where }) => [text, where ?? '']), ...(fix.afterwards ?? [])]
      expect(sentences.join('\n')).not.toMatch(/\b(?:in)?valid\b/i)
      expect(JSON.stringify(fix)).not.toMatch(/undefined|NaN|\[object/)
      expect(fix.docs?.url).toMatch(/^https:\/\//)
      for (const { text, marks = [], language } of snippetsOf(fix)) {
        for (const [start, end] of marks) expect(start < end && end <= text.length).toBe(true)
        expect(language !== 'url' || URL.canParse(text)).toBe(true)
        // What is not seen never reaches a clipboard, and no piece of a token does.
        expect(text).not.toContain('\u202e')
        expect(facts.tokens.some((token) => token.text !== '' && text.includes(token.text.slice(0, 40)))).toBe(false)
      }
      expect(paste).not.toBe('')
    }
  })

  it('are what the findings show', () => {
    const findings = pastes(id).flatMap((paste) => inspect(paste, { now: noon + 9999 }).findings)
    const own = findings.filter(({ fix }) => fix?.provider === name).map(({ rule }) => writtenFor(rule, fixes))
    if (Object.keys(fixes).length > 0) expect(own.length).toBeGreaterThan(0)
    expect(Object.keys(fixes)).toEqual(expect.arrayContaining(own))
  })
})

/** The fix of a rule, found through the door. */
function fixOf(rule: string, paste: string, context: Context = {}): Fix {
  const finding = inspect(paste, context).findings.find((candidate) => candidate.rule === rule)
  if (!finding?.fix) throw new Error(`${rule} did not fire`)
  return finding.fix
}

const marked = ({ text, marks = [] }: Snippet) => marks.map(([start, end]) => text.slice(start, end))
const labelled = (fix: Fix, label: string) => {
  const found = snippetsOf(fix).find((candidate) => candidate.label === label)
  if (!found) throw new Error(`no snippet ${label}`)
  return found
}

const expiredAt = (iss: string) => fixOf('expired', jws({ claims: { iss, exp: noon } }), { now: noon + 9999 })
const commands = (fix: Fix) =>
  (fix.otherwise?.steps ?? []).flatMap(({ snippets = [] }) => snippets.map(({ text }) => text)).join('\n')

describe('the cases that the product exists for', () => {
  const opaque = jwe({ alg: 'dir', enc: 'A256GCM', iss: 'https://tenant.eu.auth0.com/' })
  const expected = { audience: 'https://api.example.com' }

  it('builds Auth0’s corrected request from the tenant and the person’s answer', () => {
    const request = labelled(fixOf('auth0-jwe-no-audience', opaque, { expected }), 'Corrected request')
    expect(request.text).toMatch(/^https:\/\/tenant\.eu\.auth0\.com\/authorize\?response_type=code&/)
    expect(marked(request)).toEqual(['audience=https://api.example.com'])
  })

  it('keeps the pasted request as it was, but for the audience', () => {
    const login = 'https://tenant.eu.auth0.com/authorize?state=a%26b&client_id=abc&response_type=code&scope=openid'
    const request = labelled(fixOf('auth0-jwe-no-audience', `${login}\n${opaque}`), 'Corrected request')
    expect(request.text).toBe(`${login}&audience=YOUR_API_IDENTIFIER`)
    expect(marked(request)).toEqual(['audience=YOUR_API_IDENTIFIER'])
  })

  it('sends an Okta client to a Custom Authorization Server of its own org', () => {
    const token = jws({
      claims: {
        iss: 'https://org.okta.com',
        aud: 'https://org.okta.com',
        cid: '0oa1',
        uid: '00u',
        scp: ['openid'],
        ver: 1,
      },
    })
    const fix = fixOf('okta-org-as', token)
    expect(labelled(fix, 'Issuer').text).toBe('https://org.okta.com/oauth2/default')
    expect(labelled(fix, 'Keys (JWKS)').text).toBe('https://org.okta.com/oauth2/default/v1/keys')
    expect(labelled(fix, 'Ask whether a token is active').text).toContain("'https://org.okta.com/oauth2/v1/introspect'")
  })

  it('takes -admin out of a request’s host', () => {
    const request = labelled(fixOf('request-okta-org-as', logins.okta ?? ''), 'Corrected request')
    expect(request.text).toMatch(/^https:\/\/org\.okta\.com\/oauth2\/default\/v1\/authorize\?client_id=0oa1&/)
    expect(marked(request)).toEqual(['default/'])
  })

  it('says how to ask about revocation where one can ask', () => {
    expect(commands(expiredAt('https://org.okta.com/oauth2/default'))).toContain('/oauth2/default/v1/introspect')
    expect(commands(expiredAt('https://sso.example.com/realms/shop'))).toContain('/token/introspect')
    expect(JSON.stringify(expiredAt('https://tenant.eu.auth0.com/').otherwise)).toContain('no introspection endpoint')
  })
})

describe('what enters a snippet', () => {
  it('cannot break out of a JavaScript string', () => {
    for (const value of [nasty, '\\', "\\'", '\\"', 'a\nb']) {
      const literal = js(value)
      expect(literal).toMatch(/^'(?:[^'\\\n\r]|\\.)*'$/)
      const inner = literal.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')
      const read = inner.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, code: string) =>
        String.fromCodePoint(parseInt(code, 16)),
      )
      expect(JSON.parse(`"${read}"`)).toBe(value)
    }
  })

  it('cannot break out of a shell word or a query', () => {
    expect(sh("a'b$(id)")).toBe(String.raw`'a'\''b$(id)'`)
    expect(query("https://api.example.com/a b?c='d'&e#f")).toBe('https://api.example.com/a%20b%3Fc%3D%27d%27%26e%23f')
  })

  it('is a placeholder where the value was masked or cannot be seen', () => {
    expect(['‹masked›', 'a\u202eb', '', 'abc'].map((value) => plain(value, 'YOURS'))).toEqual([
      'YOURS',
      'YOURS',
      'YOURS',
      'abc',
    ])
  })

  it('never is a secret of the request', () => {
    const parameters: [string, string][] = [
      ['grant_type', 'client_credentials'],
      ['client_secret', 'hunter2'],
      ['audience', ''],
      ['audience', 'b'],
      ['state', `eyJhbGciOiJub25lIn0.${filler(8)}`],
    ]
    const request = { endpoint: 'token', url: "https://as.example.com/it's", parameters } as const
    const { text } = corrected('Request', request, [], ['audience', 'api'])
    expect(text).toBe(
      String.raw`curl --request POST 'https://as.example.com/it'\''s' \
  --data 'grant_type=client_credentials' \
  --data 'client_secret=YOUR_CLIENT_SECRET' \
  --data 'audience=api' \
  --data 'state=THE_TOKEN'`,
    )
  })
})
