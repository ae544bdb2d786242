import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { ListedSession } from '../domain/session.ts'
import type { Analysis } from '../domain/analysis.ts'
import type { Micros } from '../domain/time.ts'
import type { ImportedPullRequest, TokenCounts } from '../domain/imported.ts'
import type { Permission, Role } from '../domain/permissions.ts'
import type {
  Agent,
  AnalysisLayer,
  Category,
  DevinMode,
  KeyKind,
  MessageSource,
  Origin,
  Outcome,
  SessionSize,
  SessionStatus,
  StatusDetail,
  StepKind,
} from '../domain/vocabulary.ts'

/** A `jsonb` column: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>

/** Rows as the migrations make them. Times are microseconds since 1970 in `bigint`. */
export interface Database {
  enterprises: { enterprise_id: string; name: string; created_at: Micros }
  organizations: {
    org_id: string
    enterprise_id: string
    name: string
    session_prefix: string
    created_at: Micros
    updated_at: Micros
    deleted_at: Micros | null
    max_session_acu_limit: number | null
    max_cycle_acu_limit: number | null
  }
  users: {
    user_id: string
    email: string
    name: string | null
    enterprise_role: Role | null
    created_at: Micros
  }
  memberships: { user_id: string; org_id: string; role: Role; created_at: Micros }
  service_users: {
    service_user_id: string
    name: string
    org_id: string | null
    role: Role | null
    permissions: Permission[] | null
    created_at: Micros
  }
  api_keys: {
    key_id: string
    kind: KeyKind
    name: string
    digest: Buffer
    user_id: string | null
    service_user_id: string | null
    org_id: string | null
    created_at: Micros
    expires_at: Micros | null
    revoked_at: Micros | null
  }
  sign_ins: { digest: Buffer; key_id: string; created_at: Micros; expires_at: Micros }
  sign_in_links: { digest: Buffer; key_id: string; expires_at: Micros }
  sessions: SessionsTable
  session_details: SessionDetailsTable
  messages: {
    org_id: string
    session_id: string
    revision: number
    position: number
    event_id: string
    source: MessageSource
    message: string
    created_at: Micros
  }
  words_due: { org_id: string; session_id: string }
  session_words: {
    org_id: string
    session_id: string
    revision: number
    part: number
    created_at: Micros | null
    words: string
  }
  steps: {
    org_id: string
    session_id: string
    revision: number
    position: number
    event_id: string
    kind: StepKind
    name: string | null
    call_id: string | null
    is_error: boolean | null
    created_at: Micros | null
    line: number
    byte_offset: number
    byte_length: number
    pointer: string
  }
  originals: {
    org_id: string
    original_id: string
    digest: string
    agent: Agent
    name: string | null
    bytes: number
    chunks: string[]
    first_record_id: string | null
    created_at: Micros
    replaced_at: Micros | null
  }
  original_chunks: { org_id: string; digest: string; bytes: Buffer }
  org_totals: { org_id: string; sessions: number; changes: Generated<number> }
  session_changes: {
    org_id: string
    change: number
    session_id: string
    changed_at: Micros
    before: Json<ListedSession> | null
    after: Json<ListedSession> | null
  }
  analyses: {
    org_id: string
    session_id: string
    layer: AnalysisLayer
    version: number
    model: string | null
    revision: number
    input_digest: string
    analysis: Json<Analysis> | null
    failure: string | null
    outcome: Outcome | null
    labels: string[]
    analyzed_at: Micros
    duration_micros: Micros
    cost_usd: number | null
    input_tokens: number | null
    output_tokens: number | null
    citations_dropped: number | null
  }
  summary_facts: {
    org_id: string
    session_id: string
    week: Micros
    micro_acus: number
    category: Category | null
    session_size: SessionSize
    outcome: Outcome | null
    repository: string | null
    agent: Agent | null
    model: string | null
    labels: string[]
    advice: string[]
    status: SessionStatus | null
    origin: Origin | null
    user_id: string | null
    tags: string[] | null
  }
  summary_totals: Record<Outcome | SessionSize | 'sessions' | 'micro_acus' | 'squared_acus', number> & {
    org_id: string
    dimension: string
    value: string
  }
  summary_users: { org_id: string; week: Micros; user_id: string; sessions: number }
  model_spend: { day: string; calls: number; usd: number; input_tokens: number; output_tokens: number }
}

export interface SessionsTable {
  org_id: string
  session_id: string
  created_at: Micros
  updated_at: Micros
  title: string | null
  status: SessionStatus
  status_detail: StatusDetail | null
  live_detail: 'working' | 'waiting_for_user' | null
  live_until: Micros | null
  origin: Origin | null
  user_id: string | null
  service_user_id: string | null
  playbook_id: string | null
  schedule_id: string | null
  automation_id: string | null
  snapshot_id: string | null
  devin_mode: DevinMode | null
  category: Category | null
  subcategory: string | null
  repo_name: string | null
  tags: Generated<string[]>
  is_archived: Generated<boolean>
  parent_session_id: string | null
  /** The parent's id whether or not the parent is there yet. */
  parent_ref: string | null
  child_session_ids: Generated<string[]>
  acus_consumed: Generated<number>
  num_user_messages: Generated<number>
  num_devin_messages: Generated<number>
  pull_requests: Json<ImportedPullRequest[]>
  structured_output: ColumnType<Record<string, unknown> | null, string | null, string | null>
  /** Which of the written message and step rows are this session's: an import switches it in one write. */
  revision: Generated<number>
  agent: Agent | null
  /** The one that wrote most. */
  model: string | null
  outcome: Outcome | null
  /** Labels of what its analysis found. */
  issues: Generated<string[]>
  session_size: GeneratedAlways<SessionSize>
  /** What it has of what lists are narrowed by, hashed; the database keeps it. */
  facets: GeneratedAlways<number[]>
}

export interface SessionDetailsTable {
  org_id: string
  session_id: string
  agent_version: string | null
  external_id: string
  tokens_by_model: Json<Record<string, TokenCounts>>
  tool_calls: Json<Record<string, number>>
  cost_usd: number | null
  cost_complete: boolean
  repository_url: string | null
  branch: string | null
  cwd: string | null
  active_micros: Micros | null
  last_record_at: Micros | null
  num_steps: number
  original_id: string
  original_digest: string
  reader_version: number
  imported_at: Micros
}
