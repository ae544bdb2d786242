import type { SessionDetails } from '../../sdk/index.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { dollars } from '../parts/number.ts'
import { fill } from '../texts/fill.ts'

/** The cost in words; null where it isn't known. */
export function useCost(details: SessionDetails | undefined): string | null {
  const t = useTexts()
  const language = useLanguage()
  if (details === undefined || details.cost_usd === null) return null
  const cost = dollars(details.cost_usd, language)
  return details.cost_complete ? cost : fill(t.session.costAtLeast, { cost })
}
