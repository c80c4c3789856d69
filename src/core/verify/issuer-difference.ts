import { nearness } from '../text/near.ts'

/** What makes the issuer in metadata another than the one in the token. Closed: every member has words in the page. */
export type IssuerDifference =
  /** Only one of them ends with a slash. */
  | 'slash'
  /** The document is for all tenants, with a placeholder where the tenant belongs. */
  | 'tenant-template'
  /** Version 1 and version 2 of the same tenant of Microsoft Entra. */
  | 'version'
  /** http and https. */
  | 'scheme'
  /** Upper and lower case. */
  | 'case'
  | 'other'

/** As Microsoft Entra writes it in the metadata of `common` and `organizations`. */
const placeholder = /\{tenant(id)?\}/i

/** Undefined where the document's issuer, with the token's tenant filled in, is the token's: then it is no difference. */
export function issuerDifference(
  issuer: string,
  found: string,
  tenant: string | undefined,
): IssuerDifference | undefined {
  if (issuer === found) return undefined
  if (placeholder.test(found)) {
    // A tenant is one name, so that it cannot make another host or path out of the template.
    const filled = tenant !== undefined && /^[\w.-]+$/.test(tenant) && found.replace(placeholder, () => tenant)
    return filled === issuer ? undefined : 'tenant-template'
  }
  if (nearness(issuer, found).near) {
    if (issuer.endsWith('/') !== found.endsWith('/')) return 'slash'
    if (issuer.startsWith('http:') !== found.startsWith('http:')) return 'scheme'
    return issuer.toLowerCase() === found.toLowerCase() ? 'case' : 'other'
  }
  return unversioned(issuer) === unversioned(found) ? 'version' : 'other'
}

/** Entra has changed its host with the version. */
const unversioned = (issuer: string) =>
  issuer
    .replace(/^https:\/\/sts\.windows\.net\//, 'https://login.microsoftonline.com/')
    .replace(/\/$/, '')
    .replace(/\/v\d+\.\d+$/, '')
