import Type, { type TProperties } from 'typebox'
import { maybe, named, type Named } from './primitives.ts'

/** A page of a v3 list. */
export function page<P extends TProperties>(item: Named<P>) {
  return named(`PaginatedResponse[${item.title}]`, `A page of \`${item.title}\`.`, {
    items: Type.Array(item, { description: 'The rows of this page, in the order of the list.' }),
    end_cursor: maybe(Type.String(), 'Give it as `after` for the next page; null on the last one.'),
    has_next_page: Type.Boolean({ default: false, description: 'Whether there is a next page.' }),
    total: maybe(
      Type.Integer(),
      'Rows on all pages when the first was read; null where counting would be slow.',
    ),
  })
}

export const cursorQuery = {
  after: maybe(
    Type.String(),
    'Where to go on: the `end_cursor` of the page before. Default: the first page.',
  ),
  first: Type.Integer({ default: 100, minimum: 1, maximum: 200, description: 'Rows a page.' }),
}

export const CursorPaginationParams = named('CursorPaginationParams', 'Which page of a list.', cursorQuery)
