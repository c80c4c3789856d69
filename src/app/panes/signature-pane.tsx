import { useState } from 'react'
import type { Clue, VerificationResult } from '../../core/model/verification.ts'
import type { Token } from '../../core/token/token.ts'
import type { SeenSignature } from '../../core/share/envelope.ts'
import { algorithm } from '../../core/registry/algorithms.ts'
import { visible } from '../../core/text/wording.ts'
import { typedPlan } from '../../io/key-sources/index.ts'
import type { Verification } from '../use-verification.ts'
import { clueWords, notLoaded, originWords, shownKey, unverifiableWords } from '../proof-words.ts'
import { AskIssuer } from './ask-issuer.tsx'
import { AskElsewhere, Carried } from './other-keys.tsx'
import { FetchFailure } from './fetch-failure.tsx'
import type { KeyText } from './key-box.tsx'
import { KeyBox } from './key-box.tsx'
import { KeyList } from './key-list.tsx'

interface Props {
  token: Token
  result: VerificationResult
  verification: Verification
  /** What the sender’s page said, in a redacted copy. */
  seen: SeenSignature | undefined
  redacted: boolean
  /** What the issuer’s keys prove, where that is not that the issuer made the token. */
  proves: string | undefined
  /** The provider hashes a member of the header before it signs. */
  hashesNonce: boolean
}

/** The signature's state, where its key came from and what that proves, and every way to a key. */
export function SignaturePane({ token, result, verification, seen, redacted, proves, hashesNonce }: Props) {
  const [key, setKey] = useState<KeyText>({ text: '', reading: 'text' })
  const [complaint, setComplaint] = useState<string>()
  const { header } = token
  const checkable =
    !redacted &&
    !(
      result.status === 'unverifiable' &&
      ['unsecured', 'encrypted', 'opaque', 'malformed', 'other-form'].includes(result.because)
    )
  const shared = algorithm(header?.alg)?.family === 'HMAC'
  const again = (change: Partial<KeyText>) => {
    const next = { ...key, ...change }
    setKey(next)
    void verification.giveKey(next.text, next.reading)
  }
  return (
    <div
      data-signature={result.status}
      {...(result.status === 'unverifiable' && { 'data-because': result.because })}
      {...(result.status !== 'unverifiable' && { 'data-key-origin': result.origin })}
      className="space-y-3"
    >
      <div role="status" className="space-y-1">
        {redacted ? (
          <Hearsay seen={seen} />
        ) : (
          <State result={result} token={token} verification={verification} proves={proves} />
        )}
      </div>
      {verification.retry && (
        <p role="alert" data-failed="load" className="text-sm text-error">
          {notLoaded('What checks signatures')}{' '}
          <button type="button" className="button button-small" onClick={verification.retry}>
            Try again
          </button>
        </p>
      )}
      {!redacted && verification.used && !shared && (
        <KeyList
          {...verification.used}
          used={result.status === 'unverifiable' ? undefined : result.kid}
          wanted={typeof header?.kid === 'string' ? header.kid : undefined}
        />
      )}
      {result.status === 'failed' && <Retry clues={result.clues ?? []} keyText={key} onRetry={again} />}
      {result.status === 'failed' && hashesNonce && !result.clues?.includes('hashed-nonce-fits') && (
        <p className="text-sm">
          <button
            type="button"
            className="button button-small"
            onClick={() => void verification.tryHashedNonce().then(setComplaint)}
          >
            Try with the hashed nonce
          </button>{' '}
          {complaint && <span className="text-error">{complaint} </span>}
          <span className="text-muted">
            Microsoft hashes the “nonce” in the header before it signs tokens for its own services. An experiment: it
            shows that the token is one of those, not that your API could check it.
          </span>
        </p>
      )}
      {checkable && (
        <>
          {verification.plan && !shared && <AskIssuer plan={verification.plan} issuer={verification.issuer} />}
          <div>
            <p className="mb-1 text-sm text-muted">
              {verification.plan && !shared ? 'or with' : 'With'} a key of your own, which stays in this page
            </p>
            <KeyBox
              label="Key, JWKS or secret"
              placeholder="JWK, JWKS, PEM, shared secret or the address of keys"
              action="Verify"
              value={key}
              onChange={setKey}
              onKey={({ text, reading }) => verification.giveKey(text, reading)}
              onAddress={(url) => {
                const plan = typedPlan(url, header?.kid)
                if (plan) verification.askFor(plan)
              }}
              takesSecret={shared}
            />
          </div>
          <Carried token={token} verification={verification} />
        </>
      )}
    </div>
  )
}

