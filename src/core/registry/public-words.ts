/**
 * Words that say nothing of a person or of a company: of protocols, of providers' addresses, of what APIs and apps are
 * called. In lower case.
 */
const text = `
  http https urn uuid spiffe did web key jwk tag ssh ftp ldap wss ws
  com net org io dev app apps cloud ai co eu us uk de fr jp cn info local localhost internal test example invalid www
  auth0 okta oktapreview emea gov mil microsoftonline microsoft windows sts login live b2clogin ciamlogin azure azurewebsites
  graph outlook office office365 sharepoint dynamics management vault vaultcore core database devops onmicrosoft chinacloudapi partner
  amazonaws aws cognito idp amazoncognito amazon elasticloadbalancing execute lambda arn iam s3 east west north south central northeast southeast ap sa ca af me il
  google googleapis accounts oauth2 securetoken firebase firebaseio gserviceaccount googleusercontent iap run appspot cloudfunctions gcp system
  apple appleid icloud github githubusercontent actions token gitlab bitbucket circleci cloudflareaccess cloudflare workers pages
  keycloak realms realm protocol openid connect certs account broker master
  salesforce force my site sandbox workos authkit clerk stytch descope supabase logto kinde pingone pingidentity pingfederate onelogin
  kubernetes cluster svc default serviceaccount namespace kube fusionauth ory hydra kratos oryapis duende identityserver adfs zitadel
  oauth authorize authorization authorizationserver authserver as auth authn authz identity id ids iss issuer sso saml oidc jwt jwks jwkset keys discovery well known configuration
  v0 v1 v2 v3 v4 common organizations consumers tenant tenants org orgs project projects env environment prod production staging stage qa dev development uat demo sandbox
  api apis rest graphql grpc rpc service services server servers resource resources endpoint gateway proxy backend frontend bff spa webapp mobile android ios native desktop cli client clients
  audience aud scope scopes role roles permission permissions policy policies group groups claim claims access refresh session code
  read write create update delete list get set add remove edit view manage admin administrator execute run publish subscribe submit approve all any none full limited basic
  readonly readwrite offline online profile email phone address user users me self userinfo impersonation directory mail files calendars contacts chat
  openid offline_access bearer dpop mtls introspect introspection revoke revocation callback redirect logout signin signout signup register registration
  orders order billing invoice invoices payment payments checkout cart shop store catalog catalogue product products item items inventory stock price pricing
  customer customers contract contracts report reports reporting analytics metrics events event audit log logs search query data document documents file message messages
  notification notifications task tasks job jobs workflow pipeline build deploy release monitor monitoring status health public private shared global main primary secondary internal external third party
  urn ietf params grant type response mode query fragment form post json xml html text plain
  a an the of for to in on at by or and not is it own new old next first last one two three
  action actions operation schema namespace things thing test tests testing sample samples hello world foo bar baz my your our
  rs256 rs384 rs512 es256 es384 es512 ps256 ps384 ps512 hs256 hs384 hs512 eddsa none a256gcm a128gcm rsa oaep dir
  mfa pwd otp sms hwk fido webauthn phr phrh loa level levels silver gold bronze incommon refeds assurance acr ac classes
`

const words: ReadonlySet<string> = new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Whether a word, whatever its case, names no person and no company. */
export const isPublicWord = (word: string): boolean => words.has(word.toLowerCase())
