import type { SessionInsightsResponse } from '../contract/v3/insights.ts'
import type { Sent } from '../contract/primitives.ts'
import type { Analysis } from '../domain/analysis.ts'
import type { Session } from '../domain/session.ts'
import { sizeOf } from '../domain/size.ts'
import { MICROS_PER_SECOND, toSeconds } from '../domain/time.ts'
import type { ShownAnalysis } from '../insights/shown.ts'
import { sessionOnWire, type Wire } from './wire.ts'

type Insights = Sent<typeof SessionInsightsResponse>

export function insightsOnWire(session: Session, shown: ShownAnalysis | undefined, wire: Wire): Insights {
  return {
    ...sessionOnWire(session, wire),
    num_user_messages: session.numUserMessages,
    num_devin_messages: session.numDevinMessages,
    session_size: sizeOf(session.acusConsumed, session.numUserMessages),
    analysis: shown?.analysis ? analysisOnWire(shown.analysis) : null,
    analysis_provenance: shown ? provenanceOnWire(shown) : null,
  }
}

function analysisOnWire(analysis: Analysis): NonNullable<Insights['analysis']> {
  const { timeline, issues, actionItems, classification, noteUsage, suggestedPrompt, outcome } = analysis
  return {
    timeline: timeline.map(({ issueId, ...event }) => ({ ...event, issue_id: issueId })),
    issues,
    action_items: actionItems.map(({ actionItem, type, issueId }) => ({
      ...{ action_item: actionItem, type, issue_id: issueId },
    })),
    classification: classification && {
      category: classification.category,
      confidence: classification.confidence,
      programming_languages: classification.programmingLanguages,
      tools_and_frameworks: classification.toolsAndFrameworks,
    },
    note_usage: noteUsage && {
      good_usages: noteUsage.goodUsages.map(noteUseOnWire),
      bad_usages: noteUsage.badUsages.map(noteUseOnWire),
    },
    suggested_prompt: suggestedPrompt && {
      original_prompt: suggestedPrompt.originalPrompt,
      suggested_prompt: suggestedPrompt.suggestedPrompt,
      feedback_items: suggestedPrompt.feedbackItems.map(({ issueId, ...item }) => ({
        ...item,
        issue_id: issueId,
      })),
    },
    outcome,
  }
}

function noteUseOnWire({ noteId, ...use }: NonNullable<Analysis['noteUsage']>['goodUsages'][number]) {
  return { note_id: noteId, ...use }
}

function provenanceOnWire(shown: ShownAnalysis): NonNullable<Insights['analysis_provenance']> {
  const { layer, version, model, isStale, failure } = shown
  return {
    ...{ layer, version, model },
    input_digest: shown.inputDigest,
    analyzed_at: toSeconds(shown.analyzedAt),
    duration_seconds: shown.durationMicros / MICROS_PER_SECOND,
    cost_usd: shown.costUsd,
    input_tokens: shown.inputTokens,
    output_tokens: shown.outputTokens,
    citations_dropped: shown.citationsDropped,
    is_stale: isStale,
    failure,
  }
}
