/**
 * A sentence with values in it, which stand in “quotation marks”: those are kept from services that translate pages, which
 * would be sent them.
 */
export const Prose = ({ children }: { children: string }) =>
  children.split(/(“[^“”]*”)/).map((piece, i) =>
    i % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- a split has no other name for its pieces
      <span key={i} translate="no">
        {piece}
      </span>
    ) : (
      piece
    ),
  )
