/**
 * Everything that is served and not published, with the reason. The documents mark it, and a test
 * refuses any other difference from the published pages.
 *
 * An address is `GET /path` (an endpoint), `GET /path ?name` (a parameter), `* 404` (an answer of any
 * endpoint), `Schema`, or `Schema.member`; with `:keyword` behind it that part of it alone.
 */
export interface Extension {
  readonly at: readonly string[]
  readonly why: string
}

const lists = ['GET /v3/enterprise/sessions', 'GET /v3/enterprise/sessions/insights'] as const
const listParameters = [
  'session_ids',
  'created_after',
  'created_before',
  'updated_after',
  'updated_before',
  'tags',
  'origins',
  'user_ids',
  'service_user_ids',
] as const

function limited(parameters: readonly string[], owners: readonly string[]): string[] {
  return owners.flatMap((owner) =>
    parameters.map((name) => owner + name + (/_(after|before)$/.test(name) ? ':maximum' : ':maxItems')),
  )
}

export const EXTENSIONS: readonly Extension[] = [
  {
    at: [
      'GET /v3/organizations/{org_id}/sessions/{devin_id}/details',
      'GET /v3/organizations/sessions/{devin_id}/details',
      'SessionDetails',
      'TokenCounts',
      'ToolCalls',
      'Repository',
      'Provenance',
    ],
    why: 'The published shapes have no place for agent, models, tokens, cost, repository and source.',
  },
  {
    at: [
      'GET /v3/organizations/{org_id}/sessions/{devin_id}/steps',
      'GET /v3/organizations/sessions/{devin_id}/steps',
      'PaginatedResponse_SessionStep_',
      'SessionStep',
      'StepSource',
    ],
    why: 'The published messages leave out tool calls, their results and reasoning.',
  },
  {
    at: [
      'POST /v3/organizations/{org_id}/sessions/import',
      'POST /v3/organizations/{org_id}/sessions/{devin_id}/import/again',
      'ImportResponse',
      'ImportedSession',
      'ImportFailure',
    ],
    why: 'Sessions come from transcripts of agents that ran elsewhere.',
  },
  {
    at: ['POST /v3/organizations/{org_id}/members/users', 'UserCreateRequest'],
    why: 'The published pages invite into the enterprise alone and know no way to add one person here.',
  },
  {
    at: [
      'GET /v3/enterprise/keys',
      'POST /v3/enterprise/keys',
      'DELETE /v3/enterprise/keys/{key_id}',
      'PaginatedResponse_ApiKey_',
      'ApiKey',
      'ApiKeyCreated',
      'ApiKeyCreateRequest',
    ],
    why: 'Keys of all three prefixes are made in one place; the hosted service makes most on its pages.',
  },
  {
    at: ['GET /v1/session', 'GET /v1/session/{session_id}'],
    why: 'Several clients use the singular paths of older pages.',
  },
  {
    at: [
      'GET /v3/organizations/sessions',
      'GET /v3/organizations/sessions/insights',
      'GET /v3/organizations/sessions/{devin_id}',
      'GET /v3/organizations/sessions/{devin_id}/messages',
      'GET /v3/organizations/sessions/{devin_id}/insights',
    ],
    why: 'Older pages leave the organisation out; it is the one list for a member of several.',
  },
  {
    at: lists.flatMap((list) =>
      ['automation_ids', 'is_archived', 'repo_names', 'parent_session_id'].map((name) => `${list} ?${name}`),
    ),
    why: 'Newer pages have these filters on the organisation list; the enterprise lists take them too.',
  },
  {
    at: lists.flatMap((list) => [`${list} ?origins:enum`, `${list} ?category:enum`]),
    why: 'Values that newer pages have on the organisation list.',
  },
  {
    at: ['SessionInsightsResponse.automation_id', 'SessionInsightsResponse.devin_mode'],
    why: 'Newer members of the session, which its insights repeat.',
  },
  {
    at: ['origin', 'category', 'status_detail'].map((name) => `SessionInsightsResponse.${name}:enum`),
    why: 'Newer values of the session, which its insights repeat.',
  },
  {
    at: ['SessionResponse.origin:enum', 'SessionsQueryParams.origins:enum'],
    why: 'The value `scheduled` of the older pages, which the newer ones leave out.',
  },
  {
    at: ['SessionMessage.timestamp:format', 'SessionDetailsResponse.messages:default'],
    why: 'The published page shows the time in ISO 8601 and the empty list, and names neither.',
  },
  {
    at: ['limit:minimum', 'limit:maximum', 'offset:minimum', 'skip:minimum', 'tags:maxItems'].map(
      (part) => `GET /v1/sessions ?${part}`,
    ),
    why: 'Published without a range. More is refused rather than cut, so that no client takes a cut page for the last.',
  },
  {
    at: [
      ...limited(listParameters, ['SessionsQueryParams.', ...lists.map((list) => `${list} ?`)]),
      ...limited(['automation_ids', 'repo_names'], ['SessionsQueryParams.']),
      ...limited(
        ['org_ids'],
        lists.map((list) => `${list} ?`),
      ),
    ],
    why: 'Published without a range: at most 10,000 values; times in seconds, since milliseconds would match nothing.',
  },
  {
    at: ['* 401', '* 403', '* 404', '* 409', '* 429'],
    why: 'Newer pages name these answers on the session endpoints; here any endpoint may give them.',
  },
  {
    at: ['* 422'],
    why: 'Older pages have the list of errors in `detail`, newer ones in `errors`: both are sent.',
  },
  {
    at: ['type', 'title', 'status', 'instance', 'errors'].map((name) => `HTTPValidationError.${name}`),
    why: 'The members of RFC 9457, as in every other error.',
  },
  {
    at: ['ProblemDetail.retry_after'],
    why: 'The same number as the header Retry-After, for clients that read bodies alone.',
  },
]

/** Why something that isn't published is served; `undefined` for what is published. */
export function whyExtended(address: string): string | undefined {
  return EXTENSIONS.find(({ at }) => at.some((one) => one === address || one.startsWith(`${address}:`)))?.why
}
