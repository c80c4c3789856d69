import { graphTokenUnverifiable } from './graph-token-unverifiable.ts'
import { googleOpaque } from './google-opaque.ts'
import { oktaOrgAs } from './okta-org-as.ts'
import { auth0ManagementToken } from './auth0-management-token.ts'
import { cognitoSdkToken } from './cognito-sdk-token.ts'

/** In the order shown. */
export const quirkRules = [
  graphTokenUnverifiable,
  googleOpaque,
  oktaOrgAs,
  auth0ManagementToken,
  cognitoSdkToken,
] as const
