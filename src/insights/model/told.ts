import type { ActionItem, Analysis, Issue, TimelineEvent } from '../../domain/analysis.ts'
import type { Answer } from './answer.ts'

/** What became of a model's answer. */
export interface Told {
  readonly analysis: Analysis
  /** Citations of events that weren't in what the model read, or that it made up. */
  readonly citationsDropped: number
}

/**
 * Makes an analysis of a model's answer and the rules' one. What the rules found stands, with its evidence: a model may
 * put it better and add to it, but no text in a transcript can talk it away. What the model adds must show its evidence.
 * @param ids event ids by the short ids that the model read
 */
export function tellOf(answer: Answer, byRules: Analysis, ids: ReadonlyMap<string, string>): Told {
  const cite = citer(ids)
  const issues = issuesOf(answer, byRules, cite)
  const issueIds = new Set(issues.map(({ id }) => id))
  const known = (id: string | null): string | null => (id !== null && issueIds.has(id) ? id : null)

  const { classification, suggested_prompt: prompt } = answer
  const outcomeEvidence = cite(answer.outcome.evidence)
  const originalPrompt = byRules.suggestedPrompt?.originalPrompt
  const analysis: Analysis = {
    timeline: timelineOf(answer, byRules, cite, known),
    issues,
    actionItems: actionItemsOf(answer, byRules, known),
    classification: {
      category: classification.category,
      subcategory: classification.subcategory,
      confidence: classification.confidence,
      programmingLanguages: classification.programming_languages,
      toolsAndFrameworks: classification.tools_and_frameworks,
    },
    noteUsage: byRules.noteUsage,
    suggestedPrompt:
      prompt === null || originalPrompt === undefined
        ? byRules.suggestedPrompt
        : {
            originalPrompt,
            suggestedPrompt: prompt.suggested_prompt,
            feedbackItems: prompt.feedback_items
              .filter(({ excerpt }) => excerpt !== '' && originalPrompt.includes(excerpt))
              .map(({ summary, excerpt, details, issue_id }) => ({
                ...{ summary, excerpt, details },
                issueId: known(issue_id),
              })),
          },
    outcome:
      outcomeEvidence.length === 0 ? byRules.outcome : { ...answer.outcome, evidence: outcomeEvidence },
  }
  return { analysis, citationsDropped: cite.dropped() }
}

interface Citer {
  (short: readonly string[]): string[]
  dropped(): number
}

function citer(ids: ReadonlyMap<string, string>): Citer {
  let dropped = 0
  const cite = (short: readonly string[]): string[] => {
    const found = [...new Set(short)].flatMap((id) => ids.get(id) ?? [])
    dropped += new Set(short).size - found.length
    return found
  }
  return Object.assign(cite, { dropped: () => dropped })
}

function issuesOf(answer: Answer, byRules: Analysis, cite: Citer): Issue[] {
  const ofModel = new Map(
    answer.issues.map((issue) => [issue.id, { ...issue, evidence: cite(issue.evidence) }]),
  )
  const kept = byRules.issues.map((issue): Issue => {
    const better = ofModel.get(issue.id)
    ofModel.delete(issue.id)
    return better === undefined ? issue : { ...issue, issue: better.issue, impact: better.impact }
  })
  // An issue that shows nothing is an opinion.
  const added = [...ofModel.values()].filter(({ evidence }) => evidence.length > 0)
  return [...kept, ...added]
}

function timelineOf(
  answer: Answer,
  byRules: Analysis,
  cite: Citer,
  known: (id: string | null) => string | null,
): readonly TimelineEvent[] {
  const told = answer.timeline.map(({ title, description, color, issue_id, evidence }) => ({
    ...{ title, description, color, issueId: known(issue_id), evidence: cite(evidence) },
  }))
  const shown = told.filter(({ evidence }) => evidence.length > 0)
  return shown.length === 0 ? byRules.timeline : shown
}

/** The rules' advice on their own issues stays where the model has none. */
function actionItemsOf(
  answer: Answer,
  byRules: Analysis,
  known: (id: string | null) => string | null,
): ActionItem[] {
  const items = answer.action_items.map(({ action_item, type, issue_id }) => ({
    ...{ actionItem: action_item, type, issueId: known(issue_id), key: keyOf(action_item) },
  }))
  const answered = new Set(items.map(({ issueId }) => issueId))
  const left = byRules.actionItems.filter(({ issueId }) => !answered.has(issueId))
  return [...items, ...left].slice(0, MOST_ITEMS)
}

const MOST_ITEMS = 15
const LONGEST_KEY = 80

/** The same advice in the same words has one key; a model's other words are other advice. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_KEY)
}
