import Type, { type TProperties } from 'typebox'
import { extended, members, shape, type Named } from './members.ts'
import { maybe, text } from './primitives.ts'

/** A page of a v3 list. */
export function page<P extends TProperties>(item: Named<P>) {
  return shape(
    `PaginatedResponse[${item.title}]`,
    'Page',
    members('Page', {
      items: Type.Array(item),
      end_cursor: maybe(text),
      has_next_page: Type.Boolean({ default: false }),
      total: maybe(Type.Integer()),
    }),
  )
}

export const cursorQuery = members('cursor', {
  after: maybe(text),
  first: Type.Integer({ default: 100, minimum: 1, maximum: 200 }),
})

export const CursorPaginationParams = extended('CursorPaginationParams', cursorQuery, {})
