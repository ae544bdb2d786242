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
  },
  SummaryOutcomes: {
    about: 'How many sessions went how.',
    succeeded: 'How many did what was asked.',
    partly: 'How many did a part of it.',
    failed: 'How many failed.',
    abandoned: 'How many were broken off.',
    unknown: 'How many don’t show it.',
  },
  SummaryTotal: {
    about: 'Sums over all sessions that are summed up.',
    is_complete: 'Whether these are all that match; else they are the newest 20,000.',
  },
  SummaryGroup: {
    about: 'Sums over the sessions that have a value in common.',
    value: 'The value; of weeks the date of their Monday, in UTC.',
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
  InsightsSummary: {
    about: 'What sessions have in common.',
    total: 'Sums over all of them.',
    weeks: 'Sums by the week in which the sessions began, in order.',
    outcomes: 'Sums by outcome.',
    categories: 'Sums by category.',
    sizes: 'Sums by size.',
    organizations: 'Sums by organisation: the 100 with most sessions.',
    repositories: 'Sums by repository: the 100 with most sessions.',
    agents: 'Sums by agent.',
    models: 'Sums by the model that wrote most of a session: the 100 with most sessions.',
    issues: 'The most frequent kinds of issue, up to 100.',
    action_items: 'The advice that would have helped most sessions, up to 20; the same advice is one.',
    comparison: 'What differs from the sessions of `against`; null without it.',
  },
} as const
