import { named } from '../members.ts'
import { enumOf, text } from '../primitives.ts'

export const GenerateInsightsResponse = named('GenerateInsightsResponse', {
  session_id: text,
  status: enumOf(['started', 'already_exists']),
})
