import { useState } from 'react'
import type { Reading } from '../../core/door.ts'
import { judge, recognisePaste, readPaste } from '../../core/door.ts'
import type { Context } from '../../core/model/inspection.ts'
import { encodePermalink } from '../../core/share/envelope.ts'
import { shareOf } from '../../core/share/share.ts'
import { pageAddress } from '../../io/fragment.ts'
import { ShareDialog } from './share-dialog.tsx'

interface Props {
  /** The paste as it was: what was decrypted is not shared. */
  reading: Reading
  context: Context
  onClose: () => void
}

/** The copy as it is when the dialog opens: a link that is renewed while somebody selects it cannot be copied. */
export function ShareCopy({ reading, context, onClose }: Props) {
  const [{ link, content, masked }] = useState(() => {
    const shared = shareOf(judge(recognisePaste(reading, context.provider), context), context)
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
