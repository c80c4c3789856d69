import { useState } from 'react'
import type { Recognised } from '../../core/door.ts'
import { judge, readPaste } from '../../core/door.ts'
import type { Context } from '../../core/model/inspection.ts'
import { encodePermalink } from '../../core/share/envelope.ts'
import { shareOf } from '../../core/share/share.ts'
import { pageAddress } from '../../io/fragment.ts'
import { ShareDialog } from './share-dialog.tsx'

interface Props {
  recognised: Recognised
  context: Context
  onClose: () => void
}

/** The copy as it is when the dialog opens: a link that is renewed while somebody selects it cannot be copied. */
export function ShareCopy({ recognised, context, onClose }: Props) {
  const [{ link, content, masked }] = useState(() => {
    const shared = shareOf(judge(recognised, context), context)
    const copy = JSON.parse(shared.copy) as unknown
    return {
      link: pageAddress() + encodePermalink(shared),
      // Read back from what will be shared, not from what it was made of.
      content: JSON.stringify({ ...shared, copy }, null, 2),
      masked: [...new Set(readPaste(shared.copy).tokens.flatMap((token) => token.masked ?? []))],
    }
  })
  return <ShareDialog link={link} content={content} masked={masked} onClose={onClose} />
}
