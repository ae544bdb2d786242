import Type, { type TSchema } from 'typebox'
import { ACTION_ITEM_TYPES, ORIGINS, SESSION_SIZES } from '../../domain/vocabulary.ts'
import { extended, named } from '../members.ts'
import { enumOf, maybe, text } from '../primitives.ts'
import { session } from './session.ts'

function list<T extends TSchema>(item: T) {
  return Type.Array(item, { default: [] })
}

const emptyText = Type.String({ default: '' })

const SessionInsightsTimelineEvent = named('SessionInsightsTimelineEvent', {
  title: text,
  description: text,
  color: emptyText,
  issue_id: maybe(text),
})

const SessionInsightsIssue = named('SessionInsightsIssue', {
  id: emptyText,
  issue: text,
  impact: text,
  label: text,
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

const SessionInsightsAnalysis = named('SessionInsightsAnalysis', {
  timeline: list(SessionInsightsTimelineEvent),
  issues: list(SessionInsightsIssue),
  action_items: list(SessionInsightsActionItem),
  classification: maybe(SessionInsightsClassification),
  note_usage: maybe(SessionInsightsNoteUsage),
  suggested_prompt: maybe(SessionInsightsSuggestedPrompt),
})

export const SessionInsightsResponse = extended('SessionInsightsResponse', session, {
  origin: maybe(enumOf(ORIGINS), { default: null }),
  num_user_messages: Type.Integer(),
  num_devin_messages: Type.Integer(),
  session_size: enumOf(SESSION_SIZES),
  analysis: maybe(SessionInsightsAnalysis),
})
