/** Sums over sessions. */
export const summaries = {
  summaryQuery: {
    against:
      'A second filter to compare with, written as a query string of its own: `created_before=1767225600&tags=before`.',
  },
  SummarySums: {
    sessions: 'How many sessions.',
    analyzed: 'How many of them have an analysis.',
    acus_consumed: 'Compute units of them together.',
    outcomes: 'How those that have an analysis went.',
    sizes: 'How large they are.',
  },
  SummaryOutcomes: {
    about: 'How many sessions went how.',
    succeeded: 'How many did what was asked.',
    partly: 'How many did a part of it.',
    failed: 'How many failed.',
    abandoned: 'How many were broken off.',
    unknown: 'How many don’t show it.',
  },
  SummarySizes: {
    about: 'How many sessions are how large.',
    xs: 'How many are `xs`.',
    s: 'How many are `s`.',
    m: 'How many are `m`.',
    l: 'How many are `l`.',
    xl: 'How many are `xl`.',
  },
  SummaryActivity: {
    active_users: 'How many different people began them; what service users began counts for nobody.',
  },
  SummaryTotal: {
    about: 'Sums over all sessions that are summed up.',
    is_complete: 'Whether these are all that match; else they are the newest 20,000.',
  },
  SummaryWeek: {
    about: 'Sums over the sessions that began in a week.',
    value: 'The date of its Monday, in UTC.',
  },
  SummaryGroup: {
    about: 'Sums over the sessions that have a value in common.',
    value: 'The value; of people and organisations their id.',
    label: 'The name of a person or organisation; null for others.',
  },
  SummaryIssue: {
    about: 'A kind of issue, and the sessions that have it.',
    label: 'The kind of issue.',
    examples: 'Ids of up to three of the newest sessions that have it.',
  },
  SummaryActionItem: {
    about: 'Advice, and the sessions that it would have helped.',
    action_item: 'What to do, as one of these sessions has it.',
    type: 'Where it is to be done.',
    examples: 'Ids of up to three of the newest sessions that it would have helped.',
  },
  differences: {
    here: 'The figure of the sessions asked for; null where there are none.',
    against: 'The figure of the sessions compared with; null where there are none.',
    difference: 'The first figure less the second.',
    low: 'Lower end of the 95 % interval of the difference; null for too few sessions.',
    high: 'Upper end of the 95 % interval of the difference; null for too few sessions.',
  },
  SummaryDifference: { about: 'A figure of two sets of sessions, and how far apart it is.' },
  SummaryShare: {
    about: 'A share of two sets of sessions, and how far apart it is.',
    value: 'What the sessions counted have in common.',
  },
  SummaryComparison: {
    about: 'What differs between the sessions asked for and those compared with.',
    against: 'Sums over the sessions compared with.',
    acus_per_session: 'Compute units of a session in the mean.',
    outcomes: 'Shares of the sessions that have an analysis, by outcome.',
    issues: 'Shares of the sessions that have an analysis, by kind of issue.',
    categories: 'Shares of the sessions that have a category, by category.',
    sizes: 'Shares of the sessions, by size.',
  },
  SessionFacets: {
    about: 'How many sessions of a list have which value.',
    sessions: 'How many sessions are counted.',
    is_complete: 'Whether these are all that match; else they are the newest 20,000.',
    statuses: 'By status.',
    categories: 'By category.',
    origins: 'By the place they were started in.',
    users: 'By the person who started them, 100 at most.',
    organizations: 'By organisation, 100 at most.',
    repositories: 'By repository, 100 at most.',
    tags: 'By tag, 100 at most; a session counts for each of its tags.',
    agents: 'By agent.',
    models: 'By the model that wrote most of a session, 100 at most.',
    sizes: 'By size.',
    outcomes: 'By how the analysed ones went.',
    issues: 'By the label of an issue, 100 at most; a session counts for each of its issues.',
  },
  FacetValue: {
    about: 'The sessions of a list that have a value.',
    value: 'The value, as the filter takes it.',
    label: 'The name of a person or organisation; null for others.',
    sessions: 'How many sessions have it.',
  },
  streamQuery: {
    last_event_id:
      'Where to go on: the id of the last event seen, for clients that can’t send it as the header `Last-Event-ID`.',
  },
  SessionEvent: {
    about: 'What became of a list of sessions.',
    type: '`ready` once nothing is missing; `enter`, `change` and `leave` of a session of the list; `reset` when what was missed is no longer known: read the list anew.',
    session: 'The session as it is now, or as it was last; null for `ready` and `reset`.',
  },
  InsightsSummary: {
    about: 'What sessions have in common.',
    total: 'Sums over all of them.',
    weeks: 'Sums by the week in which the sessions began, in order.',
    outcomes: 'Sums by outcome.',
    categories: 'Sums by category.',
    sizes: 'Sums by size.',
    organizations: 'Sums by organisation: the 100 with most sessions, and the 100 that consumed most.',
    repositories: 'Sums by repository: the 100 with most sessions, and the 100 that consumed most.',
    agents: 'Sums by agent.',
    models:
      'Sums by the model that wrote most of a session: the 100 with most sessions, and the 100 that consumed most.',
    users:
      'Sums by the person who began a session: the 100 with most sessions, and the 100 who consumed most.',
    issues:
      'Kinds of issue, the most frequent first: the 100 that most sessions have, and the 100 whose sessions consumed most.',
    action_items: 'The advice that would have helped most sessions, up to 20; the same advice is one.',
    comparison: 'What differs from the sessions of `against`; null without it.',
  },
} as const
