import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPem } from './pem.ts'
import {
  armour,
  bits,
  certificateOf,
  der,
  ecPair,
  integer,
  pairs,
  rsaPair,
  sequence,
} from '../../testing/certificates.ts'

const one = async (text: string) => {
  const { keys, faults } = await readPem(text)
  expect(faults).toEqual([])
  expect(keys.length).toBe(1)
  return keys[0]!
}

describe('public keys', () => {
  it.each(Object.entries(pairs))('reads the SPKI of %s as Node does', async (_, { publicKey }) => {
    const read = await one(String(publicKey.export({ format: 'pem', type: 'spki' })))
    expect(read).toEqual({ label: 'PUBLIC KEY', form: 'public', jwk: publicKey.export({ format: 'jwk' }) })
  })

  it('reads PKCS #1', async () => {
    const { publicKey } = pairs.RSA!
    const { jwk } = await one(String(publicKey.export({ format: 'pem', type: 'pkcs1' })))
    expect(jwk).toEqual(publicKey.export({ format: 'jwk' }))
  })

  it('reads RSASSA-PSS keys, and which hash they are bound to', async () => {
    const bound = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha384',
      mgf1HashAlgorithm: 'sha384',
    })
    const free = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
    const read = async (key: KeyObject) => (await one(String(key.export({ format: 'pem', type: 'spki' })))).jwk
    expect(await read(bound.publicKey)).toMatchObject({ kty: 'RSA', e: 'AQAB', alg: 'PS384' })
    expect(await read(free.publicKey)).not.toHaveProperty('alg')
    const { jwk, form } = await one(String(bound.privateKey.export({ format: 'pem', type: 'pkcs8' })))
    expect([form, jwk.alg, typeof jwk.qi]).toEqual(['private', 'PS384', 'string'])
  })

  it.each(['P-256', 'P-384', 'P-521', 'secp256k1'])(
    'computes the second coordinate of a compressed %s point',
    async (name) => {
      // Both signs of the coordinate.
      for (let i = 0; i < 6; i += 1) {
        const { publicKey } = ecPair(name)
        const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
        const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
        const spki = Buffer.from(publicKey.export({ format: 'der', type: 'spki' }))
        const at = spki.indexOf(Buffer.concat([Buffer.from([4]), left]))
        const algorithm = spki.subarray(
          spki.indexOf(Buffer.from('06072a8648ce3d0201', 'hex')),
          at - (name === 'P-521' ? 4 : 3),
        )
        const point = Buffer.concat([Buffer.from([2 + ((right.at(-1) ?? 0) % 2)]), left])
        const { jwk } = await one(armour('PUBLIC KEY', sequence(sequence(algorithm), bits(point))))
        expect(jwk).toEqual(publicKey.export({ format: 'jwk' }))
      }
    },
  )

  it('says so when a compressed point is on no curve', async () => {
    const algorithm = Buffer.from('301306072a8648ce3d020106082a8648ce3d030107', 'hex')
    // 5 is not the x of a point of P-256.
    const point = Buffer.concat([Buffer.from([2]), Buffer.alloc(31), Buffer.from([5])])
    const results = await Promise.all(
      [point, Buffer.concat([Buffer.from([2]), Buffer.alloc(32, 0xff)])].map((octets) =>
        readPem(armour('PUBLIC KEY', sequence(algorithm, bits(octets)))),
      ),
    )
    expect(results.some(({ faults }) => faults[0]?.includes('does not lie on its curve'))).toBe(true)
  })

  it.each([
    ['ML-DSA-44', 17, ml_dsa44],
    ['ML-DSA-65', 18, ml_dsa65],
    ['ML-DSA-87', 19, ml_dsa87],
  ] as const)('reads %s', async (alg, last, parameters) => {
    const { publicKey } = parameters.keygen(new Uint8Array(32).fill(3))
    const identifier = der(0x06, Buffer.from('6086480165030403', 'hex'), Uint8Array.of(last))
    const { jwk } = await one(armour('PUBLIC KEY', sequence(sequence(identifier), bits(publicKey))))
    expect(jwk).toEqual({ kty: 'AKP', alg, pub: Buffer.from(publicKey).toString('base64url') })
    const cut = await readPem(armour('PUBLIC KEY', sequence(sequence(identifier), bits(publicKey.subarray(1)))))
    expect(cut.keys).toEqual([])
  })

  it('names a curve that tokens do not use', async () => {
    const { publicKey } = ecPair('brainpoolP256r1')
    const { faults } = await readPem(String(publicKey.export({ format: 'pem', type: 'spki' })))
    expect(faults[0]).toContain('curve (1.3.36.3.3.2.8.1.1.7)')
  })
})

