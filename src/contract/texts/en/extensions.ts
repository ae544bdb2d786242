/** Why something that isn't published is served. */
export const extensions = {
  details: 'The published shapes have no place for agent, models, tokens, cost, repository and source.',
  steps: 'The published messages leave out tool calls, their results and reasoning.',
  import: 'Sessions come from transcripts of agents that ran elsewhere.',
  evidence: 'Every statement is shown with what it rests on and how it came about.',
  summary: 'Sums over the insights of many sessions: the published pages tell of one at a time.',
  generate: "Newer pages name this endpoint; the older ones, which are the contract here, don't.",
  addPerson: 'The published pages invite into the enterprise alone and know no way to add one person here.',
  keys: 'Keys of all three prefixes are made in one place; the hosted service makes most on its pages.',
  singular: 'Several clients use the singular paths of older pages.',
  withoutOrganization: 'Older pages leave the organisation out; it is the one list for a member of several.',
  search: 'The published lists can’t be searched.',
  filters: 'The published lists are not narrowed by status, size, agent, model or cost.',
  ordering: 'The published lists know one order.',
  facets: 'How many sessions each filter would leave is what one chooses filters by.',
  stream: 'A list that is watched would have to be asked for again and again.',
  signIn: 'A browser must not keep a key where scripts can read it.',
  newerFilters:
    'Newer pages have these filters on the organisation list; the enterprise lists take them too.',
  newerFilterValues: 'Values that newer pages have on the organisation list.',
  newerMembers: 'Newer members of the session, which its insights repeat.',
  newerValues: 'Newer values of the session, which its insights repeat.',
  scheduled: 'The value `scheduled` of the older pages, which the newer ones leave out.',
  v1Message: 'The published page shows the time in ISO 8601 and the empty list, and names neither.',
  v1Ranges:
    'Published without a range. More is refused rather than cut, so that no client takes a cut page for the last.',
  filterRanges:
    'Published without a range: at most 10,000 values; times in seconds, since milliseconds would match nothing.',
  errors: 'Newer pages name these answers on the session endpoints; here any endpoint may give them.',
  validation: 'Older pages have the list of errors in `detail`, newer ones in `errors`: both are sent.',
  problem: 'The members of RFC 9457, as in every other error.',
  retryAfter: 'The same number as the header Retry-After, for clients that read bodies alone.',
} as const
