import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect.ts'
import type { Context } from '../model/inspection.ts'
import { context, paste } from '../testing/any-paste.ts'
import { accessToken, accessClaims, jws, noon } from '../testing/forge.ts'
import { levels } from './masking.ts'
import { isShareable, withoutPrivate } from '../text/private.ts'
import { makeLink, openLink } from './share.ts'
import { standIns } from './stand-ins.ts'

/** What decides what a person sees. */
const essence = (text: string, given: Context) => {
  const { findings, headline } = inspect(text, given)
  return {
    headline,
    findings: findings.map(({ rule, outcome, severity, token, artifact, error }) => ({
      rule,
      outcome,
      severity,
      token,
      artifact,
      error,
    })),
  }
}

async function shared(text: string, given: Context, level?: (typeof levels)[number]) {
  const link = await makeLink(text, given, level === undefined ? {} : { level })
  if ('refused' in link) throw new Error(link.refused)
  const opened = await openLink(link.fragment)
  if ('refused' in opened) throw new Error(opened.refused)
  return { ...opened, carried: `${link.fragment}\n${JSON.stringify(opened)}` }
}

/** A number may hold the same six digits as any other number. */
const pieces = (text: string) =>
  Array.from({ length: Math.max(0, text.length - 5) }, (_, i) => text.slice(i, i + 6)).filter((piece) =>
    /[a-z]/i.test(piece),
  )

/** Secrets of the generated pastes have this shape, and nothing else has. */
const secretShape = /[a-z]{4}[0-9]{6}[A-Z]{6}[a-z]{4}/g

const unpacked = (text: string) =>
  text.replaceAll(/[A-Za-z0-9_-]{20,}/g, (part) => `${part}\n${Buffer.from(part, 'base64url').toString('latin1')}`)

