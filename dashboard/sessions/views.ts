import { readSearch, type ListSearch } from '../api/search.ts'
import { remembered } from '../app/remembered.ts'
import type { Texts } from '../texts/en.ts'

/** A search with a name. */
export interface View {
  readonly name: string
  readonly search: ListSearch
}

/** The views that everybody has. */
export function builtIn(t: Texts): readonly View[] {
  return [
    { name: t.list.all, search: {} },
    { name: t.list.waiting, search: { status_detail: ['waiting_for_user', 'waiting_for_approval'] } },
    { name: t.list.archived, search: { is_archived: true } },
  ]
}

export const views = remembered<readonly View[]>('views', (stored) =>
  Array.isArray(stored) ? stored.flatMap(readView) : [],
)

export function saveView(name: string, search: ListSearch): void {
  views.set([...views.get().filter((view) => view.name !== name), { name, search }])
}

export function removeView(name: string): void {
  views.set(views.get().filter((view) => view.name !== name))
}

function readView(stored: unknown): View[] {
  if (typeof stored !== 'object' || stored === null) return []
  const { name, search } = stored as { name?: unknown; search?: unknown }
  if (typeof name !== 'string' || typeof search !== 'object' || search === null) return []
  return [{ name, search: readSearch(search as Record<string, unknown>) }]
}
