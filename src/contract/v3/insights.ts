import Type, { type TSchema } from 'typebox'
import {
  ACTION_ITEM_TYPES,
  ANALYSIS_LAYERS,
  ORIGINS,
  OUTCOMES,
  SESSION_SIZES,
} from '../../domain/vocabulary.ts'
import { extended, named } from '../members.ts'
import { count, enumOf, maybe, nullable, seconds, text, texts } from '../primitives.ts'
import { found, session } from './session.ts'

function list<T extends TSchema>(item: T) {
  return Type.Array(item, { default: [] })
}

const emptyText = Type.String({ default: '' })

const SessionInsightsTimelineEvent = named('SessionInsightsTimelineEvent', {
  title: text,
  description: text,
  color: emptyText,
  issue_id: maybe(text),
  evidence: texts,
})

const SessionInsightsIssue = named('SessionInsightsIssue', {
  id: emptyText,
  issue: text,
  impact: text,
  label: text,
  evidence: texts,
})

const SessionInsightsActionItem = named('SessionInsightsActionItem', {
  action_item: text,
  type: enumOf(ACTION_ITEM_TYPES, { default: 'other' }),
  issue_id: maybe(text),
})

const SessionInsightsClassification = named('SessionInsightsClassification', {
  category: text,
  confidence: Type.Number(),
  programming_languages: list(text),
  tools_and_frameworks: list(text),
})

const SessionInsightsNoteUsageItem = named('SessionInsightsNoteUsageItem', {
  note_id: text,
  message: text,
  reason: text,
  evidence: texts,
})

const SessionInsightsNoteUsage = named('SessionInsightsNoteUsage', {
  good_usages: list(SessionInsightsNoteUsageItem),
  bad_usages: list(SessionInsightsNoteUsageItem),
})

const SessionInsightsFeedbackItem = named('SessionInsightsFeedbackItem', {
  summary: text,
  excerpt: text,
  details: text,
  issue_id: maybe(text),
})

const SessionInsightsSuggestedPrompt = named('SessionInsightsSuggestedPrompt', {
  original_prompt: text,
  suggested_prompt: text,
  feedback_items: list(SessionInsightsFeedbackItem),
})

const SessionInsightsOutcome = named('SessionInsightsOutcome', {
  outcome: enumOf(OUTCOMES),
  reason: text,
  evidence: texts,
})

const SessionInsightsProvenance = named('SessionInsightsProvenance', {
  layer: enumOf(ANALYSIS_LAYERS),
  version: count,
  model: nullable(text),
  input_digest: text,
  analyzed_at: seconds,
  duration_seconds: Type.Number({ minimum: 0 }),
  cost_usd: nullable(Type.Number({ minimum: 0 })),
  input_tokens: nullable(count),
  output_tokens: nullable(count),
  citations_dropped: nullable(count),
  is_stale: Type.Boolean(),
  failure: nullable(text),
})

const SessionInsightsAnalysis = named('SessionInsightsAnalysis', {
  timeline: list(SessionInsightsTimelineEvent),
  issues: list(SessionInsightsIssue),
  action_items: list(SessionInsightsActionItem),
  classification: maybe(SessionInsightsClassification),
  note_usage: maybe(SessionInsightsNoteUsage),
  suggested_prompt: maybe(SessionInsightsSuggestedPrompt),
  outcome: SessionInsightsOutcome,
})

export const SessionInsightsResponse = extended(
  'SessionInsightsResponse',
  { ...session, ...found },
  {
    origin: maybe(enumOf(ORIGINS), { default: null }),
    num_user_messages: Type.Integer(),
    num_devin_messages: Type.Integer(),
    session_size: enumOf(SESSION_SIZES),
    analysis: maybe(SessionInsightsAnalysis),
    analysis_provenance: nullable(SessionInsightsProvenance),
  },
)
