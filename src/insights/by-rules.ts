import type { Analysis, ActionItem, Issue } from '../domain/analysis.ts'
import type { SessionFacts } from './facts.ts'
import type { Observer } from './observer.ts'
import { RULES } from './rules/index.ts'
import type { Finding, Rule } from './rules/rule.ts'

/** Raised when the same session would be told differently: what was told before is stale then. */
export const RULES_VERSION = 1

/** One that is told: the finding with the rule that found it, and the id of its issue. */
export interface Told extends Finding {
  readonly label: string
  readonly issueId: string
}

/**
 * Analyses a session by the rules alone, in one pass over its events. `null` for a session without a single message of
 * the agent, as published.
 */
export function analysisByRules(
  facts: SessionFacts,
  rules: readonly Rule[] = RULES.filter(({ offBecause }) => offBecause === undefined),
): Observer<Analysis | null> {
  const open = rules.map((rule) => ({ label: rule.label, observer: rule.open(facts) }))
  return {
    event(event) {
      for (const { observer } of open) observer.event(event)
    },
    end() {
      if (facts.numDevinMessages === 0) return null
      const told = tell(open.map(({ label, observer }) => ({ label, findings: observer.end() })))
      return {
        timeline: [],
        issues: told.map(issueOf),
        actionItems: actionItemsOf(told),
        classification: null,
        noteUsage: null,
        suggestedPrompt: null,
        outcome: { outcome: 'unknown', reason: '', evidence: [] },
      }
    },
  }
}

/** In the session's order, with ids that stay the same when the session is analysed again. */
function tell(found: readonly { readonly label: string; readonly findings: readonly Finding[] }[]): Told[] {
  return found
    .flatMap(({ label, findings }) =>
      findings.map((finding, n) => ({ ...finding, label, issueId: `${label}-${n + 1}` })),
    )
    .toSorted((a, b) => a.position - b.position)
}

function issueOf({ issueId, issue, impact, label, evidence }: Told): Issue {
  return { id: issueId, issue, impact, label, evidence }
}

/** The same advice from two findings is given once. */
function actionItemsOf(told: readonly Told[]): ActionItem[] {
  const items = new Map<string, ActionItem>()
  for (const { advice, issueId } of told) {
    for (const { text, type, key } of advice) {
      if (!items.has(key)) items.set(key, { actionItem: text, type, issueId, key })
    }
  }
  return [...items.values()]
}
