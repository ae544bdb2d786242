import { remembered } from '../app/remembered.ts'

/** The columns there are, in their order; the title is always shown. */
export const COLUMNS = [
  'status',
  'outcome',
  'issues',
  'category',
  'size',
  'origin',
  'organization',
  'user',
  'tags',
  'pulls',
  'acus',
  'created',
  'updated',
] as const
export type ColumnName = (typeof COLUMNS)[number]

/** Columns that only the list with insights has: a slower one, asked for when one of them is shown. */
export const OF_INSIGHTS: readonly ColumnName[] = ['outcome', 'issues', 'size']

const USUAL: readonly ColumnName[] = ['status', 'category', 'user', 'pulls', 'acus', 'updated']

export const columns = remembered<readonly ColumnName[]>('columns', (stored) =>
  Array.isArray(stored) ? COLUMNS.filter((name) => stored.includes(name)) : USUAL,
)

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

export const density = remembered<Density>('density', (stored) =>
  stored === 'compact' ? 'compact' : 'comfortable',
)
