import type { ConfigCases, ConfigReader, Value } from './define.ts'
import { configOf } from './define.ts'

const claims = { iss: 'issuer', aud: 'audience' } as const

/** nginx with `auth_jwt`: a `map` says which values of a claim are accepted, and `auth_jwt_require` asks for it. */
export const nginx: ConfigReader = {
  sign: /\bauth_jwt(?:_key_(?:file|request))?[ \t]/,
  read(paste) {
    const start = paste.search(/^[ \t]*auth_jwt[ \t]+["'\w$]/m)
    if (start < 0 || !/\bauth_jwt_key_(?:file|request)[ \t]/.test(paste)) return []
    const values: Value[] = [{ setting: 'known', text: '' }]
    let [from, to] = [start, start + (/^[^\n]{1,200}/.exec(paste.slice(start, start + 200))?.[0].length ?? 1)]
    for (const { 0: whole, 1: claim, 2: body = '', index } of paste.matchAll(
      /\bmap[ \t]+\$jwt_claim_(iss|aud)[ \t]+\$\w{1,60}[ \t]*\{([^{}]{1,2000})\}/g,
    )) {
      if (claim !== 'iss' && claim !== 'aud') continue
      const accepted = [...body.matchAll(/^[ \t]*["']?([^\s"';]{1,200})["']?[ \t]+["']?1["']?;/gm)]
      // A pattern accepts more than can be written down.
      for (const [, value = ''] of accepted)
        values.push({ setting: claims[claim], text: value.startsWith('~') ? '…' : value })
      ;[from, to] = [Math.min(from, index), Math.max(to, index + whole.length)]
    }
    const leeway = /\bauth_jwt_leeway[ \t]+(\d{1,6}m?s?)\b/.exec(paste)?.[1]
    if (leeway !== undefined) values.push({ setting: 'clockTolerance', text: leeway })
    const config = configOf('nginx', values)
    return config ? [{ span: [from, to], config }] : []
  },
}

export const cases: ConfigCases = {
  reads: {
    'maps of claims': {
      paste:
        'map $jwt_claim_iss $valid_iss {\n  "https://issuer.example/" 1;\n  default 0;\n}\nserver {\n  auth_jwt "API";\n  auth_jwt_key_request /keys;\n  auth_jwt_leeway 30s;\n  auth_jwt_require $valid_iss;\n}',
      expected: { issuer: 'https://issuer.example/', clockTolerance: 30 },
    },
    'keys only': { paste: 'location / {\n  auth_jwt "API";\n  auth_jwt_key_file conf/keys.json;\n}', expected: {} },
  },
  spares: {
    prose: 'The directive auth_jwt needs auth_jwt_key_file as well.',
    'another directive': 'auth_basic "API";\nauth_jwt_key_file a;',
  },
}
