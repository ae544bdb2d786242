/** What the sessions of a list are counted by. */
export const FACETS = [
  ...(['status', 'category', 'origin', 'user_id', 'organization'] as const),
  ...(['repository', 'tag', 'agent', 'model', 'session_size'] as const),
  ...(['outcome', 'label'] as const),
] as const
export type Facet = (typeof FACETS)[number]

/** Values of a facet that are told, from the most frequent down. */
export const MOST_FACET_VALUES = 100

export interface FacetValue {
  readonly value: string
  /** What it is called, where that isn't the value itself. */
  readonly label: string | null
  readonly sessions: number
}

export interface SessionFacets {
  readonly sessions: number
  /** Whether every session that matches is counted. Else the newest are. */
  readonly isComplete: boolean
  readonly values: Readonly<Record<Facet, readonly FacetValue[]>>
}
