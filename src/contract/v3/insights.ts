import Type, { type TSchema } from 'typebox'
import { ORIGINS, SESSION_SIZES } from '../../domain/vocabulary.ts'
import { enumOf, maybe, named, text } from '../primitives.ts'
import { session } from './session.ts'

const ACTION_ITEM_TYPES = [
  'machine_setup',
  'repo_config',
  'knowledge',
  'prompt_improvement',
  'other',
] as const

function list<T extends TSchema>(item: T, description: string) {
  return Type.Array(item, { default: [], description })
}

const issueId = maybe(Type.String(), 'Id of the issue it is about.')

const SessionInsightsTimelineEvent = named('SessionInsightsTimelineEvent', 'A turning point of a session.', {
  title: text('What happened, in few words.'),
  description: text('What happened.'),
  color: Type.String({ default: '', description: 'How it went: green, yellow, red, blue or grey.' }),
  issue_id: issueId,
})

const SessionInsightsIssue = named('SessionInsightsIssue', 'Something that went wrong.', {
  id: Type.String({ default: '', description: 'Id of the issue in its analysis.' }),
  issue: text('What went wrong.'),
  impact: text('What it cost.'),
  label: text('The kind of issue, in few words.'),
})

const SessionInsightsActionItem = named('SessionInsightsActionItem', 'Something to do about it.', {
  action_item: text('What to do.'),
  type: enumOf(ACTION_ITEM_TYPES, { default: 'other', description: 'Where it is to be done.' }),
  issue_id: issueId,
})

const SessionInsightsClassification = named('SessionInsightsClassification', 'What kind of work it was.', {
  category: text('The kind of work.'),
  confidence: Type.Number({ description: 'How sure that is, from 0 to 1.' }),
  programming_languages: list(Type.String(), 'Programming languages of the files worked on.'),
  tools_and_frameworks: list(Type.String(), 'Tools and frameworks used.'),
})

const SessionInsightsNoteUsageItem = named('SessionInsightsNoteUsageItem', 'How a note was used.', {
  note_id: text('Id of the note.'),
  message: text('What the agent did with it.'),
  reason: text('Why that was good or bad.'),
})

const SessionInsightsNoteUsage = named('SessionInsightsNoteUsage', 'How notes were used.', {
  good_usages: list(SessionInsightsNoteUsageItem, 'Notes that were followed.'),
  bad_usages: list(SessionInsightsNoteUsageItem, 'Notes that were ignored or misled.'),
})

const SessionInsightsFeedbackItem = named('SessionInsightsFeedbackItem', 'A remark on the prompt.', {
  summary: text('The remark, in few words.'),
  excerpt: text('The part of the prompt it is about.'),
  details: text('The remark.'),
  issue_id: issueId,
})

const SessionInsightsSuggestedPrompt = named('SessionInsightsSuggestedPrompt', 'A better prompt.', {
  original_prompt: text('The prompt that started the session.'),
  suggested_prompt: text('A prompt that would have worked better.'),
  feedback_items: list(SessionInsightsFeedbackItem, 'What was changed and why.'),
})

const SessionInsightsAnalysis = named('SessionInsightsAnalysis', 'What a session is found to show.', {
  timeline: list(SessionInsightsTimelineEvent, 'The story of the session, in order.'),
  issues: list(SessionInsightsIssue, 'What went wrong.'),
  action_items: list(SessionInsightsActionItem, 'What to do about it.'),
  classification: maybe(SessionInsightsClassification, 'What kind of work it was.'),
  note_usage: maybe(SessionInsightsNoteUsage, 'How notes were used.'),
  suggested_prompt: maybe(SessionInsightsSuggestedPrompt, 'A better prompt.'),
})

export const SessionInsightsResponse = named('SessionInsightsResponse', 'A session with its insights.', {
  ...session,
  origin: maybe(enumOf(ORIGINS), 'Where the session was started.', { default: null }),
  num_user_messages: Type.Integer({ description: 'Messages that people wrote.' }),
  num_devin_messages: Type.Integer({ description: 'Messages that the agent wrote.' }),
  session_size: enumOf(SESSION_SIZES, {
    description:
      'How large the session is, by compute units and messages of people; `l` and `xl` are unhealthy.',
  }),
  analysis: maybe(SessionInsightsAnalysis, 'What the session is found to show; null until it was analysed.'),
})
