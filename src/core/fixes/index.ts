import type { ProviderId } from '../providers/index.ts'
import type { Fixes } from './define.ts'
import { adfsFixes } from './adfs.ts'
import { appleFixes } from './apple.ts'
import { auth0Fixes } from './auth0.ts'
import { awsAlbFixes } from './aws-alb.ts'
import { azureB2cFixes } from './azure-b2c.ts'
import { clerkFixes } from './clerk.ts'
import { cloudflareAccessFixes } from './cloudflare-access.ts'
import { cognitoFixes } from './cognito.ts'
import { descopeFixes } from './descope.ts'
import { duendeFixes } from './duende.ts'
import { entraFixes } from './entra.ts'
import { firebaseFixes } from './firebase.ts'
import { fusionauthFixes } from './fusionauth.ts'
import { gcpIapFixes } from './gcp-iap.ts'
import { githubActionsFixes } from './github-actions.ts'
import { gitlabFixes } from './gitlab.ts'
import { googleFixes } from './google.ts'
import { keycloakFixes } from './keycloak.ts'
import { kindeFixes } from './kinde.ts'
import { kubernetesFixes } from './kubernetes.ts'
import { logtoFixes } from './logto.ts'
import { oktaFixes } from './okta.ts'
import { oneloginFixes } from './onelogin.ts'
import { oryFixes } from './ory.ts'
import { pingoneFixes } from './pingone.ts'
import { salesforceFixes } from './salesforce.ts'
import { stytchFixes } from './stytch.ts'
import { supabaseFixes } from './supabase.ts'
import { workosFixes } from './workos.ts'
import { zitadelFixes } from './zitadel.ts'

/** What to change at each provider that has a way of its own. */
export const fixes: { readonly [provider in ProviderId]?: Fixes } = {
  adfs: adfsFixes,
  apple: appleFixes,
  auth0: auth0Fixes,
  'aws-alb': awsAlbFixes,
  'azure-b2c': azureB2cFixes,
  clerk: clerkFixes,
  'cloudflare-access': cloudflareAccessFixes,
  cognito: cognitoFixes,
  descope: descopeFixes,
  duende: duendeFixes,
  entra: entraFixes,
  firebase: firebaseFixes,
  fusionauth: fusionauthFixes,
  'gcp-iap': gcpIapFixes,
  'github-actions': githubActionsFixes,
  gitlab: gitlabFixes,
  google: googleFixes,
  keycloak: keycloakFixes,
  kinde: kindeFixes,
  kubernetes: kubernetesFixes,
  logto: logtoFixes,
  okta: oktaFixes,
  onelogin: oneloginFixes,
  ory: oryFixes,
  pingone: pingoneFixes,
  salesforce: salesforceFixes,
  stytch: stytchFixes,
  supabase: supabaseFixes,
  workos: workosFixes,
  zitadel: zitadelFixes,
}