describe('private keys', () => {
  it.each(Object.entries(pairs))('reads the PKCS #8 of %s as Node does', async (_, { privateKey }) => {
    const { jwk, form } = await one(String(privateKey.export({ format: 'pem', type: 'pkcs8' })))
    expect(form).toBe('private')
    expect(jwk).toEqual(privateKey.export({ format: 'jwk' }))
  })

  it('reads PKCS #1', async () => {
    const { privateKey } = pairs.RSA!
    expect((await one(String(privateKey.export({ format: 'pem', type: 'pkcs1' })))).jwk).toEqual(
      privateKey.export({ format: 'jwk' }),
    )
  })

  it.each(['P-256', 'P-384', 'P-521', 'secp256k1'])('reads SEC 1 of %s', async (name) => {
    const { privateKey } = pairs[name]!
    const pem = String(privateKey.export({ format: 'pem', type: 'sec1' }))
    expect((await one(pem)).jwk).toEqual(privateKey.export({ format: 'jwk' }))
    expect(
      (await one(`-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem}`)).jwk,
    ).toEqual(privateKey.export({ format: 'jwk' }))
  })

  it('computes the public half that SEC 1 may leave out, and pads a short number', async () => {
    const d = Buffer.alloc(32)
    d[31] = 9
    const identifier = Buffer.from('06082a8648ce3d030107', 'hex')
    for (const number of [d, d.subarray(31)]) {
      const sec1 = sequence(integer(1), der(0x04, number), der(0xa0, identifier))
      const { jwk } = await one(armour('EC PRIVATE KEY', sec1))
      const full = Buffer.from(sequence(integer(1), der(0x04, d), der(0xa0, identifier)))
      expect(jwk).toEqual(createPrivateKey({ key: full, format: 'der', type: 'sec1' }).export({ format: 'jwk' }))
    }
  })

  it('refuses a number that is no private key of the curve', async () => {
    const identifier = Buffer.from('06082a8648ce3d030107', 'hex')
    const sec1 = sequence(integer(1), der(0x04, new Uint8Array(32)), der(0xa0, identifier))
    expect((await readPem(armour('EC PRIVATE KEY', sec1))).keys).toEqual([])
  })

  it('does not take a locked key for a damaged one', async () => {
    const locked = { cipher: 'aes-256-cbc', passphrase: 'not a secret' }
    const { privateKey } = pairs.RSA!
    for (const type of ['pkcs8', 'pkcs1'] as const) {
      const { keys, faults } = await readPem(String(privateKey.export({ format: 'pem', type, ...locked })))
      expect([keys, faults[0]]).toEqual([[], expect.stringContaining('openssl pkey -in')])
    }
  })
})

describe('certificates', () => {
  it.each(Object.entries(pairs).filter(([name]) => !name.startsWith('X')))(
    'reads a certificate of %s',
    async (_, { publicKey }) => {
      const octets = certificateOf(publicKey)
      const oracle = new X509Certificate(octets)
      const { jwk, form, validity } = await one(armour('CERTIFICATE', octets))
      const { 'x5t#S256': thumbprint, ...key } = jwk
      expect(form).toBe('certificate')
      expect(key).toEqual(oracle.publicKey.export({ format: 'jwk' }))
      expect(Buffer.from(String(thumbprint), 'base64url').toString('hex').toUpperCase()).toBe(
        oracle.fingerprint256.replaceAll(':', ''),
      )
      expect(validity).toEqual({
        notBefore: Date.parse(oracle.validFrom) / 1000,
        notAfter: Date.parse(oracle.validTo) / 1000,
      })
    },
  )

  it('reads version 1, and years beyond 2049', async () => {
    const { publicKey } = pairs.RSA!
    const { validity } = await one(
      armour('CERTIFICATE', certificateOf(publicKey, { version: false, to: '20600101000000Z' })),
    )
    expect(validity?.notAfter).toBe(Date.UTC(2060, 0, 1) / 1000)
  })
})

