import type { ApiStack } from '../registry/api-stacks.ts'
import type { Snippet } from '../model/finding.ts'
import { aspnet } from './aspnet.ts'
import { awsHttpApi } from './aws-http-api.ts'
import type { Stack } from './define.ts'
import { envoyAndIstio } from './envoy.ts'
import { expressOauth2JwtBearer } from './express-oauth2-jwt-bearer.ts'
import { goOidc } from './go-oidc.ts'
import { golangJwt } from './golang-jwt.ts'
import { jose } from './jose.ts'
import { jsonwebtoken } from './jsonwebtoken.ts'
import { kong } from './kong.ts'
import { nginxPlus } from './nginx.ts'
import { pyjwt } from './pyjwt.ts'
import { spring } from './spring.ts'
import type { VerifierContext } from './verifier.ts'
import { verifierOf } from './verifier.ts'

/** In the order of the choice on the page. */
export const stacks: readonly Stack[] = [
  jose,
  expressOauth2JwtBearer,
  jsonwebtoken,
  spring,
  aspnet,
  pyjwt,
  golangJwt,
  goOidc,
  envoyAndIstio,
  nginxPlus,
  kong,
  awsHttpApi,
]

/** How an API checks such tokens, filled in. `stack`: only for that one; empty where there is none for it. */
export function snippetsFor(context: VerifierContext, stack?: ApiStack): readonly Snippet[] {
  const verifier = verifierOf(context)
  return stacks.filter(({ id }) => stack === undefined || id === stack).flatMap((one) => one.snippets(verifier))
}
