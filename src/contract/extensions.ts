import type { extensions as reasons } from './texts/en/extensions.ts'

type Extension = keyof typeof reasons

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

/** What lists are narrowed and ordered by beyond the published pages. */
const added = {
  filters: [
    'status',
    'status_detail',
    'session_size',
    'agent',
    'model',
    'outcome',
    'issue',
    'min_acus',
    'max_acus',
  ],
  ordering: ['sort', 'order'],
} as const

const ofLists = (names: readonly string[]): string[] =>
  ['SessionsQueryParams.', ...lists.map((list) => `${list} ?`)].flatMap((owner) =>
    names.map((name) => owner + name),
  )

function limited(parameters: readonly string[], owners: readonly string[]): string[] {
  return owners.flatMap((owner) =>
    parameters.map((name) => owner + name + (/_(after|before)$/.test(name) ? ':maximum' : ':maxItems')),
  )
}

/**
 * Everything that is served and not published, by the key of its reason. The documents mark it, and a test
 * refuses any other difference from the published pages.
 *
 * An address is `GET /path` (an endpoint), `GET /path ?name` (a parameter), `* 404` (an answer of any
 * endpoint), `Schema`, or `Schema.member`; with `:keyword` behind it that part of it alone.
 */
export const EXTENSIONS: Record<Extension, readonly string[]> = {
  details: [
    'GET /v3/organizations/{org_id}/sessions/{devin_id}/details',
    'GET /v3/organizations/sessions/{devin_id}/details',
    'SessionDetails',
    'TokenCounts',
    'ToolCalls',
    'Repository',
    'Provenance',
  ],
  steps: [
    'GET /v3/organizations/{org_id}/sessions/{devin_id}/steps',
    'GET /v3/organizations/sessions/{devin_id}/steps',
    'PaginatedResponse_SessionStep_',
    'SessionStep',
    'StepSource',
  ],
  import: [
    'POST /v3/organizations/{org_id}/sessions/import',
    'POST /v3/organizations/{org_id}/sessions/{devin_id}/import/again',
    'ImportResponse',
    'ImportedSession',
    'ImportFailure',
  ],
  machine: [
    'GET /v3/enterprise/machine/transcripts',
    'GET /v3/enterprise/machine/import',
    'POST /v3/enterprise/machine/import',
    'DELETE /v3/enterprise/machine/demo',
    'MachineTranscripts',
    'MachineAgent',
    'MachineImportRequest',
    'MachineImport',
    'MachineDemoRemoval',
  ],
  evidence: [
    'SessionInsightsTimelineEvent.evidence',
    'SessionInsightsIssue.evidence',
    'SessionInsightsNoteUsageItem.evidence',
    'SessionInsightsAnalysis.outcome',
    'SessionInsightsOutcome',
    'SessionInsightsResponse.analysis_provenance',
    'SessionInsightsProvenance',
  ],
  summary: [
    'GET /v3/organizations/{org_id}/sessions/insights/summary',
    'GET /v3/organizations/sessions/insights/summary',
    'GET /v3/enterprise/sessions/insights/summary',
    'InsightsSummary',
    ...[
      'Total',
      'Week',
      'Group',
      'Issue',
      'ActionItem',
      'Outcomes',
      'Sizes',
      'Comparison',
      'Difference',
      'Share',
    ].map((name) => `Summary${name}`),
  ],
  generate: [
    'POST /v3/organizations/{org_id}/sessions/{devin_id}/insights/generate',
    'POST /v3/enterprise/sessions/{devin_id}/insights/generate',
    'GenerateInsightsResponse',
  ],
  addPerson: ['POST /v3/organizations/{org_id}/members/users', 'UserCreateRequest'],
  keys: [
    'GET /v3/enterprise/keys',
    'POST /v3/enterprise/keys',
    'DELETE /v3/enterprise/keys/{key_id}',
    'PaginatedResponse_ApiKey_',
    'ApiKey',
    'ApiKeyCreated',
    'ApiKeyCreateRequest',
  ],
  singular: ['GET /v1/session', 'GET /v1/session/{session_id}'],
  withoutOrganization: [
    'GET /v3/organizations/sessions',
    'GET /v3/organizations/sessions/insights',
    'GET /v3/organizations/sessions/{devin_id}',
    'GET /v3/organizations/sessions/{devin_id}/messages',
    'GET /v3/organizations/sessions/{devin_id}/insights',
  ],
  search: [...ofLists(['q']), 'SessionResponse.snippet', 'SessionInsightsResponse.snippet'],
  filters: ofLists(added.filters),
  ordering: ofLists(added.ordering),
  facets: [
    'GET /v3/organizations/{org_id}/sessions/facets',
    'GET /v3/organizations/sessions/facets',
    'GET /v3/enterprise/sessions/facets',
    'SessionFacets',
    'FacetValue',
  ],
  stream: [
    'GET /v3/organizations/{org_id}/sessions/stream',
    'GET /v3/organizations/sessions/stream',
    'GET /v3/enterprise/sessions/stream',
    'SessionEvent',
  ],
  signIn: [
    'GET /v3/self/access',
    'POST /v3/self/sign-in',
    'DELETE /v3/self/sign-in',
    'Access',
    'OrganizationAccess',
    'SignOutResponse',
  ],
  newerFilters: lists.flatMap((list) =>
    ['automation_ids', 'is_archived', 'repo_names', 'parent_session_id'].map((name) => `${list} ?${name}`),
  ),
  newerFilterValues: lists.flatMap((list) => [`${list} ?origins:enum`, `${list} ?category:enum`]),
  newerMembers: ['SessionInsightsResponse.automation_id', 'SessionInsightsResponse.devin_mode'],
  newerValues: ['origin', 'category', 'status_detail'].map((name) => `SessionInsightsResponse.${name}:enum`),
  scheduled: ['SessionResponse.origin:enum', 'SessionsQueryParams.origins:enum'],
  v1Message: ['SessionMessage.timestamp:format', 'SessionDetailsResponse.messages:default'],
  v1Ranges: ['limit:minimum', 'limit:maximum', 'offset:minimum', 'skip:minimum', 'tags:maxItems'].map(
    (part) => `GET /v1/sessions ?${part}`,
  ),
  filterRanges: [
    ...limited(listParameters, ['SessionsQueryParams.', ...lists.map((list) => `${list} ?`)]),
    ...limited(['automation_ids', 'repo_names'], ['SessionsQueryParams.']),
    ...limited(
      ['org_ids'],
      lists.map((list) => `${list} ?`),
    ),
  ],
  errors: ['* 401', '* 403', '* 404', '* 409', '* 429'],
  validation: ['* 422'],
  problem: ['type', 'title', 'status', 'instance', 'errors'].map((name) => `HTTPValidationError.${name}`),
  retryAfter: ['ProblemDetail.retry_after'],
}

/** The reason for what is served and isn't published, whole or in part; `undefined` for what is published. */
export function whyExtended(
  address: string,
): { readonly why: Extension; readonly isWhole: boolean } | undefined {
  const all = Object.entries(EXTENSIONS) as [Extension, readonly string[]][]
  for (const [why, at] of all) {
    if (at.includes(address)) return { why, isWhole: true }
    if (at.some((one) => one.startsWith(`${address}:`))) return { why, isWhole: false }
  }
  return undefined
}
