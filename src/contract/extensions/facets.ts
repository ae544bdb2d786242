import Type from 'typebox'
import { named } from '../members.ts'
import { count, nullable, text } from '../primitives.ts'

const FacetValue = named('FacetValue', { value: text, label: nullable(text), sessions: count })

const values = Type.Array(FacetValue)

export const SessionFacets = named('SessionFacets', {
  sessions: count,
  is_complete: Type.Boolean(),
  statuses: values,
  categories: values,
  origins: values,
  users: values,
  organizations: values,
  repositories: values,
  tags: values,
  agents: values,
  models: values,
  sizes: values,
  outcomes: values,
  issues: values,
})
