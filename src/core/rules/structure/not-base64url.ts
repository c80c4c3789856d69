import { isJwt } from '../../token/claims.ts'
import { accessToken, jws, noon } from '../../testing/forge.ts'
import { visible } from '../../text/wording.ts'
import { rfc } from '../../registry/sources.ts'
import type { RuleCases } from '../define.ts'
import { defineRule, inapplicable, pass } from '../define.ts'

export const notBase64url = defineRule({
  id: 'not-base64url',
  stage: 'structure',
  severity: 'error',
  title: 'A part holds a character that a token cannot have',
  sources: [rfc(7515, '2'), rfc(4648, '5')],
  suppresses: ['signature-bad'],
  check({ token, ofLoadBalancer }) {
    // An AWS load balancer pads on purpose; that needs another explanation.
    if (!isJwt(token) || ofLoadBalancer) return inapplicable
    const part = token.parts.find(
      ({ label, fault }) => label !== 'unexpected' && fault?.fault === 'not-base64url' && !fault.cut,
    )
    if (!part?.fault) return pass
    const { at, reason } = part.fault
    return { outcome: 'flag', at: `/${part.label}`, evidence: { part: part.label.replaceAll('-', ' '), at, reason } }
  },
  message: ({ part, at, reason }) =>
    `Character ${at + 1} of the ${part} part does not belong in a token: ${visible(reason)}.`,
  why: () =>
    'The parts of a token are written in base64url: letters, digits, “-” and “_”, without padding. ' +
    'A strict API answers “invalid token” or that the encoding is wrong, a lenient one decodes something else than was signed and says the signature does not match.',
  fix: () => ({
    steps: [
      {
        text: 'Copy the token again from the response that delivered it. If the character is gone, something between there and the API changes the text: a template, a form encoding, an editor.',
      },
      {
        text: 'If your own code makes the token, encode each part with base64url and drop the padding: `Buffer.from(data).toString("base64url")` in Node, `base64.urlsafe_b64encode(data).rstrip(b"=")` in Python.',
      },
    ],
  }),
})

/** With each part changed by itself; filler of an ES256 signature is 86 characters long. */
const changed = (change: (part: string, i: number) => string, header: Record<string, string> = { alg: 'ES256' }) => ({
  paste: JSON.stringify({
    access_token: jws({ header, claims: { exp: noon } })
      .split('.')
      .map(change)
      .join('.'),
  }),
})

const padded = (part: string) => part.padEnd(Math.ceil(part.length / 4) * 4, '=')

const signer = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b'

export const cases: RuleCases = {
  flags: {
    padding: () => changed((part, i) => (i === 2 ? `${part}==` : part)),
    'ordinary base64': () => changed((part, i) => (i === 2 ? `${part.slice(0, 40)}+/${part.slice(42)}` : part)),
    'white space': () => changed((part, i) => (i === 1 ? `${part.slice(0, 4)}\n${part.slice(4)}` : part)),
    'percent-encoding': () => changed((part, i) => (i === 2 ? `${part}%3D` : part)),
    'an ellipsis in the middle': () => changed((part, i) => (i === 1 ? `${part.slice(0, 4)}…${part.slice(8)}` : part)),
    'an invisible character': () => changed((part, i) => (i === 2 ? `\u200b${part}` : part)),
    'padding of another signer': () => changed(padded, { alg: 'ES256', signer: 'arn:aws:kms:eu-west-1' }),
    'padding of another signer, header included': () => changed(padded, { alg: 'ES256', signer: 'me' }),
  },
  spares: {
    'a sound token': () => ({ paste: accessToken() }),
    'the padding of an AWS load balancer': () => changed(padded, { alg: 'ES256', signer }),
    'the padding of an AWS load balancer, header included': () =>
      changed(padded, { alg: 'ES256', signer, kid: 'key-1' }),
    'a lost character, which is truncated-token’s': () => ({ paste: accessToken().slice(0, -1) }),
    'an opaque value with padding': () => ({ paste: 'V1StGXR8Z5jdHi6BmyTaQw==' }),
    'a part that does not belong there': () => ({ paste: `{"access_token":"${accessToken()}.a+b="}` }),
  },
}
