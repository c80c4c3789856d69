import type { Artifact } from '../token/artifact.ts'
import type { ErrorReading } from '../model/error-reading.ts'
import type { Consumer } from '../registry/consumers.ts'
import type { Token } from '../token/token.ts'

/** Who judges a token, as far as the paste or the person says, and what shows it. */
export interface ConsumerFact {
  is: Consumer
  /** A sentence; empty where nothing shows it. */
  because: string
}

/** What the carrier of a token says of its reader, and what a person has chosen. */
interface Signs {
  chosen?: Consumer
  token: Pick<Token, 'use' | 'hint' | 'place'>
  artifact: Artifact
  sent: boolean
  errors: readonly ErrorReading[]
}

const nobody: ConsumerFact = { is: 'unknown', because: '' }

/** The person goes first, then the field that holds the token, then who complains, then the settings and the header beside it. */
export const consumerOf = ({ chosen, token, artifact, sent, errors }: Signs): ConsumerFact =>
  (chosen === undefined || chosen === 'unknown' ? undefined : { is: chosen, because: 'You said so.' }) ??
  byCarrier(token, artifact) ??
  byEmitter(token, errors) ??
  (artifact.config ? ({ is: 'api', because: 'The settings beside it are those of an API.' } as const) : undefined) ??
  (sent ? ({ is: 'api', because: 'It stands behind an authorization scheme.' } as const) : undefined) ??
  nobody

function byCarrier({ hint, place }: Signs['token'], { request }: Artifact): ConsumerFact | undefined {
  if (place === 'federation') return { is: 'federation', because: 'The field that holds it hands it to a cloud.' }
  if (place === 'assertion' || hint === 'client-assertion')
    return { is: 'authorization-server', because: 'It is an assertion, which goes to a token endpoint.' }
  return request?.endpoint === 'token'
    ? { is: 'authorization-server', because: 'It stands in a request to a token endpoint.' }
    : undefined
}

/** Who checks either sees what it is given: the token says which. */
function byEmitter({ use }: Signs['token'], errors: readonly ErrorReading[]): ConsumerFact | undefined {
  const reading = errors.find(({ wants }) => wants !== undefined)
  if (reading?.wants === undefined) return undefined
  const { wants, emitter } = reading
  const is = wants !== 'either' ? wants : use === 'id-token' ? 'login-api' : 'api'
  const because =
    wants === 'either'
      ? `The error is one of ${emitter}, which checks ID tokens and access tokens alike.`
      : `The error is one of ${emitter}.`
  return { is, because }
}
