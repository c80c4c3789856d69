import { describe, expect, it } from 'vitest'
import { issuerDifference } from './issuer-difference.ts'

const issuer = 'https://issuer.example/Tenant'
const tenant = '6e2d3c44-0000-4000-8000-000000000001'
const entra = `https://login.microsoftonline.com/${tenant}/v2.0`
const template = 'https://login.microsoftonline.com/{tenantid}/v2.0'

describe('issuerDifference', () => {
  it.each([
    [issuer, `${issuer}/`, 'slash'],
    [issuer, issuer.replace('https', 'http'), 'scheme'],
    [issuer, issuer.toLowerCase(), 'case'],
    [issuer, issuer.replace('T', '%54'), 'other'],
    [issuer, 'https://other.example/', 'other'],
    [issuer, '', 'other'],
    [entra, entra.replace('/v2.0', ''), 'version'],
    [`https://sts.windows.net/${tenant}/`, entra, 'version'],
    [`https://sts.windows.net/other/`, entra, 'other'],
    [`${issuer}/v2.0`, `${issuer}/v1.0`, 'version'],
  ])('%s and %s: %s', (a, b, difference) => {
    expect(issuerDifference(a, b, undefined)).toBe(difference)
    if (b !== '') expect(issuerDifference(b, a, tenant)).toBe(difference)
  })

  it('fills in the tenant that the token names, and no other', () => {
    expect(issuerDifference(entra, template, tenant)).toBeUndefined()
    expect(issuerDifference(entra, template.replace('{tenantid}', '{tenant}'), tenant)).toBeUndefined()
    expect(issuerDifference(entra, template, undefined)).toBe('tenant-template')
    expect(issuerDifference(entra, template, 'another-tenant')).toBe('tenant-template')
    expect(issuerDifference(`${entra}/`, template, tenant)).toBe('tenant-template')
  })

  it('makes no other host out of a template', () => {
    expect(issuerDifference('https://evil.example/x/v2.0', 'https://{tenantid}/v2.0', 'evil.example/x')).toBe(
      'tenant-template',
    )
  })
})
