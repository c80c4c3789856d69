/**
 * The providers times the kinds of their tokens, in the shapes that their manuals and sources show, and what the page should
 * say of each. Reviewed row by row against the sources of rules and providers; a changed row wants the same. For tests only.
 */
import { clouds } from './matrix/clouds.ts'
import type { Column } from './matrix/define.ts'
import { keycloakColumn } from './matrix/keycloak.ts'
import { microsoft } from './matrix/microsoft.ts'
import { others } from './matrix/others.ts'
import { selfHosted } from './matrix/self-hosted.ts'
import { sessionsAndWorkloads } from './matrix/sessions-and-workloads.ts'
import { smallerTenants } from './matrix/smaller-tenants.ts'
import { tenants } from './matrix/tenants.ts'

export const matrix: readonly Column[] = [
  ...tenants,
  ...smallerTenants,
  ...microsoft,
  ...clouds,
  keycloakColumn,
  ...selfHosted,
  ...sessionsAndWorkloads,
  ...others,
]
