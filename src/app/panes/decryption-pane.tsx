import { useState } from 'react'
import { encryptionOf } from '../../core/token/encryption.ts'
import type { SecretReading } from '../../core/model/verification.ts'
import type { Token } from '../../core/token/token.ts'
import type { Decryption } from '../../core/verify/decrypt.ts'
import { shownKey, unopenableWords } from '../proof-words.ts'
import type { KeyText } from './key-box.tsx'
import { KeyBox } from './key-box.tsx'

interface Props {
  token: Token
  result: Decryption | undefined
  /** Opens with what was put into the key box; an explanation where that is no key. */
  onKey: (text: string, reading: SecretReading) => Promise<string | undefined>
}

/** Opens an encrypted token with the person’s own key. */
export function DecryptionPane({ token, result, onKey }: Props) {
  const [value, setValue] = useState<KeyText>({ text: '', reading: 'text' })
  const closed = result?.status === 'closed' ? result.because : undefined
  const box = (
    <KeyBox
      label="Private key, secret or password"
      placeholder="Private JWK or PEM, secret or password"
      action="Open"
      value={value}
      onChange={setValue}
      onKey={({ text, reading }) => onKey(text, reading)}
      takesSecret={takesSecret(token.header?.alg)}
    />
  )
  if (ofIssuerAlone(token) && !result) {
    return (
      <details data-decryption="closed" className="mt-3">
        <summary className="text-sm text-muted">Only its issuer has the key. Have you got it all the same?</summary>
        <div className="mt-2">{box}</div>
      </details>
    )
  }
  return (
    <div
      data-decryption={result?.status ?? 'closed'}
      {...(closed !== undefined && { 'data-because': closed })}
      className="mt-3 space-y-2"
    >
      <div role="status">{result ? <Outcome result={result} /> : <Closed alg={token.header?.alg} />}</div>
      {result?.status !== 'opened' && box}
    </div>
  )
}

/** Encrypted by Auth0 for itself. The refresh tokens of Cognito are, too, but others may look the same. */
const ofIssuerAlone = (token: Token) => encryptionOf(token) === 'auth0-userinfo'

/** RFC 7518 sections 4.4 to 4.8: the content key is, or is wrapped with, something that both sides share. */
const takesSecret = (alg: unknown) => typeof alg === 'string' && /^(?:dir|A\d{3}(?:GCM)?KW|PBES2-.+)$/.test(alg)

function Closed({ alg }: { alg: unknown }) {
  return (
    <p className="text-sm text-muted">
      {typeof alg === 'string' && alg.startsWith('PBES2')
        ? 'Whoever knows the password can read it.'
        : takesSecret(alg)
          ? 'Whoever shares the secret key can read it.'
          : 'Whoever has the private key that it was encrypted for can read it.'}{' '}
      A key that you put here stays in this page, in memory only.
    </p>
  )
}

function Outcome({ result }: { result: Decryption }) {
  if (result.status === 'closed') {
    const { says, next } = unopenableWords[result.because]
    return (
      <p>
        <strong>Could not be opened. </strong>
        {says} {result.needs !== undefined && `It takes ${result.needs}.`} {next}
      </p>
    )
  }
  return (
    <p>
      <strong>Opened</strong> ({result.alg}, {result.enc}) with your key{shownKey(result.kid)}. That it can be opened
      does not say who wrote it
      {result.alg === 'dir' || result.alg.startsWith('A') ? ', except that they share the secret' : ''}.
      {result.warnings && (
        <span className="text-warning">
          {' '}
          The key is declared for another algorithm or use than this, so most libraries refuse it (RFC 7517, sections
          4.2 to 4.4).
        </span>
      )}
    </p>
  )
}
