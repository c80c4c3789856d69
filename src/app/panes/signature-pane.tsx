import { useId, useState } from 'react'
import type { VerificationResult } from '../../core/model.ts'
import type { KeyPlan } from '../../core/verify/discovery.ts'
import type { SeenSignature } from '../../core/permalink.ts'
import { visible } from '../../core/wording.ts'
import type { IssuerKeysState } from '../use-issuer-keys.ts'
import { originWords, unverifiableWords } from '../words.ts'

interface Props {
  result: VerificationResult
  /** The token's algorithm, as its header says. */
  alg: unknown
  plan: KeyPlan | undefined
  issuerKeys: IssuerKeysState
  /** What the sender's page said, in a redacted copy. */
  seen: SeenSignature | undefined
  redacted: boolean
  /** Checks with what was put into the key box; an explanation where that is no key. */
  onKey: (text: string) => Promise<string | undefined>
}

/** The signature's state, where its key came from, and the two ways to a key. */
export function SignaturePane({ result, alg, plan, issuerKeys, seen, redacted, onKey }: Props) {
  const checkable =
    !redacted &&
    !(
      result.status === 'unverifiable' &&
      ['unsecured', 'encrypted', 'opaque', 'malformed', 'other-form'].includes(result.because)
    )
  return (
    <div
      data-signature={result.status}
      {...(result.status === 'unverifiable' && { 'data-because': result.because })}
      {...(result.status !== 'unverifiable' && { 'data-key-origin': result.origin })}
      className="space-y-3"
    >
      <div role="status">{redacted ? <Hearsay seen={seen} /> : <State result={result} issuerKeys={issuerKeys} />}</div>
      {checkable && (
        <>
          {plan && !(typeof alg === 'string' && alg.startsWith('HS')) && (
            <AskIssuer plan={plan} issuerKeys={issuerKeys} />
          )}
          <KeyBox onKey={onKey} />
        </>
      )}
    </div>
  )
}

function State({ result, issuerKeys: { keys } }: { result: VerificationResult; issuerKeys: IssuerKeysState }) {
  if (result.status === 'unverifiable') {
    const { says, next } = unverifiableWords[result.because]
    const failed = keys && !keys.ok && keys.because === result.because ? keys : undefined
    return (
      <>
        <p>
          {result.because !== 'no-key-source' && <strong>Could not be checked. </strong>}
          {says} {next}
        </p>
        {failed && (
          <p className="text-sm text-muted">
            Asked: <span className="value">{visible(failed.url)}</span>
            {failed.status !== undefined && ` (HTTP ${failed.status})`}
            {failed.found !== undefined && (
              <>
                ; it says its issuer is <span className="value">{visible(failed.found) || 'nothing at all'}</span>
              </>
            )}
          </p>
        )}
      </>
    )
  }
  const from = result.origin === 'issuer' && keys?.ok ? keys.from : undefined
  return (
    <>
      <p>
        <strong className={result.status === 'verified' ? 'text-good' : 'text-error'}>
          {result.status === 'verified' ? '✓ Verified' : '✕ Does not match'}
        </strong>{' '}
        ({result.alg}) with {originWords[result.origin]}
        {result.kid !== undefined && (
          <>
            {' '}
            <span className="value">{visible(result.kid)}</span>
          </>
        )}
        .
      </p>
      {result.warnings.includes('kid-not-in-jwks') && (
        <p className="text-sm text-warning">The token names another key id than the key that made the signature.</p>
      )}
      {result.warnings.includes('weak-key') && (
        <p className="text-sm text-warning">The key is too short to be relied on (RFC 7518, sections 3.2 and 3.3).</p>
      )}
      {result.status === 'verified' && (
        <p className="text-sm text-muted">
          It was made with this key and nothing was changed since. Whether your API trusts this issuer and audience, and
          whether the token was revoked, is another matter.
        </p>
      )}
      {from && (
        <p className="text-sm text-muted">
          Keys from <span className="value">{visible(from)}</span>
        </p>
      )}
      {result.thumbprint && (
        <p className="text-sm text-muted">
          Thumbprint <span className="value">{result.thumbprint}</span>
        </p>
      )}
    </>
  )
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

function AskIssuer({ plan, issuerKeys }: { plan: KeyPlan; issuerKeys: IssuerKeysState }) {
  const [first, ...others] = [...plan.metadata, ...(plan.jwks === undefined ? [] : [plan.jwks])]
  return (
    <div>
      <button
        type="button"
        className="button wrap-anywhere"
        disabled={issuerKeys.underWay}
        onClick={() => issuerKeys.ask()}
      >
        <span>
          {issuerKeys.underWay ? 'Asking ' : 'Verify with '}
          <span className="value">{visible(first ?? '')}</span>
        </span>
      </button>
      <p className="mt-1 text-sm text-muted">
        Sends a plain GET without the token{plan.metadata.length > 0 && ', then one for the keys that the answer names'}
        .
        {others.length > 0 && (
          <>
            {' '}
            If it has none: <span className="value">{visible(others.join(', '))}</span>
          </>
        )}
      </p>
    </div>
  )
}

function KeyBox({ onKey }: { onKey: (text: string) => Promise<string | undefined> }) {
  const id = useId()
  const [text, setText] = useState('')
  const [complaint, setComplaint] = useState<string>()
  const submit = async () => setComplaint(await onKey(text))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        or with a key of your own, which stays in this page
      </label>
      <div className="flex items-start gap-2">
        <textarea
          id={id}
          aria-label="Key, JWKS or secret"
          className="field min-w-0 grow resize-y"
          rows={text.includes('\n') ? 6 : 1}
          value={text}
          spellCheck={false}
          autoComplete="off"
          placeholder="JWK, JWKS, PEM or shared secret"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          Verify
        </button>
      </div>
      <p role="status" className="text-sm text-error">
        {complaint}
      </p>
    </form>
  )
}
