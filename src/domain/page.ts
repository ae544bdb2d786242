/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** `null` on the last page. */
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  /** Exact, or `null`. */
  readonly total: number | null
}

/** Makes a page of up to `first` rows out of `first + 1` read ones: the row too many says that there is more. */
export function endOfPage<Item>(
  rows: readonly Item[],
  first: number,
  total: number | null,
  cursorAfter: (last: Item) => string,
): Page<Item> {
  const items = rows.slice(0, first)
  const last = items.at(-1)
  const hasNextPage = rows.length > first && last !== undefined
  return { items, endCursor: hasNextPage ? cursorAfter(last) : null, hasNextPage, total }
}
