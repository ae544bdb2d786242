import type { Analysis, Issue, SessionFacts } from '../domain/analysis.ts'
import { categorise } from './classify/category.ts'
import { observeTechnology } from './classify/technology.ts'
import type { Observer } from './observer.ts'
import { RULES } from './rules/index.ts'
import type { Rule } from './rules/rule.ts'
import { actionItemsOf } from './telling/action-items.ts'
import { observeNotes } from './telling/notes.ts'
import { outcomeOf } from './telling/outcome.ts'
import { suggestedPromptOf } from './telling/prompt.ts'
import { timelineOf } from './telling/timeline.ts'
import { tell, type Told } from './telling/told.ts'
import { observeWork } from './telling/work.ts'

/**
 * Analyses a session by the rules alone, in one pass over its events. `null` for a session without a single message of
 * the agent, as published.
 */
export function analysisByRules(
  facts: SessionFacts,
  rules: readonly Rule[] = RULES.filter(({ offBecause }) => offBecause === undefined),
): Observer<Analysis | null> {
  const open = rules.map((rule) => ({ label: rule.label, observer: rule.open(facts) }))
  const working = observeWork()
  const noting = observeNotes()
  const technology = observeTechnology()
  return {
    event(event) {
      for (const { observer } of open) observer.event(event)
      working.event(event)
      noting.event(event)
      technology.event(event)
    },
    end() {
      if (facts.numDevinMessages === 0) return null
      const told = tell(open.map(({ label, observer }) => ({ label, findings: observer.end() })))
      const work = working.end()
      const { languages, tools } = technology.end()
      const outcome = outcomeOf(facts, work, told)
      return {
        timeline: timelineOf(work, told, outcome),
        issues: told.map(issueOf),
        actionItems: actionItemsOf(told),
        classification: {
          ...categorise(work, facts.title),
          programmingLanguages: languages,
          toolsAndFrameworks: tools,
        },
        noteUsage: noting.end(),
        suggestedPrompt: suggestedPromptOf(work, told),
        outcome,
      }
    },
  }
}

function issueOf({ issueId, issue, impact, label, evidence }: Told): Issue {
  return { id: issueId, issue, impact, label, evidence }
}
