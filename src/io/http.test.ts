import { describe, expect, it } from 'vitest'
import { mayFetch } from './http.ts'

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
