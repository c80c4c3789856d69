import { it } from 'vitest'
import { writeFileSync } from 'node:fs'
import { inspect } from './inspect.ts'
import { noon } from './testing.ts'
import { tenants } from './matrix/tenants.ts'
import { microsoft } from './matrix/microsoft.ts'
import { clouds } from './matrix/clouds.ts'
import { selfHosted } from './matrix/self-hosted.ts'
import { sessionsAndWorkloads } from './matrix/sessions-and-workloads.ts'
it('probe', () => {
  const out: string[] = []
  const sign = { error: '!', warning: '?', info: '' }
  const list = (i: any) => i.findings.map((f: any) => f.outcome === 'flag' ? sign[f.severity as 'info'] + f.rule : `(${f.rule})`).join(' ')
  for (const { provider, rows, healthy } of [...tenants, ...microsoft, ...clouds, ...selfHosted, ...sessionsAndWorkloads]) {
    out.push(`# ${provider}`)
    for (const [kind, paste] of rows) {
      const text = paste()
      const i = inspect(text, { now: noon })
      out.push(`  ${kind} | ${i.providers[0]?.id}/${i.providers[0]?.confidence} ${i.tokens[0]?.kind} ${i.tokens[0]?.use} | ${i.headline} | ${list(i)}`)
    }
    if (!healthy) continue
    const { token, expected } = healthy
    const look = (text: string, e = expected) => inspect(`Authorization: Bearer ${text}`, { now: noon, expected: e, signatures: new Map([[text, { status: 'verified', alg: 'RS256', kid: 'key-1', origin: 'issuer', warnings: [] }]]) })
    const t = token()
    for (const [name, i] of Object.entries({
      HEALTHY: look(t),
      expired: look(token({ iat: noon - 8000, nbf: undefined, auth_time: undefined, exp: noon - 4000 })),
      'not yet': look(token({ nbf: noon + 600 })),
      aud: look(t, { ...expected, audience: 'https://elsewhere.example' }),
      iss: look(t, { ...expected, issuer: 'https://elsewhere.example/' }),
      scope: look(t, { ...expected, scope: 'admin' }),
    })) out.push(`  >> ${name} | ${i.headline} | ${list(i)}`)
  }
  writeFileSync('/tmp/matrix/matrix.txt', out.join('\n'))
})