describe.each(levels)('a link of the level %s', (level) => {
  it('shows the findings of the original and holds no piece of what was masked', async () => {
    await fc.assert(
      fc.asyncProperty(paste, context, async (text, given) => {
        const { findings, artifacts, errors } = inspect(text, given)
        fc.pre(artifacts.length > 0 || errors.length > 0)
        const { copy, asOf, expected, carried } = await shared(text, given, level)
        expect(findings.length).toBe(inspect(copy, { now: asOf, expected }).findings.length)
        expect(essence(copy, { now: asOf, expected })).toEqual(essence(text, given))
        const secrets = new Set(unpacked(unpacked(text)).match(secretShape))
        for (const found of secrets) expect(pieces(found).filter((piece) => carried.includes(piece))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('a link of the usual level', () => {
  const tellTale: Readonly<Record<string, { paste: string; given?: Context; hidden: readonly string[] }>> = {
    'a secret with & in a form': {
      paste:
        'POST /oauth/token HTTP/1.1\nHost: tenant.eu.auth0.com\n\ngrant_type=client_credentials&client_id=shop&client_secret=aB3xQ9&ZkT7mPw2vv',
      hidden: ['aB3xQ9', 'ZkT7mPw2vv'],
    },
    'addresses and names of people in header and claims': {
      paste: accessToken(
        {
          iss: 'https://wilma.quast@mailbox.test:pa55word@issuer.example/?invite=Zz81kPq4',
          aud: ['wilma.quast@mailbox.test', 'https://api.example/users/wilma-quast/role'],
          azp: 'wilma.quast',
          client_id: 'wilma.quast@mailbox.test',
          acr: 'quast.wilma',
          scope: 'openid wilma.quast@mailbox.test',
        },
        { kid: 'wilma.quast@mailbox.test', typ: 'wilma.quast', crit: ['wilma.quast@mailbox.test'] },
      ),
      hidden: ['wilma.quast', 'wilma-quast', 'quast.wilma', 'pa55word', 'Zz81kPq4'],
    },
    'a token and JSON with a refresh token as audience': {
      paste: `${accessToken({ aud: accessToken({ sub: 'user-4711-secretive' }).slice(0, 500) })}\n${accessToken({ aud: '{"refresh_token":"rt-9Kq2mPx7"}' })}`,
      hidden: ['eyJzdWIiOiJ1c2VyLTQ3MTE', 'rt-9Kq2mPx7'],
    },
    'keys of services as names': {
      paste: accessToken({ client_id: 'sk_live_4eC39HqLyjWDarjtT1zdp7dc', sk_live_4eC39HqLyjWDarjtT1zdp7dc: 1 }),
      hidden: ['4eC39HqLyjWDarjtT1zdp7dc'],
    },
    'a key as what an error text expects': {
      paste: `jwt audience invalid. expected: sk_live_4eC39HqLyjWDarjtT1zdp7dc\n${accessToken()}`,
      hidden: ['4eC39HqLyjWDarjtT1zdp7dc'],
    },
    'an invite code in the path of the way back': {
      paste:
        'https://tenant.eu.auth0.com/authorize?client_id=shop&response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Finvite%2FqX7Rt2pLm9Zk4wVb',
      hidden: ['qX7Rt2pLm9Zk4wVb'],
    },
    'a refresh token typed as audience': {
      paste: accessToken(),
      given: {
        expected: {
          audience: 'v1.MRrt7Kq2mPx9ZtLw4vBn8cXd5sFg1hJk',
          issuer: 'https://u5er:p4ss@issuer.example/?q=8Kz2',
        },
      },
      hidden: ['MRrt7Kq2mPx9ZtLw4vBn8cXd5sFg1hJk', 'u5er:p4ss', '8Kz2'],
    },
    'what merely looks like an identifier': {
      paste: accessToken({ aud: ['YOUR_TOKEN_wilmaSecret', 'https://api.example/people/wilma'], azp: 'quast-wilma' }),
      hidden: ['wilma', 'quast'],
    },
  }

  it.each(Object.entries(tellTale))('hides %s', async (_, { paste: text, given = {}, hidden }) => {
    for (const level of levels) {
      const { carried, copy, asOf, expected } = await shared(text, { now: noon, ...given }, level)
      const decoded = `${carried}\n${unpacked(carried)}`
      expect(hidden.filter((secret) => decoded.includes(secret))).toEqual([])
      expect(essence(copy, { now: asOf, expected })).toEqual(essence(text, { now: noon, ...given }))
    }
  })

  it('shows systems by their names', async () => {
    const { copy } = await shared(accessToken({ azp: 'web-shop', scope: 'openid read:orders' }), { now: noon })
    expect(inspect(copy).tokens[0]?.claims).toMatchObject({
      iss: 'https://issuer.example/',
      aud: 'https://api.example',
      azp: 'web-shop',
      scope: 'openid read:orders',
    })
  })

  it('takes only what there is to share, and opens only what it made', async () => {
    expect(await makeLink('nothing of the kind', {})).toHaveProperty('refused')
    for (const fragment of ['', '#token=abc', '#v1=abc', '#v2=abc'])
      expect(await openLink(fragment)).toHaveProperty('refused')
  })

  it('is judged anew by other expectations and at another time', async () => {
    const text = accessToken()
    const { copy, asOf } = await shared(text, { now: noon })
    const given = { now: asOf, expected: { audience: 'https://orders.example' } }
    expect(inspect(copy, given).headline).toBe('aud-mismatch')
    expect(inspect(copy, { now: noon + 10 * 86_400 }).headline).toBe('expired')
  })

  it('tells no finding of a rule that there is none of, and none about a token that is not there', () => {
    const told = {
      asOf: noon,
      expected: {},
      headline: 'no-such-rule',
      findings: [
        { rule: 'no-such-rule', outcome: 'flag', severity: 'error', token: 0 },
        { rule: 'expired', outcome: 'flag', severity: 'error', token: 7 },
        { rule: 'signature-bad', outcome: 'flag', severity: 'error', token: 0 },
      ],
    }
    const artifacts = [{ carrier: 'x', label: 'x', tokens: [{ kind: 'opaque', use: 'unknown', parts: [] }] }]
    const inspection = inspect(JSON.stringify({ copy: 'token-inspector', artifacts, told }), { now: noon })
    expect(inspection.findings.map(({ rule }) => rule)).toEqual(['signature-bad'])
    expect(inspection.headline).toBeNull()
  })
})

describe('stand-ins', () => {
  it('are the same for the same name, keep providers and forms, and hide the names', async () => {
    const text = jws({
      header: { alg: 'RS256', kid: 'acme-key' },
      claims: accessClaims({ iss: 'https://acme.eu.auth0.com/', aud: 'https://acme.example/Orders', azp: 'acme-shop' }),
    })
    const { copy, carried } = await shared(text, { now: noon }, 'pseudonymous')
    const [token] = inspect(copy).tokens
    const [, name] =
      /^https:\/\/([a-z]+)\.eu\.auth0\.com\/$/.exec(JSON.stringify(token?.claims?.iss).slice(1, -1)) ?? []
    expect(name).toBeDefined()
    expect(token?.claims?.aud).toBe(`https://${name}.example/Orders`)
    expect(token?.claims?.azp).toBe(`${name}-shop`)
    expect(token?.header?.kid).toBe(`${name}-key`)
    expect(carried).not.toMatch(/acme/i)
    expect(inspect(copy).providers[0]?.id).toBe('auth0')
  })

  it('keep case, ids as ids, numbers as numbers', () => {
    const replaced = standIns()
    const [a, b] = [replaced('Acme ACME acme'), replaced('7f3e1c9a-1111-4222-8333-444455556666 v2 12345')]
    expect(a).toMatch(/^([A-Z])[a-z]+ [A-Z]+ [a-z]+$/)
    expect(new Set(a.toLowerCase().split(' ')).size).toBe(1)
    expect(b).toMatch(/^00000000-0000-4000-8000-\d{12} v2 \d{5}$/)
  })
})

describe('withoutPrivate', () => {
  it.each([
    'https://issuer.example/',
    'https://login.microsoftonline.com/7f3e1c9a-1111-4222-8333-444455556666/v2.0',
    'https://acme.eu.auth0.com/',
    'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1Cd2Ef3',
    'api://orders/access_as_user',
    'urn:api:orders',
    'https://graph.microsoft.com/.default',
    'read:orders write:orders offline_access',
    'web-shop',
    'key-1',
    'https://keycloak.example/realms/shop',
    'repo:acme/app:ref:refs/heads/main',
  ])('leaves %s', (value) => {
    expect(isShareable(value)).toBe(true)
  })

  it('keeps the shape of an address', () => {
    expect(withoutPrivate('https://a:b@issuer.example/users/wilma?x=1')).toBe(
      'https://‹masked›@issuer.example/users/‹masked›?‹masked›',
    )
  })
})