function State({
  result,
  token,
  verification: { fetched, askFor },
  proves: own,
}: Pick<Props, 'result' | 'token' | 'verification' | 'proves'>) {
  if (result.status === 'unverifiable') {
    const { says, next } = unverifiableWords[result.because]
    const failed = fetched && !fetched.ok && fetched.because === result.because ? fetched : undefined
    return (
      <>
        <p>
          {result.because !== 'no-key-source' && <strong>Could not be checked. </strong>}
          {says} {next}
        </p>
        {result.kids && result.kids.length > 0 && (
          <p className="text-sm text-muted">
            {typeof token.header?.kid === 'string' && (
              <>
                The token names{' '}
                <span translate="no" className="value">
                  {visible(token.header.kid)}
                </span>
                ; there{' '}
              </>
            )}
            {result.kids.length === 1 ? 'is' : 'are'}:{' '}
            <span translate="no" className="value">
              {visible(result.kids.join(', '))}
            </span>
          </p>
        )}
        {failed?.next && <AskElsewhere plan={failed.next} onAsk={askFor} />}
        {failed && <FetchFailure key={failed.url} failed={failed} issuer={token.claims?.iss} />}
      </>
    )
  }
  const { status, alg, kid, origin, warnings, worthless, signer, thumbprint, clues = [] } = result
  const { key, proves } = originWords[origin]
  const said = (origin === 'issuer' ? own : undefined) ?? proves
  const good = status === 'verified' && origin !== 'embedded' && !worthless
  const from = fetched?.ok && origin !== 'given' ? fetched.from : undefined
  return (
    <>
      <p>
        <strong className={good ? 'text-good' : status === 'failed' ? 'text-error' : ''}>
          {good
            ? '✓ Verified'
            : status === 'failed'
              ? '✕ Does not match'
              : worthless
                ? 'Fits a published example'
                : 'Consistent with itself'}
        </strong>{' '}
        ({alg}) {good || status === 'failed' ? 'with' : 'by'} {key}
        {shownKey(kid)}.
      </p>
      {clues.map((clue) => (
        <p key={clue} data-clue={clue}>
          {clueWords[clue]}
        </p>
      ))}
      {warnings.includes('kid-not-in-jwks') && (
        <p className="text-sm text-warning">
          The token says{shownKey(typeof token.header?.kid === 'string' ? token.header.kid : undefined)}, but another
          key
          {status === 'verified' ? ' signed it' : ' was tried'}
          {kid === undefined ? '' : `:${shownKey(kid)}`}.
        </p>
      )}
      {warnings.includes('jwk-alg-mismatch') && (
        <p className="text-sm text-warning">
          The key is declared for another algorithm or use than this, so most libraries refuse it (RFC 7517, sections
          4.2 to 4.4).
        </p>
      )}
      {warnings.includes('weak-key') && (
        <p className="text-sm text-warning">The key is too weak or too well known to be relied on.</p>
      )}
      {signer && (
        <p className="text-sm text-muted">
          This is signature {signer.number} of {signer.of}.
        </p>
      )}
      {status === 'verified' && (
        <p className="text-sm text-muted">
          {worthless ? 'Everybody has this key, so anybody could have made this token.' : said}
        </p>
      )}
      {(from !== undefined || thumbprint !== undefined) && (
        <p className="text-sm text-muted">
          {from !== undefined && (
            <>
              Keys from{' '}
              <span translate="no" className="value">
                {visible(from)}
              </span>{' '}
            </>
          )}
          {thumbprint !== undefined && (
            <>
              Thumbprint{' '}
              <span translate="no" className="value">
                {thumbprint}
              </span>
            </>
          )}
        </p>
      )}
    </>
  )
}

/** How a secret has to be read instead, one click away. */
const readingOf: { readonly [clue in Clue]?: { words: string; change: (text: string) => Partial<KeyText> } } = {
  'secret-as-base64-fits': { words: 'Read it as base64', change: () => ({ reading: 'base64' }) },
  'secret-as-base64url-fits': { words: 'Read it as base64url', change: () => ({ reading: 'base64url' }) },
  'secret-as-hex-fits': { words: 'Read it as hexadecimal', change: () => ({ reading: 'hex' }) },
  'secret-with-newline-fits': { words: 'Add the line break', change: (text) => ({ text: `${text}\n` }) },
  'secret-without-newline-fits': {
    words: 'Leave the line break out',
    change: (text) => ({ text: text.replace(/\r?\n$/, '') }),
  },
}

function Retry({
  clues,
  keyText,
  onRetry,
}: {
  clues: readonly Clue[]
  keyText: KeyText
  onRetry: (change: Partial<KeyText>) => void
}) {
  return clues.map((clue) => {
    const way = readingOf[clue]
    return (
      way && (
        <button key={clue} type="button" className="button" onClick={() => onRetry(way.change(keyText.text))}>
          {way.words}
        </button>
      )
    )
  })
}

function Hearsay({ seen }: { seen: SeenSignature | undefined }) {
  const said =
    seen?.status === 'verified'
      ? `The sender’s page had verified it (${visible(seen.alg ?? 'algorithm not named')}).`
      : seen?.status === 'failed'
        ? 'On the sender’s page it did not match the key.'
        : 'The sender had not checked it.'
  return <p>The signature is not in this copy, so it cannot be checked here. {said} Only the sender has seen it.</p>
}
