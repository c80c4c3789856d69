import { scopeMissing } from './scope-missing.ts'
import { scopeClaimName } from './scope-claim-name.ts'
import { scopeFormat } from './scope-format.ts'
import { entraAppOnly } from './entra-app-only.ts'
import { entraNoScpNoRoles } from './entra-no-scp-no-roles.ts'
import { groupsOverage } from './groups-overage.ts'
import { openidScopeMissing } from './openid-scope-missing.ts'
import { rfc9068Claims } from './rfc9068-claims.ts'
import { hasuraClaimsMissing } from './hasura-claims-missing.ts'
import { claimType } from './claim-type.ts'
import { subType } from './sub-type.ts'
import { rbacAfterValid } from './rbac-after-valid.ts'

/** In the order shown. */
export const scopeRules = [
  scopeMissing,
  scopeClaimName,
  scopeFormat,
  entraAppOnly,
  entraNoScpNoRoles,
  groupsOverage,
  openidScopeMissing,
  rfc9068Claims,
  hasuraClaimsMissing,
  subType,
  claimType,
  rbacAfterValid,
] as const
