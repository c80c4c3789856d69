import { digestOf } from '../../decode/digest.ts'
import { asObject } from '../../decode/json.ts'
import { hashOf } from '../../decode/sd-jwt.ts'
import type { Binding } from '../../model/binding.ts'
import type { Context } from '../../model/inspection.ts'
import type { JsonObject } from '../../model/primitives.ts'
import type { Token } from '../../token/token.ts'
import { headerTypeOf } from '../../token/token-use.ts'
import { bindingOf, compared, outcomeOf } from './make-binding.ts'
import { outcomeOfAlg } from './dpop-proof.ts'
import { thumbprintOf } from '../../verify/keys/thumbprint.ts'

/** The holder's token at the end of an SD-JWT, against what stands before it (RFC 9901 sections 4.3 and 7.3). */
export function bindingsOfKeyBinding({ text, claims, keyBinding }: Token, index: number, context: Context): Binding[] {
  if (!keyBinding) return []
  const { header, claims: own } = keyBinding
  const typ = headerTypeOf(header)
  const lacking = own && lackingIn(own)
  return [
    bindingOf(
      index,
      { check: 'kb-typ', outcome: typ === 'kb+jwt' ? 'met' : 'not-met' },
      { expected: 'kb+jwt', ...(typ !== '' && { found: typ }) },
    ),
    bindingOf(
      index,
      { check: 'kb-alg', outcome: outcomeOfAlg(header?.alg) },
      { ...(typeof header?.alg === 'string' && { found: header.alg }) },
    ),
    bindingOf(
      index,
      { check: 'kb-claims', outcome: lacking === undefined ? 'unknown' : lacking.length > 0 ? 'not-met' : 'met' },
      { ...(lacking && lacking.length > 0 && { found: `no ${lacking.join(', no ')}` }) },
    ),
    hashBinding(text, claims, own, index),
    bindingOf(index, {
      check: 'kb-signature',
      outcome: outcomeOf(context.signatures, keyBinding.text, thumbprintOf(asObject(asObject(claims?.cnf)?.jwk) ?? {})),
    }),
  ]
}

const lackingIn = (claims: JsonObject): string[] => [
  ...(typeof claims.iat === 'number' ? [] : ['iat']),
  ...['aud', 'nonce'].filter((name) => typeof claims[name] !== 'string'),
]

/** The hash covers everything up to the last tilde, that one included. */
function hashBinding(
  text: string,
  claims: JsonObject | undefined,
  own: JsonObject | undefined,
  index: number,
): Binding {
  const hash = hashOf(claims)
  const found = own?.sd_hash
  if (hash === undefined || !own) return bindingOf(index, { check: 'sd-hash', outcome: 'unknown' })
  const { outcome, ...values } = compared(
    digestOf(text.slice(0, text.lastIndexOf('~') + 1), hash),
    typeof found === 'string' ? found : undefined,
  )
  return bindingOf(index, { check: 'sd-hash', outcome }, values)
}
