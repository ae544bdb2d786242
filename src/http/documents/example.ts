import type { Schema, Schemas } from './schema.ts'

/** Makes values that fit a schema and read like those of a real server. */
export class Examples {
  readonly #schemas: Schemas
  readonly #values: Readonly<Record<string, unknown>>

  constructor(schemas: Schemas, publicUrl: string) {
    this.#schemas = schemas
    this.#values = { ...VALUES, url: `${publicUrl}/sessions/${SESSION}` }
  }

  /** A value of the schema that stands at a member of a shape. */
  of(schema: Schema, shape = '', name = ''): unknown {
    for (const key of [`${shape}.${name}`, name]) {
      if (Object.hasOwn(this.#values, key)) return this.#values[key]
    }
    const resolved = this.#schemas.resolve(schema)
    const { anyOf: [first] = [], items, properties, const: constant, enum: [value] = [] } = resolved
    if (properties) return this.object(resolved, Object.keys(properties))
    if (first) return this.of(first, shape, name)
    if (items) return [this.of(items, shape, name)]
    return constant ?? value ?? SCALARS[resolved.type ?? ''] ?? null
  }

  /** An object of a shape with some of its members. */
  object(shape: Schema, names: readonly string[]): Record<string, unknown> {
    const { title = '', properties = {} } = shape
    return Object.fromEntries(names.map((name) => [name, this.of(properties[name] ?? {}, title, name)]))
  }
}

const SCALARS: Record<string, unknown> = { boolean: false, integer: 0, number: 0 }

const SESSION = '5f1c9a2e7b3d4c60a18e92d7f4b05c31'
const PROMPT = 'The login test fails now and then. Find out why and mend it.'

/** Sums over sessions that have a value in common. */
const SUMS = {
  sessions: 40,
  analyzed: 38,
  acus_consumed: 61.5,
  outcomes: { succeeded: 29, partly: 6, failed: 2, abandoned: 0, unknown: 1 },
  sizes: { xs: 9, s: 17, m: 10, l: 3, xl: 1 },
}

function group(value: string, label: string | null = null) {
  return { ...SUMS, value, label }
}

function facet(value: string, label: string | null = null) {
  return { value, label, sessions: 40 }
}

const EXAMPLES = { examples: [SESSION] }

/** By the name of a member or parameter; with its shape before it where the name alone says too little. */
export const VALUES: Readonly<Record<string, unknown>> = {
  // Ids
  org_id: 'org-7d2f41c9',
  org_ids: ['org-7d2f41c9'],
  devin_id: SESSION,
  session_id: SESSION,
  'SessionSummary.session_id': `devin-${SESSION}`,
  'SessionDetailsResponse.session_id': `devin-${SESSION}`,
  user_id: 'user-4be0a7',
  service_user_id: null,
  'ServiceUserSelf.service_user_id': 'service-user-91c3',
  'ApiKey.service_user_id': 'service-user-91c3',
  'ApiKeyCreated.service_user_id': 'service-user-91c3',
  key_id: 'apikey-2c8f63',
  api_key_id: 'apikey-2c8f63',
  event_id: 'a41d0c52',
  step_id: 'a41d0c52-0',
  issue_id: 'issue-1',
  'SessionInsightsIssue.id': 'issue-1',
  note_id: 'AGENTS.md',
  snapshot_id: null,
  playbook_id: null,
  automation_id: null,
  parent_session_id: null,
  child_session_ids: [],
  creator_service_user_id: null,
  external_session_id: 'c0ffee3e-7c1b-4b57-9f5a-2f6d1b0a9e44',
  call_id: 'toolu_01Hq',
  // Times
  created_at: 1767603600,
  updated_at: 1767607200,
  'SessionSummary.created_at': '2026-01-05T09:00:00.000000+00:00',
  'SessionSummary.updated_at': '2026-01-05T10:00:00.000000+00:00',
  'SessionDetailsResponse.created_at': '2026-01-05T09:00:00.000000+00:00',
  'SessionDetailsResponse.updated_at': '2026-01-05T10:00:00.000000+00:00',
  timestamp: '2026-01-05T09:00:00.000000+00:00',
  imported_at: 1767607260,
  expires_at: 1798761600,
  revoked_at: null,
  active_seconds: 2160,
  // A session
  status: 'exit',
  status_detail: 'finished',
  status_enum: 'finished',
  title: 'Mend the flaky login test',
  snippet: 'Mend the flaky <mark>login</mark> test',
  tags: ['backend'],
  acus_consumed: 2.4,
  pr_url: 'https://github.com/acme/shop/pull/417',
  pr_state: 'merged',
  'PullRequestInfo.url': 'https://github.com/acme/shop/pull/417',
  requesting_user_email: 'ana@acme.example',
  origin: 'cli',
  subcategory: 'Other',
  devin_mode: null,
  structured_output: null,
  num_user_messages: 2,
  num_devin_messages: 5,
  session_size: 's',
  // Messages and steps
  source: 'user',
  message: PROMPT,
  'SessionMessage.type': 'initial_user_message',
  'SessionMessage.origin': null,
  username: 'Ana',
  kind: 'tool_call',
  'SessionStep.name': 'Bash',
  position: 7,
  content: { command: 'npm test -- login' },
  'SessionStep.source': { line: 12, offset: 20480, length: 655 },
  // Insights
  'SessionInsightsTimelineEvent.title': 'Cause found',
  description: 'Two clocks were compared.',
  color: 'green',
  issue: 'The test compared times of two clocks.',
  impact: 'Three runs of the tests were lost.',
  label: 'Flaky test',
  action_item: 'Say in AGENTS.md how one test is run alone.',
  'SessionInsightsActionItem.type': 'knowledge',
  'SessionInsightsClassification.category': 'bug_fixing',
  confidence: 0.92,
  programming_languages: ['TypeScript'],
  tools_and_frameworks: ['Vitest'],
  good_usages: [],
  'SessionInsightsNoteUsageItem.message': 'It ran all tests each time.',
  reason: 'The note names a quicker way.',
  original_prompt: PROMPT,
  'SessionInsightsSuggestedPrompt.suggested_prompt': `${PROMPT} Run it alone, two hundred times.`,
  summary: 'Say how to check it',
  excerpt: 'mend it',
  details: 'Without a number of runs it is open when a flaky test counts as mended.',
  evidence: ['a41d0c52'],
  'SessionInsightsOutcome.reason': 'The tests pass, two hundred times.',
  layer: 'rules',
  version: 1,
  model: null,
  input_digest: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  analyzed_at: 1767607262,
  duration_seconds: 0.021,
  input_tokens: null,
  output_tokens: null,
  citations_dropped: null,
  'SessionInsightsProvenance.cost_usd': null,
  failure: null,
  'GenerateInsightsResponse.status': 'started',
  'InsightsSummary.total': { ...SUMS, active_users: 6, is_complete: true },
  weeks: [{ ...SUMS, active_users: 6, value: '2026-01-05' }],
  'InsightsSummary.outcomes': [group('succeeded')],
  'InsightsSummary.categories': [group('bug_fixing')],
  'InsightsSummary.sizes': [group('s')],
  organizations: [group('org-7d2f41c9', 'Shop')],
  repositories: [group('acme/shop')],
  agents: [group('claude-code')],
  'InsightsSummary.models': [group('claude-sonnet-4-5')],
  'InsightsSummary.users': [group('user-4be0a7', 'Ana')],
  'InsightsSummary.issues': [{ ...SUMS, label: 'failing_check', ...EXAMPLES }],
  'InsightsSummary.action_items': [
    { ...SUMS, action_item: 'Install ripgrep.', type: 'machine_setup', ...EXAMPLES },
  ],
  comparison: null,
  'SessionFacets.statuses': [facet('exit')],
  'SessionFacets.categories': [facet('bug_fixing')],
  'SessionFacets.origins': [facet('cli')],
  'SessionFacets.users': [facet('user-4be0a7', 'Ana')],
  'SessionFacets.organizations': [facet('org-7d2f41c9', 'Shop')],
  'SessionFacets.repositories': [facet('acme/shop')],
  'SessionFacets.tags': [facet('backend')],
  'SessionFacets.agents': [facet('claude-code')],
  'SessionFacets.models': [facet('claude-sonnet-4-5')],
  'SessionFacets.sizes': [facet('s')],
  'SessionFacets.outcomes': [facet('succeeded')],
  'SessionFacets.issues': [facet('failing_check')],
  // Transcripts
  agent: 'claude-code',
  agent_version: '2.1.4',
  models: ['claude-sonnet-4-5'],
  'TokenCounts.input': 5210,
  'TokenCounts.output': 18400,
  'TokenCounts.cache_read': 912000,
  'TokenCounts.cache_write': 64000,
  'TokenCounts.reasoning': 3100,
  'TokenCounts.total': 999610,
  tokens_by_model: {
    'claude-sonnet-4-5': {
      input: 5210,
      output: 18400,
      cache_read: 912000,
      cache_write: 64000,
      reasoning: 3100,
      total: 999610,
    },
  },
  tool_calls: { total: 31, by_name: { Bash: 18, Edit: 6, Read: 7 } },
  cost_usd: 0.8,
  cost_complete: true,
  'Repository.name': 'acme/shop',
  'Repository.url': 'https://github.com/acme/shop',
  branch: 'mend-login-test',
  cwd: '/srv/shop',
  num_messages: 7,
  num_steps: 84,
  original_digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  original_bytes: 481220,
  'Provenance.name': 'shop/session.jsonl',
  reader_version: 3,
  created: 1,
  failed: [],
  records_not_understood: {},
  // The machine
  'MachineTranscripts.folders': ['~/.claude/projects', '~/.codex/sessions'],
  'MachineTranscripts.agents': [
    {
      agent: 'claude-code',
      sessions: 132,
      files: 171,
      bytes: 418_220_144,
      folders: ['~/.claude/projects'],
    },
  ],
  'MachineImportRequest.source': 'transcripts',
  'MachineImport.source': 'transcripts',
  'MachineImport.state': 'running',
  'MachineImport.done': 64,
  'MachineImport.total': 171,
  'MachineImport.sessions': 60,
  'MachineImport.unchanged': 12,
  'MachineImport.skipped': 0,
  'MachineImport.num_failed': 0,
  'MachineImport.reason': null,
  // Accounts
  'Access.name': 'Ana',
  'Access.permissions': ['ViewAccountSessions'],
  'Access.organizations': [{ org_id: 'org-7d2f41c9', name: 'Shop', permissions: ['ViewOrgSessions'] }],
  csrf_token: null,
  imports_from_machine: false,
  service_user_name: 'nightly-report',
  user_name: 'Ana',
  api_key_name: 'nightly report',
  user_email: null,
  email: 'ana@acme.example',
  emails: ['ana@acme.example'],
  'User.name': 'Ana',
  'ApiKey.kind': 'cog',
  'ApiKeyCreated.kind': 'cog',
  'ApiKeyCreateRequest.kind': 'cog',
  'ApiKey.name': 'nightly report',
  'ApiKeyCreated.name': 'nightly report',
  'ApiKeyCreateRequest.name': 'nightly report',
  'ApiKey.org_id': null,
  'ApiKeyCreated.org_id': null,
  'ApiKey.user_id': null,
  'ApiKeyCreated.user_id': null,
  'ApiKey.role': 'enterprise_viewer',
  'ApiKeyCreated.role': 'enterprise_viewer',
  'ApiKeyCreateRequest.role': 'enterprise_viewer',
  permissions: null,
  key: 'cog_5mZq…',
  'OrganizationResponse.name': 'Shop',
  'OrganizationCreateRequest.name': 'Shop',
  max_session_acu_limit: null,
  max_cycle_acu_limit: null,
  role_id: 'org_member',
  role_name: 'org_member',
  role_type: 'org',
  enterprise_role_id: 'enterprise_viewer',
  'UserCreateRequest.role': 'org_member',
  // Pages
  first: 20,
  limit: 20,
  end_cursor: null,
  total: 1,
}
