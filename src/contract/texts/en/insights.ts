/** What a session is found to show. */
export const insights = {
  SessionInsightsResponse: {
    about: 'A session with its insights.',
    origin: 'Where the session was started.',
    num_user_messages: 'How many messages people wrote.',
    num_devin_messages: 'How many messages the agent wrote.',
    session_size:
      'How large the session is, by compute units and messages of people; `l` and `xl` are unhealthy.',
    analysis: 'What the session is found to show; null until it was analysed.',
  },
  SessionInsightsAnalysis: {
    about: 'What a session is found to show.',
    timeline: 'The story of the session, in order.',
    issues: 'What went wrong.',
    action_items: 'What to do about it.',
    classification: 'What kind of work it was.',
    note_usage: 'How notes were used.',
    suggested_prompt: 'A better prompt.',
  },
  SessionInsightsTimelineEvent: {
    about: 'A turning point of a session.',
    title: 'What happened, in few words.',
    description: 'What happened.',
    color: 'How it went: green, yellow, red, blue or grey.',
    issue_id: 'Id of the issue it is about.',
  },
  SessionInsightsIssue: {
    about: 'Something that went wrong.',
    id: 'Id of the issue in its analysis.',
    issue: 'What went wrong.',
    impact: 'What it cost.',
    label: 'The kind of issue, in few words.',
  },
  SessionInsightsActionItem: {
    about: 'Something to do about an issue.',
    action_item: 'What to do.',
    type: 'Where it is to be done.',
    issue_id: 'Id of the issue it is about.',
  },
  SessionInsightsClassification: {
    about: 'What kind of work a session was.',
    category: 'The kind of work.',
    confidence: 'How sure that is, from 0 to 1.',
    programming_languages: 'Programming languages of the files worked on.',
    tools_and_frameworks: 'Tools and frameworks used.',
  },
  SessionInsightsNoteUsage: {
    about: 'How notes were used.',
    good_usages: 'Notes that were followed.',
    bad_usages: 'Notes that were ignored or misled.',
  },
  SessionInsightsNoteUsageItem: {
    about: 'How one note was used.',
    note_id: 'Id of the note.',
    message: 'What the agent did with it.',
    reason: 'Why that was good or bad.',
  },
  SessionInsightsSuggestedPrompt: {
    about: 'A better prompt.',
    original_prompt: 'The prompt that started the session.',
    suggested_prompt: 'A prompt that would have worked better.',
    feedback_items: 'What was changed and why.',
  },
  SessionInsightsFeedbackItem: {
    about: 'A remark on the prompt.',
    summary: 'The remark, in few words.',
    excerpt: 'The part of the prompt it is about.',
    details: 'The remark in full.',
    issue_id: 'Id of the issue it is about.',
  },
} as const
