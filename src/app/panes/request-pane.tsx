import type { Finding } from '../../core/inspect.ts'
import type { Artifact } from '../../core/token/artifact.ts'
import type { OAuthRequest } from '../../core/model/messages.ts'
import { visible } from '../../core/text/wording.ts'
import { SeverityMark } from '../parts/severity-mark.tsx'

interface Props {
  artifact: Artifact
  request: OAuthRequest
  findings: readonly Finding[]
}

/** What a pasted request asks for, parameter by parameter. */
export function RequestPane({ artifact, request, findings }: Props) {
  return (
    <section aria-label={artifact.label} className="border-b border-line pb-3 last:border-b-0">
      <h2 className="font-semibold first-letter:uppercase">{visible(artifact.label)}</h2>
      <p translate="no" className="value py-1">
        {visible(request.url)}
      </p>
      <dl>
        {request.parameters.map(([name, value], i) => (
          <div
            // A parameter may be repeated.
            // oxlint-disable-next-line react/no-array-index-key -- the list of one request does not change
            key={`${name} ${i}`}
            className="grid grid-cols-[minmax(0,1fr)] gap-x-4 border-b border-line py-1.5 last:border-b-0 sm:grid-cols-[minmax(5rem,11rem)_minmax(0,1fr)]"
          >
            <dt translate="no" className="value font-semibold">
              {visible(name)}
            </dt>
            <dd translate="no" className="value min-w-0">
              {visible(value)}
            </dd>
          </div>
        ))}
      </dl>
      {findings.map((finding) => (
        <p key={finding.rule} className="-mx-3 flex items-start gap-1.5 bg-sunken px-3 py-1.5 text-sm">
          <SeverityMark finding={finding} wordless />
          {finding.title}
        </p>
      ))}
    </section>
  )
}
