import { useQuery } from '@tanstack/react-query'
import type { KeyRemark } from '../../core/verify/keys/health.ts'
import { visible } from '../../core/text/wording.ts'
import { SeverityWord } from '../parts/severity-mark.tsx'
import type { UsedKeys } from '../used-keys.ts'
import { Prose } from '../parts/prose.tsx'
import { need } from '../chunk.ts'
import { chunks } from '../chunks.ts'
import { opaqueId } from '../opaque-id.ts'

interface Props extends UsedKeys {
  /** Key id or thumbprint of the key that the result is about. */
  used: string | undefined
  /** The key id that the token names. */
  wanted: string | undefined
  /** They are what is looked at. */
  open?: boolean
}

/** The keys that were there to choose from, and what is odd about them. */
export function KeyList({ keys, from, published, remarks: read, used, wanted, open = false }: Props) {
  const remarks = useRemarks(keys, published)
  const grave = remarks.filter(({ severity }) => severity !== 'info')
  const rest = remarks.filter(({ severity }) => severity === 'info')
  return (
    <div className="space-y-2 text-sm" data-keys={keys.length}>
      <Remarks remarks={grave} />
      {read.map((says) => (
        <p key={says} className="text-muted wrap-anywhere">
          <Prose>{says}</Prose>
        </p>
      ))}
      <details open={open}>
        <summary>
          {keys.length === 1 ? 'One key' : `${keys.length} keys`} from{' '}
          <span translate="no" className="value">
            {visible(from)}
          </span>
        </summary>
        <div className="mt-2 overflow-x-auto">
          <table className="w-full text-start">
            <thead className="text-muted">
              <tr>
                {['Key id', 'Type', 'Algorithm', 'Use'].map((head) => (
                  <th key={head} scope="col" className="pe-4 text-start font-normal">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keys.slice(0, mostShown).map((key, i) => (
                <tr
                  // oxlint-disable-next-line react/no-array-index-key -- two keys may be equal
                  key={i}
                  data-key={text(key.kid)}
                  className="border-t border-line align-baseline"
                >
                  <td className="py-1 pe-4">
                    <span translate="no" className="value">
                      {visible(text(key.kid)) || '(none)'}
                    </span>
                    {key.kid !== undefined && key.kid === wanted && (
                      <span className="text-muted"> · named by the token</span>
                    )}
                    {key.kid !== undefined && key.kid === used && <span className="text-muted"> · tried</span>}
                  </td>
                  <td translate="no" className="value py-1 pe-4">
                    {visible([text(key.kty), text(key.crv)].join(' ').trim())}
                  </td>
                  <td translate="no" className="value py-1 pe-4">
                    {visible(text(key.alg)) || '–'}
                  </td>
                  <td translate="no" className="value py-1">
                    {visible(text(key.use) || operations(key.key_ops)) || '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {keys.length > mostShown && <p className="text-muted">and {keys.length - mostShown} more</p>}
        <div className="mt-2">
          <Remarks remarks={rest} />
        </div>
      </details>
    </div>
  )
}

/** Rows; no issuer publishes as many. */
const mostShown = 40

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '')
const operations = (value: unknown) => (Array.isArray(value) ? value.map(text).join(', ') : '')

function Remarks({ remarks }: { remarks: readonly KeyRemark[] }) {
  if (remarks.length === 0) return null
  return (
    <ul className="space-y-1">
      {remarks.map(({ remark, severity, says }) => (
        <li
          key={remark + says}
          data-key-remark={remark}
          className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere"
        >
          <SeverityWord severity={severity} />
          <span className="min-w-0">{says}</span>
        </li>
      ))}
    </ul>
  )
}

/** What is odd about the keys; nothing until it is known. */
function useRemarks(keys: UsedKeys['keys'], published: boolean): readonly KeyRemark[] {
  const { data } = useQuery({
    queryKey: ['key remarks', opaqueId(keys), published],
    queryFn: async () => (await need(chunks.health)).examineKeys(keys, { published }),
    gcTime: 0,
  })
  return data ?? none
}

const none: readonly KeyRemark[] = []
