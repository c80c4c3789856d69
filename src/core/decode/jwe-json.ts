import type { Part } from '../model/token.ts'
import type { PartLabel } from '../registry/parts.ts'
import { jwe } from '../testing/forge.ts'
import type { DecoderCases } from './define.ts'
import { defineDecoder, mostParts, readOctetsPart } from './define.ts'
import type { JsonNode } from './json.ts'
import { memberOf, placing, readHeaders, readRoot } from './jws-json.ts'

const inner: readonly (readonly [member: string, label: PartLabel])[] = [
  ['iv', 'initialization-vector'],
  ['ciphertext', 'ciphertext'],
  ['tag', 'authentication-tag'],
]

/** JWE in JSON serialization, general and flattened (RFC 7516 section 7.2): headers, and of the rest only the lengths. */
export const jweJsonDecoder = defineDecoder({
  kind: 'jwe-json',
  label: 'encrypted (JWE, written as JSON)',
  protection: 'encrypted',
  read(text, sighting) {
    const root = readRoot(text)
    if (!root || !isJweJson(root)) return undefined
    const place = placing(text, sighting.span)
    const octets = (node: JsonNode | undefined, label: PartLabel): Part[] => {
      const piece = place(node)
      return piece ? [readOctetsPart(label, piece)] : []
    }
    const recipients = memberOf(root, 'recipients')?.items?.slice(0, mostParts - 10) ?? [root]
    const own = recipients[0] && memberOf(recipients[0], 'header')
    const header = readHeaders([memberOf(root, 'protected'), memberOf(root, 'unprotected'), own], place)
    return {
      pieces: 1,
      parts: [
        ...header.parts,
        ...recipients.flatMap((recipient) => octets(memberOf(recipient, 'encrypted_key'), 'encrypted-key')),
        ...inner.flatMap(([member, label]) => octets(memberOf(root, member), label)),
      ],
      ...(header.value && { header: header.value }),
    }
  },
})

/** Ciphertext, and at least one other member that says that it is a JWE. */
export function isJweJson(node: JsonNode): boolean {
  const marks = ['protected', 'unprotected', 'recipients', 'encrypted_key']
  return memberOf(node, 'ciphertext')?.type === 'string' && marks.some((name) => memberOf(node, name) !== undefined)
}

/** A compact JWE as flattened JSON. */
const asJson = (token: string) => {
  const [header, key, iv, ciphertext, tag] = token.split('.')
  return JSON.stringify({ protected: header, encrypted_key: key, iv, ciphertext, tag })
}

export const cases: DecoderCases = {
  takes: {
    flattened: () => asJson(jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' })),
    general: () =>
      '{"unprotected":{"enc":"A256GCM"},"recipients":[{"header":{"alg":"dir"},"encrypted_key":""}],"iv":"AA","ciphertext":"AA","tag":"AA"}',
  },
  leaves: {
    'the compact form': () => jwe({ alg: 'RSA-OAEP', enc: 'A256GCM' }),
    'another ciphertext': () => '{"ciphertext":"AAAA","nonce":"AA"}',
  },
}
