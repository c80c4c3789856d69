/** What checks tokens at the person's API, in words; the names are those of `Expected.stack`. */
export const apiStacks = {
  spring: 'Spring Security',
  aspnet: 'ASP.NET Core JwtBearer',
  'express-oauth2-jwt-bearer': 'express-oauth2-jwt-bearer',
  'express-jwt': 'express-jwt',
  jsonwebtoken: 'jsonwebtoken (Node.js)',
  jose: 'jose (JavaScript)',
  'fast-jwt': 'fast-jwt',
  'aws-jwt-verify': 'aws-jwt-verify',
  pyjwt: 'PyJWT',
  'go-oidc': 'go-oidc',
  'golang-jwt': 'golang-jwt',
  envoy: 'Envoy or Istio',
  kong: 'Kong Gateway',
  nginx: 'nginx (auth_jwt)',
  'aws-http-api': 'AWS HTTP API authorizer',
  'aws-rest-api': 'AWS REST API authorizer',
  'okta-verifier': 'Okta JWT verifier',
  other: 'Another one',
} as const

export type ApiStack = keyof typeof apiStacks

export const isApiStack = (name: unknown): name is ApiStack =>
  typeof name === 'string' && Object.hasOwn(apiStacks, name)
