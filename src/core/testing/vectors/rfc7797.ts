/** The examples of RFC 7797 (unencoded payload), section 4. Published test keys, nobody's secrets; read by tests only (vector.ts). */
import { hmacKey } from './rfc7515.ts'
import type { Vector } from './vector.ts'

const payload = '$.02'

export const rfc7797: readonly Vector[] = [
  {
    name: 'the payload encoded, for comparison',
    section: '4.1',
    token: 'eyJhbGciOiJIUzI1NiJ9.JC4wMg.5mvfOroL-g7HyqJoozehmsaqmvTYGEq5jTI1gVvoEoQ',
    key: hmacKey,
    does: 'verifies',
    text: payload,
  },
  {
    name: 'the payload detached, compact',
    section: '4.2',
    token: 'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY',
    key: hmacKey,
    does: 'detached',
    text: payload,
  },
  {
    name: 'the payload as it is, flattened JSON',
    section: '4.2',
    token:
      '{"protected":"eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19","payload":"$.02","signature":"A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY"}',
    key: hmacKey,
    does: 'verifies',
    text: payload,
  },
]
