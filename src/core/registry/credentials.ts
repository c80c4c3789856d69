import type { Credential } from '../model.ts'

/**
 * Opaque values whose beginning gives their maker away. Prefixes only: lengths drift.
 * From public secret-scanner rules and the makers' sources; every message says "looks like".
 */
interface Row extends Credential {
  pattern: RegExp
}

const rows: readonly Row[] = [
  { id: 'google-refresh', label: 'a Google refresh token', use: 'refresh-token', pattern: /^1\/\// },
  { id: 'ory-refresh', label: 'an Ory refresh token', use: 'refresh-token', pattern: /^ory_rt_/ },
  { id: 'curity-refresh', label: 'a Curity refresh token', use: 'refresh-token', pattern: /^_1XBPWQQ_/ },
  { id: 'salesforce-refresh', label: 'a Salesforce refresh token', use: 'refresh-token', pattern: /^5Aep861/ },
  { id: 'slack-refresh', label: 'a Slack refresh token', use: 'refresh-token', pattern: /^xoxe-/ },
  { id: 'entra-refresh', label: 'a Microsoft Entra refresh token', use: 'refresh-token', pattern: /^[01]\.A[\w-]{50}/ },
  {
    id: 'aspnet-data-protection',
    label:
      'a value protected by ASP.NET Core Data Protection: a session cookie, or a bearer token of ASP.NET Core Identity',
    use: 'unknown',
    pattern: /^CfDJ8/,
  },
  { id: 'iron-session', label: 'an iron-session cookie', use: 'unknown', pattern: /^Fe26\.2\*/ },
  { id: 'laravel-cookie', label: 'an encrypted Laravel cookie', use: 'unknown', pattern: /^eyJpdiI6/ },
]

const credential = (row: Row | undefined): Credential | undefined =>
  row && { id: row.id, label: row.label, use: row.use }

/** What an opaque value looks like, or undefined. */
export const credentialOf = (value: string) => credential(rows.find(({ pattern }) => pattern.test(value)))

/** The row of an id that somebody else wrote down, or undefined. */
export const credentialById = (id: unknown) => credential(rows.find((row) => row.id === id))
