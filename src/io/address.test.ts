import { describe, expect, it } from 'vitest'
import { mayFetch, reach, refusal } from './address.ts'

describe('mayFetch', () => {
  it.each([
    'https://issuer.example/.well-known/openid-configuration',
    'https://issuer.example:8443/keys?v=1',
    'https://192.0.2.1/keys',
    'HTTPS://ISSUER.EXAMPLE/keys',
    'http://localhost/keys',
    'http://localhost:8080/realms/a',
    'http://127.0.0.1:3000/jwks',
  ])('allows %s', (address) => {
    expect(mayFetch(address)).toBe(true)
  })

  it.each([
    'http://issuer.example/keys',
    'http://localhost.issuer.example/keys',
    'http://issuer.example/?localhost',
    'http://192.168.0.1/keys',
    'http://127.0.0.1.issuer.example/keys',
    'https://user@issuer.example/keys',
    'https://user:password@issuer.example/keys',
    'https://:password@issuer.example/keys',
    'http://issuer.example@localhost/keys',
    'ftp://issuer.example/keys',
    'file:///etc/passwd',
    'data:application/json,{}',
    'blob:https://issuer.example/1',
    'javascript:alert(1)',
    'ws://localhost/keys',
    '//issuer.example/keys',
    '/keys',
    'issuer.example',
    'https://',
    'https://[',
    '',
  ])('refuses %s', (address) => {
    expect(mayFetch(address)).toBe(false)
  })
})

describe('refusal', () => {
  it('names mixed content only where a browser would', () => {
    expect(refusal('http://issuer.example/keys', 'https:')).toBe('mixed-content')
    expect(refusal('http://192.168.0.1/keys', 'https:')).toBe('mixed-content')
    expect(refusal('http://issuer.example/keys', 'http:')).toBe('not-https')
    // Browsers count it as secure; it is our own policy that cannot name it.
    expect(refusal('http://[::1]/keys', 'https:')).toBe('not-https')
    expect(refusal('https://user@issuer.example/keys', 'https:')).toBe('not-https')
    expect(refusal('/keys', 'https:')).toBe('not-https')
    expect(refusal('http://localhost:8080/keys', 'https:')).toBeUndefined()
    expect(refusal('https://issuer.example/keys', 'https:')).toBeUndefined()
  })
})

describe('reach', () => {
  it.each([
    ['http://localhost/', 'machine'],
    ['http://idp.localhost/', 'machine'],
    ['http://127.8.9.1/', 'machine'],
    ['http://127.1/', 'machine'],
    ['http://[::1]/', 'machine'],
    ['http://10.0.0.1/', 'network'],
    ['http://172.16.0.1/', 'network'],
    ['http://172.31.255.1/', 'network'],
    ['http://192.168.1.1/', 'network'],
    ['http://169.254.1.1/', 'network'],
    ['http://[fd00::1]/', 'network'],
    ['http://[fe80::1]/', 'network'],
    ['http://keycloak.local/', 'network'],
    ['http://nas.home.arpa/', 'network'],
    ['http://172.32.0.1/', 'anywhere'],
    ['http://192.0.2.1/', 'anywhere'],
    ['http://[2001:db8::1]/', 'anywhere'],
    ['http://10.0.0.1.issuer.example/', 'anywhere'],
    ['http://10.issuer.example/', 'anywhere'],
    ['http://fd00.example/', 'anywhere'],
    ['http://localhost.example/', 'anywhere'],
    ['http://local/', 'network'],
    ['http://keycloak:8080/', 'network'],
    ['http://keycloak./', 'network'],
    ['http://vault.internal/', 'network'],
    ['http://printer.lan/', 'network'],
    ['http://100.64.0.1/', 'network'],
    ['http://100.128.0.1/', 'anywhere'],
    ['http://0.0.0.0/', 'machine'],
    ['http://[::ffff:127.0.0.1]/', 'machine'],
    ['http://[::ffff:10.0.0.1]/', 'network'],
    ['http://[::ffff:192.0.2.1]/', 'anywhere'],
    ['http://localhost./', 'machine'],
    ['http://2130706433/', 'machine'],
  ])('%s: %s', (address, from) => {
    expect(reach(new URL(address).hostname)).toBe(from)
  })
})
