import { useMemo } from 'react'
import { isEncrypted, isSigned } from '../core/decode/index.ts'
import { visible } from '../core/text/wording.ts'
import type { Token } from '../core/token/token.ts'
import type { ColumnProps } from './advice-column.tsx'
import { arrange } from './arrange.ts'
import { DecryptionPane } from './panes/decryption-pane.tsx'
import { KeysPane } from './panes/keys-pane.tsx'
import { RequestPane } from './panes/request-pane.tsx'
import { SignaturePane } from './panes/signature-pane.tsx'
import { TokenPane } from './panes/token-pane.tsx'
import { Pane } from './parts/pane.tsx'

/** More tokens than this are not unrolled on the page. */
const mostTokens = 40

/** Of more tokens than this only those that are open are made in full. */
const mostMade = 8

/** What was pasted: its tokens and requests, part by part, with the proof of the selected one. */
export function PasteColumn({ state, dispatch, inspected }: ColumnProps) {
  const { inspection, text, verification } = inspected
  const { tokens, artifacts, findings } = inspection
  const sets = useMemo(() => arrange({ ...inspection, tokens: inspection.tokens.slice(0, mostTokens) }), [inspection])
  return (
    <section aria-label="What was pasted" className="min-w-0 space-y-3">
      {sets.map(({ label, tokens: members }) => (
        <div key={members[0]} className="space-y-3">
          {members.length > 1 && (
            <h2 className="pane-title">
              {members.length} tokens of one {visible(label)}
            </h2>
          )}
          {members.map((index) => {
            const token = tokens[index]
            return (
              token && (
                // Two equal tokens may stand in one paste.
                <Pane key={index} what="This token" subject={text}>
                  <OneToken {...{ token, index, state, dispatch, inspected }} />
                </Pane>
              )
            )
          })}
        </div>
      ))}
      {artifacts.map(
        (artifact, i) =>
          artifact.request && (
            // oxlint-disable-next-line react/no-array-index-key -- an artifact has no other name
            <Pane key={i} what="This request" subject={text}>
              <RequestPane
                artifact={artifact}
                request={artifact.request}
                findings={findings.filter((finding) => finding.artifact === i)}
              />
            </Pane>
          ),
      )}
      {tokens.length === 0 && verification.pasted && (
        <Pane what="These keys" subject={text}>
          <KeysPane keys={verification.pasted} />
        </Pane>
      )}
      {tokens.length > mostTokens && (
        <p className="text-sm text-muted">{tokens.length - mostTokens} more tokens are in this paste.</p>
      )}
    </section>
  )
}

interface OneProps extends ColumnProps {
  token: Token
  index: number
}

function OneToken({ token, index, state, dispatch, inspected }: OneProps) {
  const { inspection, now, decryption, owner } = inspected
  const { tokens, providers, findings, selected } = inspection
  const isSelected = index === selected
  const provider = providers[index] ?? null
  const result = decryption.results.get(token.text)
  return (
    <TokenPane
      token={token}
      provider={provider}
      findings={findings.filter((finding) => finding.token === index)}
      onProvider={
        isSelected && !token.masked && provider?.confidence !== 'host'
          ? (id) => dispatch({ type: 'provider said', issuer: owner, provider: id === '' ? undefined : id })
          : undefined
      }
      now={now}
      caret={state.caret}
      onMark={(span) => dispatch({ type: 'marked', span })}
      open={isSelected || result !== undefined}
      alone={tokens.length === 1}
      lazy={tokens.length > mostMade}
      signature={isSelected && hasProof(token) ? <Proof {...{ token, index, inspected }} /> : undefined}
      decryption={
        isEncrypted(token) &&
        !token.masked && (
          <DecryptionPane
            key={token.text}
            token={token}
            result={result}
            onKey={(text, reading) => decryption.open(token, text, reading)}
          />
        )
      }
    />
  )
}

/** Where a signature could be asked about; nothing for a value that has none. */
function Proof({ token, index, inspected }: Pick<OneProps, 'token' | 'index' | 'inspected'>) {
  const { inspection, verification, shared } = inspected
  const result = inspection.signatures[index]
  return (
    result && (
      <SignaturePane
        key={token.text}
        token={token}
        result={result}
        verification={verification}
        seen={shared?.signature}
        redacted={inspection.artifacts.some((artifact) => artifact.redacted)}
        proves={inspection.providers[index]?.proves}
        hashesNonce={hashesNonce(token)}
      />
    )
  )
}

const hasProof = (token: Token) => isSigned(token) || isEncrypted(token) || token.masked !== undefined

/** Microsoft’s own services get tokens with a header member that is hashed before it is signed. */
const hashesNonce = ({ header, claims }: Token) =>
  typeof header?.nonce === 'string' &&
  typeof claims?.iss === 'string' &&
  /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\//.test(
    claims.iss,
  )
