import type { ConfigCases } from './define.ts'
import { treeReader } from './entries.ts'

/** Kong Gateway: the plugin `openid-connect`. What `issuer` names is where the metadata is. */
export const kong = treeReader({
  stack: 'kong',
  sign: /openid-connect/,
  settings: [
    [/\.config\.issuersallowed(?:\.\d+)?$/, 'issuer'],
    [/\.config\.issuer$/, 'authority'],
    [/\.config\.audiencerequired(?:\.\d+)?$/, 'audience'],
    // Of several items one is enough, which an expectation cannot say.
    [/\.config\.scopesrequired\.0$/, 'scope'],
    [/\.config\.scopesrequired\.\d+$/, 'known'],
    [/\.config\.leeway$/, 'clockTolerance'],
    [/\.(?:name|plugin)$/, 'known'],
  ],
  holds: (has) => has.has('known') && (has.has('authority') || has.has('issuer')),
})

export const cases: ConfigCases = {
  reads: {
    kong: {
      paste: `plugins:
  - name: openid-connect
    config:
      issuer: https://issuer.example/.well-known/openid-configuration
      audience_required:
        - orders
      scopes_required:
        - read:things write:things
      leeway: 5
`,
      expected: { audience: 'orders', scope: 'read:things write:things', clockTolerance: 5 },
      authority: 'https://issuer.example',
    },
  },
  spares: {
    'a client': 'name: openid-connect\nissuer: https://issuer.example/\n',
    prose: 'The openid-connect plugin has config.issuer',
  },
}
