import type { ActionItem } from '../../domain/analysis.ts'
import type { Told } from './told.ts'

const MOST = 10

/** The same advice from several findings is given once; what would have helped most stands first. */
export function actionItemsOf(told: readonly Told[]): ActionItem[] {
  const items = new Map<string, ActionItem & { weight: number }>()
  for (const { advice, issueId, severity, evidence } of told) {
    for (const { text, type, key } of advice) {
      const weight = (severity === 'red' ? 100 : 0) + evidence.length
      const known = items.get(key)
      if (known !== undefined) known.weight += weight
      else items.set(key, { actionItem: text, type, issueId, key, weight })
    }
  }
  return [...items.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ actionItem, type, issueId, key }) => ({ actionItem, type, issueId, key }))
}
