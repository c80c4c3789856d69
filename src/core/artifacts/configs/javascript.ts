import type { ApiStack } from '../../registry/api-stacks.ts'
import { callsIn, literalsIn } from './code.ts'
import type { ConfigCases, ConfigReader, Setting, Value } from './define.ts'
import { configOf } from './define.ts'

interface Library {
  stack: ApiStack
  call: RegExp
  /** Another word of the library, where the call has a name that many have. */
  beside?: RegExp
  options: readonly (readonly [name: string, setting: Setting])[]
  /** Seconds, where the tolerance has another unit. */
  tolerance?: (text: string) => number
}

const common = [
  ['issuer', 'issuer'],
  ['audience', 'audience'],
  ['algorithms', 'algorithms'],
] as const

const libraries: readonly Library[] = [
  {
    stack: 'express-oauth2-jwt-bearer',
    call: /\bauth\s*\(/g,
    beside: /express-oauth2-jwt-bearer|issuerBaseURL/,
    options: [
      ['issuer', 'issuer'],
      ['issuerBaseURL', 'authority'],
      ['audience', 'audience'],
      ['tokenSigningAlg', 'algorithms'],
    ],
  },
  {
    stack: 'express-jwt',
    call: /\b(?:expressjwt|expressJwt|jwt)\s*\(/g,
    beside: /express-?jwt/i,
    options: common,
  },
  { stack: 'jose', call: /\bjwtVerify\s*\(/g, options: [...common, ['typ', 'tokenType']] },
  { stack: 'jsonwebtoken', call: /\b(?:jwt|jsonwebtoken)\.verify\s*\(/g, options: common },
  {
    stack: 'fast-jwt',
    call: /\bcreateVerifier\s*\(/g,
    options: [
      ['allowedIss', 'issuer'],
      ['allowedAud', 'audience'],
      ['algorithms', 'algorithms'],
      ['checkTyp', 'tokenType'],
    ],
    tolerance: (text) => Number(text) / 1000,
  },
  {
    stack: 'aws-jwt-verify',
    call: /\bJwt(?:Rsa)?Verifier\.create\s*\(/g,
    options: [
      ['issuer', 'issuer'],
      ['audience', 'audience'],
    ],
  },
  { stack: 'okta-verifier', call: /\bnew OktaJwtVerifier\s*\(/g, options: [['issuer', 'issuer']] },
]

/** Options of the libraries for JavaScript, where they are written down as texts. */
export const javascript: ConfigReader = {
  sign: /\b(?:auth|expressjwt|expressJwt|jwt|jwtVerify|verify|createVerifier|create|OktaJwtVerifier)\s*\(/,
  read: (paste) =>
    libraries.flatMap(({ stack, call, beside, options, tolerance }) =>
      beside && !beside.test(paste)
        ? []
        : callsIn(paste, call).flatMap(({ text, span }) => {
            const values = options.flatMap(([name, setting]): Value[] =>
              literalsIn(text, name).map((value) => ({ setting, text: value })),
            )
            const [, seconds, words] =
              /\bclockTolerance["']?\s*:\s*(?:(\d{1,8})\b(?!\s*[*+])|["']([^"'\n]{1,20})["'])/.exec(text) ?? []
            if (seconds !== undefined)
              values.push({ setting: 'clockTolerance', text: `${tolerance?.(seconds) ?? seconds}` })
            else if (words !== undefined) values.push({ setting: 'clockTolerance', text: words.replaceAll(' ', '') })
            // A call that says nothing about a token is somebody else's.
            const config = configOf(stack, values)
            return config && Object.keys(config.expected).length + (config.authority ? 1 : 0) > 0
              ? [{ span, config }]
              : []
          }),
    ),
}

export const cases: ConfigCases = {
  reads: {
    'express-oauth2-jwt-bearer': {
      paste:
        "import { auth } from 'express-oauth2-jwt-bearer'\napp.use(auth({ audience: 'https://api.example', issuerBaseURL: 'https://tenant.eu.auth0.com', tokenSigningAlg: 'RS256' }))",
      expected: { audience: 'https://api.example', algorithms: ['RS256'] },
      authority: 'https://tenant.eu.auth0.com',
    },
    'express-jwt': {
      paste:
        "const { expressjwt } = require('express-jwt')\napp.use(expressjwt({ secret: jwks, issuer: `https://issuer.example/`, audience: process.env.AUD, algorithms: ['RS256'] }))",
      expected: { issuer: 'https://issuer.example/', algorithms: ['RS256'] },
    },
    jose: {
      paste:
        "const { payload } = await jwtVerify(token, keys, {\n  issuer: 'https://issuer.example/',\n  audience: ['https://api.example', 'orders'],\n  typ: 'at+jwt',\n  clockTolerance: '5 minutes',\n})",
      expected: {
        issuer: 'https://issuer.example/',
        audience: 'https://api.example orders',
        tokenType: 'at+jwt',
        clockTolerance: 300,
      },
    },
    jsonwebtoken: {
      paste:
        "jwt.verify(token, getKey, { audience: 'orders', algorithms: ['RS256', 'ES256'], clockTolerance: 5 }, done)",
      expected: { audience: 'orders', algorithms: ['RS256', 'ES256'], clockTolerance: 5 },
    },
    'fast-jwt': {
      paste:
        "createVerifier({ key, allowedIss: 'https://issuer.example', allowedAud: ['orders'], clockTolerance: 2000 })",
      expected: { issuer: 'https://issuer.example', audience: 'orders', clockTolerance: 2 },
    },
    'aws-jwt-verify': {
      paste: "JwtVerifier.create({ issuer: 'https://issuer.example/', audience: 'orders', jwksUri })",
      expected: { issuer: 'https://issuer.example/', audience: 'orders' },
    },
    'the verifier of Okta': {
      paste: "new OktaJwtVerifier({ issuer: 'https://org.okta.com/oauth2/default' })",
      expected: { issuer: 'https://org.okta.com/oauth2/default' },
    },
  },
  spares: {
    'an audience by pattern': 'jwt.verify(token, key, { audience: /urn:/ })',
    'a call of another auth': "auth({ audience: 'https://api.example' })",
    'no end': "jwtVerify(token, keys, { issuer: 'https://issuer.example/'",
    'variables only': 'jwtVerify(token, keys, { issuer: ISSUER, audience })',
    prose: 'Use jwt.verify(token, key) with the issuer and the audience.',
    'one who signs': "jwt.sign({ a: 1 }, key, { issuer: 'https://issuer.example/', audience: 'orders' })",
  },
}
