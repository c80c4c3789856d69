import { callsIn, literalsIn } from './code.ts'
import type { ConfigCases, ConfigReader, Value } from './define.ts'
import { configOf } from './define.ts'
import { treeReader } from './entries.ts'

const tree = treeReader({
  stack: 'aws-http-api',
  sign: /JwtConfiguration|issuerUrl/,
  settings: [
    [/\.jwtconfiguration\.issuer$/, 'issuer'],
    [/\.jwtconfiguration\.audience(?:\.\d+)?$/, 'audience'],
    [/(?<=\.authorizers\.[^.]{1,200})\.issuerurl$/, 'issuer'],
    [/(?<=\.authorizers\.[^.]{1,200})\.audience(?:\.\d+)?$/, 'audience'],
  ],
  holds: (has) => has.has('issuer'),
})

/** The JWT authorizer of an AWS HTTP API: CloudFormation, SAM, Serverless Framework, the AWS CLI, Terraform. */
export const awsHttpApi: ConfigReader = {
  sign: /JwtConfiguration|issuerUrl|jwt_configuration|--jwt-configuration/,
  yaml: true,
  read: (paste, yaml) => [
    ...(tree.sign.test(paste) ? tree.read(paste, yaml) : []),
    ...callsIn(paste, /\bjwt_configuration\s*\{/g).flatMap(({ text, span }) => {
      const of = (name: 'issuer' | 'audience'): Value[] =>
        literalsIn(text, name).map((value) => ({ setting: name, text: value }))
      const config = configOf('aws-http-api', [...of('issuer'), ...of('audience')])
      return config ? [{ span, config }] : []
    }),
    ...[...paste.matchAll(/--jwt-configuration[ \t]+["']?([^\s"']{1,400})/g)].flatMap(
      ({ 0: whole, 1: text = '', index }) => {
        const issuer = /(?:^|,)Issuer=([^,]+)/.exec(text)?.[1]
        const audience = /(?:^|,)Audience=([^=]+?)(?=,Issuer=|$)/.exec(text)?.[1]
        const config = configOf('aws-http-api', [
          ...(issuer === undefined ? [] : [{ setting: 'issuer' as const, text: issuer }]),
          ...(audience?.split(',') ?? []).map((value) => ({ setting: 'audience' as const, text: value })),
        ])
        return config ? [{ span: [index, index + whole.length] as const, config }] : []
      },
    ),
  ],
}

const expected = { issuer: 'https://issuer.example/', audience: 'orders stock' }

export const cases: ConfigCases = {
  reads: {
    CloudFormation: {
      paste:
        'Resources:\n  Authorizer:\n    Type: AWS::ApiGatewayV2::Authorizer\n    Properties:\n      AuthorizerType: JWT\n      JwtConfiguration:\n        Audience:\n          - orders\n          - stock\n        Issuer: https://issuer.example/\n',
      expected,
    },
    'an issuer that the stack knows': {
      paste: 'Properties:\n  JwtConfiguration:\n    Audience: [orders]\n    Issuer: !Sub "https://${Domain}/"\n',
      expected: { audience: 'orders' },
    },
    'what the CLI prints': {
      paste: JSON.stringify(
        { Items: [{ JwtConfiguration: { Audience: ['orders', 'stock'], Issuer: expected.issuer } }] },
        null,
        4,
      ),
      expected,
    },
    'what the CLI takes': {
      paste:
        'aws apigatewayv2 create-authorizer --authorizer-type JWT --jwt-configuration Audience=orders,stock,Issuer=https://issuer.example/',
      expected,
    },
    Serverless: {
      paste:
        'provider:\n  httpApi:\n    authorizers:\n      main:\n        type: jwt\n        identitySource: $request.header.Authorization\n        issuerUrl: https://issuer.example/\n        audience:\n          - orders\n          - stock\n',
      expected,
    },
    Terraform: {
      paste: 'jwt_configuration {\n  audience = ["orders", "stock"]\n  issuer   = "https://issuer.example/"\n}',
      expected,
    },
  },
  spares: {
    'an audience alone': 'authorizers:\n  main:\n    audience: orders\n# issuerUrl\n',
    prose: 'JwtConfiguration has an Issuer and an Audience.',
  },
}