describe('the text around', () => {
  const { publicKey } = rsaPair()
  const jwk = publicKey.export({ format: 'jwk' })
  const pem = String(publicKey.export({ format: 'pem', type: 'spki' }))
  const lines = pem.trim().split('\n')

  it.each<[string, string]>([
    ['CRLF', pem.replaceAll('\n', '\r\n')],
    ['no final newline', pem.trim()],
    ['indentation', lines.map((line) => `      ${line}`).join('\n')],
    ['a JSON string', JSON.stringify({ key: pem })],
    ['a JSON string of PHP', JSON.stringify({ key: pem }).replaceAll('/', '\\/')],
    ['a JSON string in one', JSON.stringify(JSON.stringify({ key: pem }))],
    ['an environment line', `KEY="${lines.join('\\n')}"`],
    ['one line with blanks', lines.join(' ')],
    ['one line without anything', lines.join('')],
    ['source code', lines.map((line) => `  "${line}\\n"`).join(' +\n')],
    ['source code of C', lines.map((line) => `  "${line}\\n"`).join('\n')],
    ['an array of lines', JSON.stringify(lines)],
    ['prose', `Hello,\nhere is our key:\n${pem}\nBye - see you -----\n`],
    ['old headers', pem.replace('-----\n', '-----\nComment: made by a tool\nMore: a\n  b\n\n')],
    ['a wrong label', pem.replaceAll('PUBLIC KEY', 'RSA PUBLIC KEY')],
    ['the label of a certificate', pem.replaceAll('PUBLIC KEY', 'CERTIFICATE')],
  ])('does not matter: %s', async (_, text) => {
    expect((await one(text)).jwk).toEqual(jwk)
  })

  it('reads a bundle in its order, and what is damaged spoils nothing', async () => {
    const broken = pem.replace(lines[2] ?? '', (lines[2] ?? '').slice(1))
    const { keys, faults } = await readPem(
      [armour('CERTIFICATE', certificateOf(pairs['P-256']!.publicKey)), broken, pem].join('some text\n'),
    )
    expect(keys.map(({ label }) => label)).toEqual(['CERTIFICATE', 'PUBLIC KEY'])
    expect(faults).toEqual([expect.stringContaining('PEM block 2')])
  })

  it.each([
    ['-----BEGIN PUBLIC KEY-----\nAAAA', 'cut'],
    ['-----BEGIN PUBLIC KEY-----\nAA!A\n-----END PUBLIC KEY-----', '“!”'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END CERTIFICATE-----', 'END line'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'damaged'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', 'ssh-keygen'],
    ['-----BEGIN PGP PUBLIC KEY BLOCK-----\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----', 'OpenPGP'],
    ['-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----', 'openssl req'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', 'openssl pkey'],
  ])('explains %j', async (text, words) => {
    const { keys, faults } = await readPem(text)
    expect(keys).toEqual([])
    expect(faults.join(' ')).toContain(words)
  })

  it('never rejects, whatever was cut, flipped or typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(pem, armour('CERTIFICATE', certificateOf(publicKey))),
        fc.nat(),
        fc.string(),
        async (whole, place, typed) => {
          const at = place % whole.length
          await readPem(whole.slice(0, at))
          await readPem(`${whole.slice(0, at)}${typed}${whole.slice(at + 1)}`)
          await readPem(`-----BEGIN PUBLIC KEY-----${typed}-----END PUBLIC KEY-----`)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is done soon with a text that is long and odd', async () => {
    const begins = '-----BEGIN PUBLIC KEY-----\n'
    for (const long of [
      begins.repeat(5000),
      `${begins}${' '.repeat(300_000)}`,
      `${begins}${'"'.repeat(99_999)}`,
      `${begins}${'a: \n'.repeat(99_999)}-----END PUBLIC KEY-----`,
    ]) {
      const { keys } = await readPem(long)
      expect(keys).toEqual([])
    }
  })

  it('makes keys that WebCrypto and Node take', () => {
    expect(() => createPublicKey({ key: jwk, format: 'jwk' })).not.toThrow()
  })
})
