import { useOrganizationName } from '../api/context.tsx'
import { usePeople } from '../api/people.ts'
import { FILTERS, type FilterName, type FilterValue } from '../api/search.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { agentName } from '../parts/agent-name.ts'
import { issueName } from '../parts/issue-name.ts'
import { units } from '../parts/number.ts'
import { moment } from '../parts/time.tsx'
import type { Texts } from '../texts/en.ts'
import { wordFor } from '../texts/word.ts'

/** How a value of a filter is said to people. */
export function useLabel(): (name: FilterName, value: FilterValue) => string {
  const t = useTexts()
  const language = useLanguage()
  const organization = useOrganizationName()
  const people = usePeople()
  return (name, value) => {
    if (Array.isArray(value)) return value.map((one) => labelOf(name, one)).join(', ')
    switch (FILTERS[name]) {
      case 'time':
        return isTime(Number(value)) ? moment(Number(value), language) : String(value)
      case 'number':
        return units(Number(value), language)
      case 'flag':
        return value === true ? t.list.yes : t.list.no
      default:
        return labelOf(name, String(value))
    }
  }

  function labelOf(name: FilterName, value: string): string {
    if (name === 'org_ids') return organization(value)
    if (name === 'user_ids' || name === 'service_user_ids') return people(value) ?? value
    if (name === 'agent') return agentName(value)
    if (name === 'issue') return issueName(value, t)
    const words = wordsOf(name, t)
    return (words && wordFor(words, value)) ?? value
  }
}

/** Whether there is such a time; addresses hold any text. */
function isTime(seconds: number): boolean {
  return !Number.isNaN(new Date(seconds * 1000).getTime())
}

/** The catalogue of the values that the API names. */
function wordsOf(name: FilterName, t: Texts): Readonly<Record<string, string>> | null {
  switch (name) {
    case 'status':
      return t.status
    case 'status_detail':
      return t.statusDetail
    case 'session_size':
      return t.size
    case 'outcome':
      return t.outcome
    case 'origins':
      return t.origin
    case 'category':
      return t.category
    default:
      return null
  }
}
