import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { effectiveExpected } from '../core/expectations/effective.ts'
import { issuerOf, secondsOf } from '../core/token/claims.ts'
import type { Reading } from '../core/inspect.ts'
import { inspect, judge, readPaste, recognisePaste } from '../core/inspect.ts'
import type { Context } from '../core/model/inspection.ts'
import type { Span } from '../core/model/primitives.ts'
import type { Expected } from '../core/model/resource-server.ts'
import type { Token } from '../core/token/token.ts'
import type { SeenSignature } from '../core/share/envelope.ts'
import { encodePermalink } from '../core/share/envelope.ts'
import { shareOf } from '../core/share/share.ts'
import { visible } from '../core/text/wording.ts'
import { pageAddress } from '../io/fragment.ts'
import { arrange } from './arrange.ts'
import { BindingsPane } from './panes/bindings-pane.tsx'
import { ComparisonPane } from './panes/comparison-pane.tsx'
import { DecryptionPane } from './panes/decryption-pane.tsx'
import { ExpectationsPane } from './panes/expectations-pane.tsx'
import type { Keeping } from './panes/profile-box.tsx'
import { FindingsPane } from './panes/findings-pane.tsx'
import { RequestPane } from './panes/request-pane.tsx'
import { ShareDialog } from './panes/share-dialog.tsx'
import { SignaturePane } from './panes/signature-pane.tsx'
import { TokenPane } from './panes/token-pane.tsx'
import { VerdictPane } from './panes/verdict-pane.tsx'
import { VerifierPane } from './panes/verifier-pane.tsx'
import { FixView } from './parts/fix-view.tsx'
import { useComparison } from './use-comparison.ts'
import type { Opening } from './use-decryption.ts'
import { useDecryption } from './use-decryption.ts'
import { isSigned, useVerification } from './use-verification.ts'

// Its default is a timer, which costs a frame between an answer and its picture.
notifyManager.setScheduler(queueMicrotask)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The default would wait for a network that a loopback issuer does not need.
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
    },
  },
})

/** Findings that come from checking a signature: they must not move it. */
const aboutProof: ReadonlySet<string> = new Set(['signature-bad', 'kid-not-in-jwks', 'jwk-alg-mismatch', 'weak-key'])

/** More tokens than this are not unrolled on the page. */
const mostTokens = 40

interface Props {
  paste: string
  read: Reading
  /** Seconds since the epoch. */
  now: number
  expected: Expected
  onExpect: (change: Expected) => void
  /** Seconds since the epoch: the other time that the person wants to judge at. */
  asOf: number | undefined
  onAsOf: (seconds: number | undefined) => void
  keeping: Keeping
  /** Of a redacted copy: what the sender's page said of the signature. */
  seen: SeenSignature | undefined
  /** Of a redacted copy: the provider that the sender has chosen. */
  saidBySender: string | undefined
  /** Where the cursor stands in the paste. */
  caret: number | undefined
  /** Marks a stretch of the paste in its box. */
  onMark: (place: Span) => void
  sharing: boolean
  onShared: () => void
}

/** Everything below the box: verdict, fix, findings, tokens, signature. */
export function Results(props: Props) {
  return (
    <QueryClientProvider client={queries}>
      <Panes {...props} />
    </QueryClientProvider>
  )
}

