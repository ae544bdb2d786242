import type { ListSearch } from '../api/search.ts'

let last: ListSearch = {}

/** How the list was when it was left, for the way back to it. */
export const lastSearch = {
  get: (): ListSearch => last,
  set: (search: ListSearch): void => {
    last = search
  },
}
