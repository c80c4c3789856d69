import { requestAudienceMissing } from './request-audience-missing.ts'
import { requestOktaOrgAs } from './request-okta-org-as.ts'
import { requestEntraTwoResources } from './request-entra-two-resources.ts'
import { requestEntraResource } from './request-entra-resource.ts'
import { requestImplicitFlow } from './request-implicit-flow.ts'
import { requestPkceMissing } from './request-pkce-missing.ts'
import { requestRedirectUri } from './request-redirect-uri.ts'

/** In the order shown. */
export const requestRules = [
  requestAudienceMissing,
  requestOktaOrgAs,
  requestEntraTwoResources,
  requestEntraResource,
  requestImplicitFlow,
  requestPkceMissing,
  requestRedirectUri,
] as const
