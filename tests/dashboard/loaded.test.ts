import { expect, test } from 'vitest'
import { reaches, withEntered, withNews, without, type Loaded } from '../../dashboard/api/loaded.ts'
import type { Session } from '../../sdk/index.ts'

/** What of a session counts here. */
function session(name: string, created_at: number, more: Partial<Session> = {}): Session {
  return { session_id: name, created_at, updated_at: created_at, title: name, ...more } as Session
}

function loaded(hasMore: boolean, ...pages: Session[][]): Loaded {
  return {
    pages: pages.map((items, at) => ({
      items,
      has_next_page: at < pages.length - 1 || hasMore,
      end_cursor: null,
      total: null,
    })),
    pageParams: pages.map(String),
  } as Loaded
}

function names({ pages }: Loaded): string[][] {
  return pages.map(({ items }) => items.map(({ session_id }) => session_id))
}

const two = loaded(true, [session('e', 50), session('d', 40)], [session('c', 30), session('b', 20)])

test('news change a row where it stands, and keep what they don’t tell', () => {
  const rich = loaded(false, [{ ...session('e', 50), session_size: 'xl' } as Session, session('d', 40)])
  const after = withNews(rich, session('e', 50, { title: 'new' }))
  expect(after.pages[0]?.items[0]).toMatchObject({ title: 'new', session_size: 'xl' })
  expect(withNews(rich, session('unknown', 1))).toBe(rich)
})

test('a page that doesn’t change stays the same object', () => {
  expect(withNews(two, session('c', 30, { title: 'new' })).pages[0]).toBe(two.pages[0])
})

test.each([
  [
    'the newest',
    60,
    [
      ['x', 'e', 'd'],
      ['c', 'b'],
    ],
  ],
  [
    'one between',
    35,
    [
      ['e', 'd'],
      ['x', 'c', 'b'],
    ],
  ],
  [
    'one as old as another',
    40,
    [
      ['e', 'x', 'd'],
      ['c', 'b'],
    ],
  ],
  [
    'one that paging will meet',
    10,
    [
      ['e', 'd'],
      ['c', 'b'],
    ],
  ],
])('%s comes where the order has it', (_, at, expected) => {
  expect(names(withEntered(two, [session('x', at)], {}))).toEqual(expected)
})

test('at the end of a whole list it comes last', () => {
  const whole = loaded(false, [session('e', 50)])
  expect(names(withEntered(whole, [session('x', 10)], {}))).toEqual([['e', 'x']])
  expect(names(withEntered(loaded(false, []), [session('x', 10)], {}))).toEqual([['x']])
})

test('oldest first, or by another member, it goes by that', () => {
  const ascending = loaded(false, [session('b', 20), session('c', 30)])
  expect(names(withEntered(ascending, [session('x', 25)], { order: 'asc' }))).toEqual([['b', 'x', 'c']])
  const late = session('x', 1, { updated_at: 45 })
  expect(names(withEntered(two, [late], { sort: 'updated_at' }))).toEqual([
    ['e', 'x', 'd'],
    ['c', 'b'],
  ])
})

test('who is there already isn’t there twice', () => {
  expect(names(withEntered(two, [session('c', 30), session('x', 60), session('x', 60)], {}))).toEqual([
    ['x', 'e', 'd'],
    ['c', 'b'],
  ])
})

test('what left is gone', () => {
  expect(names(without(two, new Set(['d', 'b', 'y'])))).toEqual([['e'], ['c']])
})

test('a list reaches to its last row, or without end where it is whole', () => {
  expect([reaches(two, session('x', 25), {}), reaches(two, session('x', 10), {})]).toEqual([true, false])
  expect(reaches(loaded(false, [session('e', 50)]), session('x', 1), {})).toBe(true)
})
