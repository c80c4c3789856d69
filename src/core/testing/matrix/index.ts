/**
 * The providers times the kinds of their tokens, in the shapes that their manuals and sources show, and what the page should
 * say of each. Reviewed row by row against the sources of rules and providers; a changed row wants the same. For tests only.
 */
import { clouds } from './clouds.ts'
import type { Column } from './define.ts'
import { keycloakColumn } from './keycloak.ts'
import { microsoft } from './microsoft.ts'
import { others } from './others.ts'
import { selfHosted } from './self-hosted.ts'
import { sessionsAndWorkloads } from './sessions-and-workloads.ts'
import { smallerTenants } from './smaller-tenants.ts'
import { tenants } from './tenants.ts'

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