function Panes(props: Props) {
  const { paste, read: closed, now, expected, onExpect, asOf, onAsOf, keeping } = props
  const { seen, saidBySender, caret, onMark, sharing, onShared } = props
  const decryption = useDecryption()
  const read = useMemo(() => opened(paste, closed, decryption.results), [paste, closed, decryption.results])
  const [said, setSaid] = useState<{ issuer: string | undefined; provider: string }>()
  const subject = read.selected === null ? undefined : read.tokens[read.selected]
  const owner = subject && issuerOf(subject)
  // What somebody says of one issuer is not said of another.
  const provider = said && said.issuer === owner ? said.provider : saidBySender
  // Without the clock, so that it stays the same while time passes: a check that runs must not begin anew.
  const plain = useMemo(() => judge(recognisePaste(read, provider), {}), [read, provider])
  const verification = useVerification(plain)
  const { signatures } = verification
  const context = useMemo<Context>(
    () => ({ now, expected, signatures, ...(provider !== undefined && { provider }) }),
    [now, expected, signatures, provider],
  )
  const inspection = useMemo(() => judge(recognisePaste(read, provider), context), [read, provider, context])

  const { findings, tokens, providers, selected, bindings } = inspection
  const whole = useMemo(
    () =>
      effectiveExpected(
        expected,
        read.artifacts,
        [],
        read.tokens.flatMap((token) => issuerOf(token) ?? []),
      ).expected,
    [expected, read],
  )
  const sets = useMemo(() => arrange({ ...inspection, tokens: inspection.tokens.slice(0, mostTokens) }), [inspection])
  const leader = findings.find(({ rule, outcome }) => rule === inspection.headline && outcome === 'flag')
  const { comparison, dismiss } = useComparison(inspection)
  const redacted = inspection.artifacts.some((artifact) => artifact.redacted)
  return (
    <>
      <VerdictPane inspection={inspection} leader={leader} expected={whole} />
      {comparison && <ComparisonPane comparison={comparison} onDismiss={dismiss} />}
      <div className="grid gap-x-10 gap-y-6 min-[800px]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="space-y-6">
          {leader?.fix && (
            <section aria-labelledby="fix">
              <h2 id="fix" className="pane-title mb-2">
                How to fix it{leader.fix.provider && ` at ${leader.fix.provider}`}
              </h2>
              <FixView fix={leader.fix} expected={expected} onExpect={onExpect} />
            </section>
          )}
          <FindingsPane
            inspection={inspection}
            findings={findings.filter((finding) => finding !== leader)}
            expected={expected}
            onExpect={onExpect}
          />
          {bindings.length > 0 && <BindingsPane bindings={bindings} tokens={tokens} />}
          <ExpectationsPane
            expected={expected}
            whole={whole}
            onExpect={onExpect}
            rows={inspection.expectations}
            judging={{
              asOf,
              onAsOf,
              now,
              issued: secondsOf(tokens[selected ?? 0]?.claims, 'iat'),
              expires: secondsOf(tokens[selected ?? 0]?.claims, 'exp'),
            }}
            keeping={keeping}
          />
          <VerifierPane inspection={inspection} expected={whole} />
        </div>
        <section aria-label="What was pasted" className="min-w-0 space-y-3">
          {sets.map(({ label, tokens: members }) => (
            <div key={members[0]} className="space-y-3">
              {members.length > 1 && (
                <h2 className="pane-title">
                  {members.length} tokens of one {visible(label)}
                </h2>
              )}
              {members.map((i) => {
                const token = tokens[i]
                return (
                  token && (
                    <TokenPane
                      // Two equal tokens may stand in one paste.
                      key={i}
                      token={token}
                      provider={providers[i] ?? null}
                      findings={findings.filter((finding) => finding.token === i)}
                      onProvider={
                        i === selected && !token.masked && providers[i]?.confidence !== 'host'
                          ? (id) => setSaid(id === '' ? undefined : { issuer: owner, provider: id })
                          : undefined
                      }
                      now={now}
                      caret={caret}
                      onMark={onMark}
                      open={i === selected || decryption.results.has(token.text)}
                      alone={tokens.length === 1}
                      proofFirst={!leader || aboutProof.has(leader.rule)}
                      signature={
                        i === selected &&
                        inspection.signatures[i] &&
                        (isSigned(token) || isEncrypted(token) || token.masked) && (
                          <SignaturePane
                            key={token.text}
                            token={token}
                            result={inspection.signatures[i]}
                            verification={verification}
                            seen={seen}
                            redacted={redacted}
                            proves={providers[i]?.proves}
                            hashesNonce={hashesNonce(token)}
                          />
                        )
                      }
                      decryption={
                        isEncrypted(token) &&
                        !token.masked && (
                          <DecryptionPane
                            key={token.text}
                            token={token}
                            result={decryption.results.get(token.text)}
                            onKey={(text, reading) => decryption.open(token, text, reading)}
                          />
                        )
                      }
                    />
                  )
                )
              })}
            </div>
          ))}
          {inspection.artifacts.map(
            (artifact, i) =>
              artifact.request && (
                <RequestPane
                  // oxlint-disable-next-line react/no-array-index-key -- an artifact has no other name
                  key={i}
                  artifact={artifact}
                  request={artifact.request}
                  findings={findings.filter((finding) => finding.artifact === i)}
                />
              ),
          )}
          {tokens.length > mostTokens && (
            <p className="text-sm text-muted">{tokens.length - mostTokens} more tokens are in this paste.</p>
          )}
        </section>
      </div>
      {sharing && <Share read={closed} context={context} onClose={onShared} />}
    </>
  )
}

const isEncrypted = ({ kind }: Token) => kind === 'jwe' || kind === 'jwe-json'

/** Microsoft’s own services get tokens with a header member that is hashed before it is signed. */
const hashesNonce = ({ header, claims }: Token) =>
  typeof header?.nonce === 'string' &&
  typeof claims?.iss === 'string' &&
  /^https:\/\/(?:sts\.windows\.net|login\.microsoftonline\.(?:com|us)|login\.partner\.microsoftonline\.cn)\//.test(
    claims.iss,
  )

/** The paste with what was decrypted in it. */
function opened(paste: string, closed: Reading, results: Opening['results']): Reading {
  const texts = closed.tokens.flatMap(({ text }) => {
    const result = results.get(text)
    return result?.status === 'opened' ? [[text, result.text] as const] : []
  })
  return texts.length > 0 ? readPaste(paste, new Map(texts)) : closed
}

/** What was decrypted is not shared: the copy is of the paste as it was. */
function Share({ read, context, onClose }: { read: Reading; context: Context; onClose: () => void }) {
  const { link, content, masked } = useMemo(() => {
    const shared = shareOf(judge(recognisePaste(read, context.provider), context), context)
    const copy = JSON.parse(shared.copy) as unknown
    return {
      link: pageAddress() + encodePermalink(shared),
      // Read back from what will be shared, not from what it was made of.
      content: JSON.stringify({ ...shared, copy }, null, 2),
      masked: [...new Set(inspect(shared.copy).tokens.flatMap((token) => token.masked ?? []))],
    }
  }, [read, context])
  return <ShareDialog link={link} content={content} masked={masked} onClose={onClose} />
}
