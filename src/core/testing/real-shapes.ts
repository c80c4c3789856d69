import type { TokenUse } from '../registry/token-uses.ts'

/** Header and claims of a token as an issuer writes them, in JSON; personal and tenant values are replaced. */
interface Shape {
  header?: string
  claims: string
  /** What the content says that it is for. */
  use: TokenUse
  /** How much speaks for an ID token, where that is near the border of three points. */
  score?: number
}

/**
 * As they stand in manuals, sources and public threads of the providers; a number tells shapes of one provider apart. For
 * tests only.
 */
export const realShapes: Readonly<Record<string, Shape>> = {
  'Auth0, access token (3)': {
    header: '{"alg":"RS256","typ":"JWT","kid":"k"}',
    claims:
      '{"iss":"https://tenant.us.auth0.com/","sub":"auth0|1","aud":["https://api.example","https://tenant.us.auth0.com/userinfo"],"iat":1,"exp":3601,"scope":"openid profile read:things","azp":"Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx","permissions":["read:things"]}',
    use: 'access-token',
  },
  'Auth0, machine to machine (4)': {
    claims:
      '{"iss":"https://tenant.us.auth0.com/","sub":"Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx@clients","aud":"https://api.example","iat":1,"exp":3601,"azp":"Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx","gty":"client-credentials"}',
    use: 'access-token',
  },
  'Auth0, ID token without nonce (6)': {
    claims:
      '{"iss":"https://login.example/","sub":"ad|1","aud":"Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx9Zx","iat":1,"exp":3601,"nickname":"a","picture":"https://a.example/p.png","updated_at":"2019-04-24T19:01:59.490Z"}',
    use: 'id-token',
    score: 3,
  },
  'Okta, org authorization server (7)': {
    header: '{"kid":"k","typ":"application/okta-internal-at+jwt","alg":"RS256"}',
    claims:
      '{"ver":1,"jti":"AT.a.oar1","iss":"https://org.okta.com","aud":"https://org.okta.com","cid":"0oa1234567890abcdEFG","scp":["openid"],"auth_time":0,"iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Okta, custom authorization server (8)': {
    header: '{"kid":"k","alg":"RS256"}',
    claims:
      '{"ver":1,"jti":"AT.a","iss":"https://org.okta.com/oauth2/default","aud":"api://default","cid":"0oa1234567890abcdEFG","uid":"00u1","scp":["email","openid"],"auth_time":0,"iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Okta, ID token': {
    header: '{"kid":"k","alg":"RS256"}',
    claims:
      '{"ver":1,"jti":"ID.a","iss":"https://org.okta.com","aud":"0oa1234567890abcdEFG","amr":["pwd"],"idp":"00o1","auth_time":0,"at_hash":"h","iat":1,"exp":3601}',
    use: 'id-token',
  },
  'Entra ID, v1 app-only (11)': {
    claims:
      '{"iss":"https://sts.windows.net/11111111-2222-3333-4444-555555555555/","aud":"api://11111111-2222-3333-4444-555555555555","appid":"11111111-2222-3333-4444-555555555555","appidacr":"1","idp":"https://sts.windows.net/11111111-2222-3333-4444-555555555555/","roles":["Thing.Read"],"iat":1,"exp":3601}',
    use: 'unknown',
  },
  'Entra ID, v2 access token (14)': {
    claims:
      '{"iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0","ver":"2.0","aud":"11111111-2222-3333-4444-555555555555","azp":"other","azpacr":"1","scp":"Things.Read","iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Entra ID, ID token without nonce': {
    claims:
      '{"iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0","ver":"2.0","aud":"11111111-2222-3333-4444-555555555555","name":"A","preferred_username":"a@example.test","oid":"11111111-2222-3333-4444-555555555555","sub":"s","tid":"11111111-2222-3333-4444-555555555555","iat":1,"exp":3601}',
    use: 'unknown',
    score: 1,
  },
  'Entra ID, ID token with nonce': {
    claims:
      '{"iss":"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0","ver":"2.0","aud":"11111111-2222-3333-4444-555555555555","name":"A","nonce":"n","iat":1,"exp":3601}',
    use: 'id-token',
    score: 3,
  },
  'Keycloak, access token (16)': {
    header: '{"alg":"RS256","typ":"JWT","kid":"k"}',
    claims:
      '{"iss":"http://localhost:8080/realms/r","aud":"account","typ":"Bearer","azp":"app","scope":"profile email","sid":"11111111-2222-3333-4444-555555555555","email_verified":false,"name":"A","preferred_username":"a","iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Keycloak, ID token (18)': {
    header: '{"alg":"RS256","typ":"JWT","kid":"k"}',
    claims:
      '{"iss":"http://localhost:8080/realms/r","aud":"portal","azp":"portal","typ":"ID","nonce":"n","nbf":0,"iat":1,"exp":3601}',
    use: 'id-token',
  },
  'Keycloak, refresh token': {
    header: '{"alg":"HS512","typ":"JWT","kid":"k"}',
    claims:
      '{"iss":"http://localhost:8080/realms/r","aud":"http://localhost:8080/realms/r","typ":"Refresh","azp":"app","nonce":"n","scope":"openid","iat":1,"exp":3601}',
    use: 'refresh-token',
  },
  'Keycloak, offline token': {
    claims: '{"typ":"Offline","azp":"app","scope":"openid offline_access"}',
    use: 'refresh-token',
  },
  'Keycloak, logout token': {
    claims: '{"typ":"Logout","aud":"app","sid":"11111111-2222-3333-4444-555555555555"}',
    use: 'logout-token',
  },
  'Cognito, access token (22)': {
    claims:
      '{"iss":"https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Example01","token_use":"access","scope":"aws.cognito.signin.user.admin","auth_time":0,"client_id":"c","username":"u","iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Cognito, ID token (23)': {
    claims:
      '{"iss":"https://cognito-idp.us-west-2.amazonaws.com/us-west-2_Example01","token_use":"id","aud":"c","cognito:username":"u","email_verified":true,"auth_time":0,"iat":1,"exp":3601}',
    use: 'id-token',
  },
  'an AWS load balancer (24)': {
    header: '{"alg":"ES256","typ":"JWT","signer":"arn:aws:elasticloadbalancing:r:1:loadbalancer/app/a/b","client":"c"}',
    claims:
      '{"sub":"11111111-2222-3333-4444-555555555555","email_verified":"true","email":"a@example.test","username":"u","exp":3601,"iss":"i"}',
    use: 'unknown',
    score: 1,
  },
  'Google, button (26)': {
    claims:
      '{"iss":"https://accounts.google.com","nbf":0,"aud":"1-a.apps.googleusercontent.com","azp":"1-a.apps.googleusercontent.com","email":"a@example.test","name":"A","picture":"p","jti":"j","iat":1,"exp":3601}',
    use: 'id-token',
    score: 3,
  },
  'Google, Android, where azp is another client (27)': {
    claims:
      '{"iss":"https://accounts.google.com","aud":"1-a.apps.googleusercontent.com","azp":"1-b.apps.googleusercontent.com","at_hash":"h","sub":"1","iat":1,"exp":3601}',
    use: 'id-token',
  },
  'Google, service account assertion (28)': {
    claims:
      '{"iss":"a@p.iam.gserviceaccount.com","sub":"a@p.iam.gserviceaccount.com","aud":"https://a.googleapis.com/","iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'Firebase, ID token (29)': {
    claims:
      '{"iss":"https://securetoken.google.com/p","aud":"p","auth_time":0,"user_id":"u","sub":"u","phone_number":"+1","firebase":{"sign_in_provider":"phone"},"iat":1,"exp":3601}',
    use: 'unknown',
    score: 1,
  },
  'Supabase, key (31)': {
    claims: '{"iss":"supabase","ref":"r","role":"anon","iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'Supabase, user (32)': {
    claims:
      '{"iss":"https://r.supabase.co/auth/v1","sub":"11111111-2222-3333-4444-555555555555","aud":"authenticated","email":"a@example.test","phone":"","role":"authenticated","aal":"aal1","amr":[{"method":"password","timestamp":0}],"session_id":"11111111-2222-3333-4444-555555555555","is_anonymous":false,"iat":1,"exp":3601}',
    use: 'unknown',
    score: 1,
  },
  'Clerk, session': {
    claims:
      '{"azp":"https://app.example","iss":"https://clerk.app.example","nbf":0,"sid":"sess_1","sub":"user_1","fva":[0,-1],"iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'WorkOS, session': {
    claims:
      '{"iss":"https://api.workos.com","sub":"user_1","sid":"session_1","org_id":"org_1","role":"member","jti":"j","iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'Stytch, session': {
    claims:
      '{"iss":"stytch.com/project-live-1","aud":["project-live-1"],"sub":"user-1","https://stytch.com/session":{"id":"s"},"nbf":0,"iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'FusionAuth, access token': {
    claims:
      '{"iss":"acme.com","aud":"11111111-2222-3333-4444-555555555555","sub":"11111111-2222-3333-4444-555555555555","jti":"11111111-2222-3333-4444-555555555555","authenticationType":"PASSWORD","email":"a@example.test","email_verified":true,"preferred_username":"a","applicationId":"11111111-2222-3333-4444-555555555555","tid":"11111111-2222-3333-4444-555555555555","roles":["user"],"auth_time":0,"iat":1,"exp":3601}',
    use: 'unknown',
    score: 2,
  },
  'Kubernetes, projected (34)': {
    claims:
      '{"iss":"https://kubernetes.default.svc.cluster.local","aud":["https://kubernetes.default.svc"],"kubernetes.io":{"namespace":"n"},"sub":"system:serviceaccount:n:s","iat":1,"exp":3601}',
    use: 'unknown',
    score: 0,
  },
  'Duende, access token (41)': {
    header: '{"alg":"RS256","kid":"k","typ":"at+jwt","x5t":"t"}',
    claims: '{"iss":"https://id.example","client_id":"c","scope":["api1"],"auth_time":0,"iat":1,"exp":3601}',
    use: 'access-token',
  },
  'OpenIddict (42)': {
    claims: '{"iss":"http://localhost:5000/","usage":"access_token","jti":"j","iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Hydra, JWT strategy (43)': {
    claims: '{"iss":"https://h.example","aud":[],"client_id":"c","scp":["a"],"ext":{},"iat":1,"exp":3601}',
    use: 'access-token',
  },
  'Apple, ID token (44)': {
    claims:
      '{"iss":"https://appleid.apple.com","aud":"com.company.app","nonce":"n","c_hash":"h","auth_time":0,"iat":1,"exp":3601}',
    use: 'id-token',
    score: 5,
  },
  'GitHub App (46)': {
    header: '{"alg":"RS256","typ":"JWT"}',
    claims: '{"iss":12345,"iat":1,"exp":3601}',
    use: 'github-app',
    score: 0,
  },
  'Glewlwyd (52)': {
    header: '{"typ":"JWT","alg":"RS256"}',
    claims:
      '{"iss":"i","aud":"scope1","client_id":"client1","type":"access_token","scope":"scope1","iat":1,"exp":3601}',
    use: 'access-token',
  },
  'oidc-provider, logout token (54)': {
    header: '{"typ":"logout+jwt","alg":"RS256"}',
    claims: '{"iss":"i","aud":"c","sid":"s","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}',
    use: 'logout-token',
  },
  'a logout token without its type': {
    claims:
      '{"iss":"i","aud":"c","nonce":"n","at_hash":"h","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}',
    use: 'logout-token',
  },
  'Django, refresh token': {
    claims: '{"token_type":"refresh","jti":"j","user_id":1,"iat":1,"exp":3601}',
    use: 'refresh-token',
  },
  'Descope, refresh token': { claims: '{"drn":"DSR","iss":"P1","sub":"u","iat":1,"exp":3601}', use: 'refresh-token' },
  'a DPoP proof (54)': {
    header: '{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC"}}',
    claims: '{"jti":"j","htm":"GET","htu":"https://api.example/things","iat":1}',
    use: 'dpop-proof',
  },
  'a DPoP proof without its type': {
    header: '{"alg":"ES256","jwk":{"kty":"EC"}}',
    claims: '{"jti":"j","htm":"GET","htu":"https://api.example/things","nonce":"n","iat":1}',
    use: 'dpop-proof',
  },
  'a client assertion': {
    claims: '{"iss":"client-1","sub":"client-1","aud":"https://op.example/oauth/token","jti":"j","iat":1,"exp":301}',
    use: 'client-assertion',
  },
  'a client assertion without the time of issue': {
    claims: '{"iss":"client-1","sub":"client-1","aud":"https://sso.example/realms/shop","jti":"j","exp":3601}',
    use: 'client-assertion',
  },
  'a client assertion by its type': {
    header: '{"typ":"client-authentication+jwt","alg":"ES256"}',
    claims: '{"iss":"client-1","sub":"client-1","aud":"https://op.example","jti":"j","exp":3601}',
    use: 'client-assertion',
  },
  'Apple, client secret': {
    header: '{"alg":"ES256","kid":"ABC123DEFG"}',
    claims: '{"iss":"TEAM123456","sub":"com.company.app","aud":"https://appleid.apple.com","iat":1,"exp":15552001}',
    use: 'client-assertion',
  },
  'a signed authorization request': {
    claims:
      '{"iss":"client-1","aud":"https://op.example","response_type":"code","redirect_uri":"https://app.example/cb","scope":"openid","nonce":"n"}',
    use: 'request-object',
  },
  'a signed introspection response': {
    header: '{"typ":"token-introspection+jwt","alg":"RS256"}',
    claims: '{"iss":"https://op.example","aud":"https://api.example","iat":1,"token_introspection":{"active":true}}',
    use: 'introspection-response',
  },
  'a security event': {
    header: '{"typ":"secevent+jwt","alg":"RS256"}',
    claims: '{"iss":"https://op.example","aud":"r","jti":"j","iat":1,"events":{"https://schemas.example/e":{}}}',
    use: 'security-event',
  },
  'a wallet credential': {
    header: '{"typ":"dc+sd-jwt","alg":"ES256"}',
    claims: '{"iss":"https://issuer.example","vct":"https://credentials.example/id","_sd":[],"cnf":{"jwk":{}}}',
    use: 'credential',
  },
  'a service account that asks Google for a token': {
    claims:
      '{"iss":"a@p.iam.gserviceaccount.com","sub":"a@p.iam.gserviceaccount.com","aud":"https://oauth2.googleapis.com/token","iat":1,"exp":3601}',
    use: 'unknown',
  },
}
