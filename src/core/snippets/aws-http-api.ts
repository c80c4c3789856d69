import { snippet } from './snippet.ts'
import type { Setting, Stack, Verifier } from './define.ts'
import { literal, literals } from './define.ts'
import { yaml, sh } from './literals.ts'

/** Cognito’s access tokens name no audience: the authorizer then looks at `client_id`. */
const accepted = ({ audience, claims }: Verifier): Setting<readonly string[]> => {
  const client = claims.find(([name]) => name === 'client_id')?.[1]
  return audience.value.length === 0 && client ? { ...client, value: [client.value] } : audience
}

/** A JSON text inside of a word for the shell. */
const inWord = (value: string) => sh(JSON.stringify(value)).slice(1, -1)

export const awsHttpApi: Stack = {
  id: 'aws-http-api',
  label: 'AWS HTTP API, JWT authorizer (SAM, AWS CLI 2)',
  source: {
    label: 'Amazon API Gateway: JWT authorizers',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  },
  snippets: (verifier) => {
    const { issuer } = verifier
    const audience = accepted(verifier)
    return [
      snippet(
        'AWS SAM, template.yaml',
        'yaml',
        'YourApi:\n  Type: AWS::Serverless::HttpApi\n  Properties:\n    Auth:\n      DefaultAuthorizer: Tokens\n      Authorizers:\n        Tokens:\n          IdentitySource: $request.header.Authorization\n          JwtConfiguration:\n            issuer: ',
        literal(issuer, yaml),
        '\n            audience: [',
        ...literals(audience, yaml),
        ']',
      ),
      snippet(
        'AWS CLI',
        'bash',
        'aws apigatewayv2 create-authorizer \\\n  --api-id "$API_ID" \\\n  --name tokens \\\n  --authorizer-type JWT \\\n',
        "  --identity-source '$request.header.Authorization' \\\n  --jwt-configuration '{\"Issuer\":",
        literal(issuer, inWord),
        ',"Audience":[',
        ...literals(audience, inWord),
        "]}'",
      ),
    ]
  },
  remarks: ({ algorithms, claims }) => [
    'It finds the keys through the issuer’s metadata, and compares neither typ nor the algorithm.',
    ...(claims.length > 0 ? ['It looks at client_id, because these tokens have no aud.'] : []),
    ...(algorithms.value.every((name) => name.startsWith('RS'))
      ? []
      : ['It takes RSA signatures only: let the provider sign with RS256.']),
  ],
}
