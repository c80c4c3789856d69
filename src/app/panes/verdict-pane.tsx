import { useMemo } from 'react'
import { answerOf } from '../../core/verifier-answers.ts'
import type { Finding, Inspection } from '../../core/inspect.ts'
import type { ExpectationField } from '../../core/model/resource-server.ts'
import { visible } from '../../core/text/wording.ts'
import { addressOf } from '../../io/fragment.ts'
import { Headline } from '../parts/headline.tsx'
import { SeverityMark } from '../parts/severity-mark.tsx'
import { describe } from '../words.ts'
import { Prose } from '../parts/prose.tsx'

interface Props {
  inspection: Inspection
  leader: Finding | undefined
  /** Why a link of this page, which was pasted, could not be opened. */
  refused: string | undefined
}

/** The answer, why it is so, and what was not looked at. */
export function VerdictPane({ inspection, leader, refused }: Props) {
  const { expected } = inspection
  const also = inspection.findings.find(
    ({ rule, outcome, token: of }) => rule === 'expired' && outcome === 'flag' && of === leader?.token,
  )
  const token = leader?.token === undefined ? undefined : inspection.tokens[leader.token]
  const answer = expected.stack && answerOf(expected.stack, inspection, expected)
  const about = useMemo(() => leader && attributes(leader), [leader])
  return (
    <Headline
      rule={leader?.rule ?? 'none'}
      {...(leader && about && { verdict: verdictOf(leader, inspection), attributes: about })}
      before={
        leader && (
          <p className="mb-1 flex flex-wrap items-center gap-x-3">
            <SeverityMark finding={leader} />
            {token && <span className="text-sm text-muted">{describe(token)}</span>}
          </p>
        )
      }
      after={
        leader &&
        also &&
        also !== leader && (
          <p className="mt-1 wrap-anywhere">
            <Prose>{also.message}</Prose>
          </p>
        )
      }
      reasons={
        <>
          {leader?.why && (
            <p className="mt-2 max-w-[75ch] wrap-anywhere">
              <Prose>{leader.why}</Prose>
            </p>
          )}
          {leader && <Sources finding={leader} />}
          {answer && (
            <p className="mt-2 max-w-[75ch] text-sm wrap-anywhere" data-answer={expected.stack}>
              <span className="text-muted">If nothing else is in its way, {answer.verifier} answers</span>{' '}
              <code translate="no" className="value">
                {visible(answer.text)}
              </code>
            </p>
          )}
          {!leader && inspection.tokens.length > 0 && <NotChecked inspection={inspection} />}
        </>
      }
    >
      {leader ? leader.message : (refused ?? calm(inspection))}
    </Headline>
  )
}

/** Stays the same while only time passes. */
const verdictOf = ({ rule, at, token, artifact, error }: Finding, { tokens }: Inspection) =>
  JSON.stringify([rule, at, artifact, error, token, token === undefined ? '' : tokens[token]?.text])

/** The attributes by which tests and people's scripts find a finding. */
export const attributes = ({ rule, severity, outcome }: Finding) => ({
  'data-rule': rule,
  'data-severity': severity,
  'data-outcome': outcome,
})

function calm(inspection: Inspection): string {
  if (inspection.artifacts.length === 0) return 'Nothing here looks like a token.'
  if (inspection.tokens.length > 0) return 'Nothing wrong found in what can be checked here.'
  const error = inspection.artifacts.find((artifact) => artifact.error)?.error
  if (error) return `The sign-in came back with an error instead of a token: ${visible(error.code)}.`
  if (inspection.artifacts.some(({ request }) => request)) return 'Nothing wrong found in this request.'
  if (inspection.artifacts.some(({ carrier }) => carrier === 'jwks' || carrier === 'pem'))
    return 'These are keys, not a token. Paste a token beside them, and its signature is checked with them.'
  if (inspection.artifacts.some(({ carrier }) => carrier === 'metadata'))
    return 'This is what an authorization server says of itself. Paste a token beside it.'
  return inspection.artifacts.some(({ config }) => config)
    ? 'These are the settings of an API. Paste a token beside them, and it is judged by them.'
    : 'There is no token in this.'
}

/** An expectation that nobody stated, or that could not be held against the token. */
const openExpectations: readonly (readonly [field: ExpectationField, unstated: string, uncompared: string])[] = [
  ['issuer', 'which issuer your API trusts', 'the issuer that your API trusts, since the token names none to compare'],
  ['audience', 'which audience it expects', 'the audience that it expects, since the token names none to compare'],
  ['scope', 'which scope it asks for', 'the scope that it asks for, since the token says nothing of it'],
]

/** What stays open even where nothing was found: the best verdict is never “good”. */
function NotChecked({ inspection }: { inspection: Inspection }) {
  const token = inspection.tokens[inspection.selected ?? 0]
  const signature = token && inspection.signatures[inspection.selected ?? 0]
  const outcomes = new Map(inspection.expectations.map(({ field, outcome }) => [field, outcome]))
  const open = [
    !(signature?.status === 'verified' && signature.origin !== 'embedded' && !signature.worthless) &&
      (token?.masked
        ? 'the signature, which only the sender has seen'
        : signature?.status === 'unverifiable' && signature.because !== 'no-key-source'
          ? 'the signature (why not stands beside the token)'
          : 'the signature (fetch the issuer’s keys beside the token)'),
    ...openExpectations.map(([field, unstated, uncompared]) => {
      const outcome = outcomes.get(field)
      return outcome === 'cannot-tell' ? uncompared : outcome === 'not-asked' && unstated
    }),
    'whether the token was revoked, which no page can see',
  ].filter((item) => item !== false)
  return (
    <p className="mt-2 max-w-[75ch]">
      Not checked: {open.slice(0, -1).join(', ')}
      {open.length > 1 ? ' and ' : ''}
      {open.at(-1)}.
    </p>
  )
}

/** Where to read on: the page of the rule, and what it rests on. */
export function Sources({ finding }: { finding: Finding }) {
  return (
    <p className="mt-1 text-sm text-muted">
      <a href={addressOf({ kind: 'rule', id: finding.rule })}>More about this</a>
      {finding.sources.map(({ label, url }) => (
        <span key={url}>
          {' · '}
          <a href={url} target="_blank" rel="noreferrer" className="text-muted underline">
            {label}
          </a>
        </span>
      ))}
    </p>
  )
}
