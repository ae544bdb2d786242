export interface Page<Item> {
  readonly items: readonly Item[]
  /** Where the next page begins; null on the last one. */
  readonly end_cursor?: string | null
  readonly has_next_page: boolean
  /** Rows on all pages; null where the server does not count them. */
  readonly total?: number | null
}

/** `after` of the page to read; empty for where the list begins. */
type After = { readonly after?: string }

/** A list that is read page by page, as far as it is asked for: `for await` gives its items. */
export class List<Item, P extends Page<Item> = Page<Item>> implements AsyncIterable<Item> {
  readonly #read: (after: After) => Promise<P>

  constructor(read: (after: After) => Promise<P>) {
    this.#read = read
  }

  /** The first page alone; its `end_cursor` as `after` of another list leads to the next. */
  page(): Promise<P> {
    return this.#read({})
  }

  async *pages(): AsyncGenerator<P, void, undefined> {
    let page = await this.page()
    yield page
    while (page.has_next_page && page.end_cursor) {
      page = await this.#read({ after: page.end_cursor })
      yield page
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items
  }

  /** All items at once, for lists that are known to be short. */
  async all(): Promise<Item[]> {
    const items: Item[] = []
    for await (const item of this) items.push(item)
    return items
  }
}
