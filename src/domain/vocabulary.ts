/**
 * Every closed list of words the product knows. A list comes first and its type is derived from it.
 * Published lists stand in the order of the published pages; values that only newer published
 * documents know come behind them.
 */

export const SESSION_STATUSES = [
  'new',
  'claimed',
  'running',
  'exit',
  'error',
  'suspended',
  'resuming',
] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

export const STATUS_DETAILS = [
  'working',
  'waiting_for_user',
  'waiting_for_approval',
  'finished',
  'inactivity',
  'user_request',
  'usage_limit_exceeded',
  'out_of_credits',
  'out_of_quota',
  'no_quota_allocation',
  'payment_declined',
  'org_usage_limit_exceeded',
  'total_session_limit_exceeded',
  'error',
  'user_usage_limit_exceeded',
] as const
export type StatusDetail = (typeof STATUS_DETAILS)[number]

/** The `status_enum` of v1. Some values are accepted nowhere and never sent (see `status.ts`). */
export const V1_STATUSES = [
  'working',
  'blocked',
  'expired',
  'finished',
  'suspend_requested',
  'suspend_requested_frontend',
  'resume_requested',
  'resume_requested_frontend',
  'resumed',
] as const
export type V1Status = (typeof V1_STATUSES)[number]

export const ORIGINS = [
  'webapp',
  'slack',
  'teams',
  'api',
  'linear',
  'jira',
  'scheduled',
  'automation',
  'cli',
  'desktop',
  'other',
  'code_scan',
] as const
export type Origin = (typeof ORIGINS)[number]

export const CATEGORIES = [
  'bug_fixing',
  'ci_cd_and_devops',
  'code_quality_and_security',
  'code_review_and_analysis',
  'data_and_automation',
  'documentation_and_content',
  'feature_development',
  'migrations_and_upgrades',
  'other',
  'refactoring_and_optimization',
  'research_and_exploration',
  'unit_test_generation',
  'code_review',
  'production_investigation',
  'security',
] as const
export type Category = (typeof CATEGORIES)[number]

export const SESSION_SIZES = ['xs', 's', 'm', 'l', 'xl'] as const
export type SessionSize = (typeof SESSION_SIZES)[number]

export const DEVIN_MODES = ['normal', 'fast', 'lite', 'ultra', 'fusion'] as const
export type DevinMode = (typeof DEVIN_MODES)[number]

export const MESSAGE_SOURCES = ['devin', 'user'] as const
export type MessageSource = (typeof MESSAGE_SOURCES)[number]

/** The agents whose transcripts can be read. */
export const AGENTS = ['claude-code', 'codex', 'copilot-cli', 'gemini-cli', 'openhands', 'swe-agent'] as const
export type Agent = (typeof AGENTS)[number]

/** What a step of a transcript is. */
export const STEP_KINDS = [
  'user_message',
  'agent_message',
  'reasoning',
  'tool_call',
  'tool_result',
  'context',
  'notice',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** What an action item asks to be changed. */
export const ACTION_ITEM_TYPES = [
  'machine_setup',
  'repo_config',
  'knowledge',
  'prompt_improvement',
  'other',
] as const
export type ActionItemType = (typeof ACTION_ITEM_TYPES)[number]

/** The colour of an event in a session's timeline. */
export const ANALYSIS_COLORS = ['green', 'yellow', 'red', 'blue', 'grey'] as const
export type AnalysisColor = (typeof ANALYSIS_COLORS)[number]

/** Who analysed a session. */
export const ANALYSIS_LAYERS = ['rules', 'model'] as const
export type AnalysisLayer = (typeof ANALYSIS_LAYERS)[number]

/** What a stream tells of a list; `reset`: what was missed is no longer known, and the list is to be read anew. */
export const SESSION_EVENTS = ['ready', 'enter', 'change', 'leave', 'reset'] as const
export type SessionEventType = (typeof SESSION_EVENTS)[number]

/** How a session went: `unknown` where nothing in it shows. */
export const OUTCOMES = ['succeeded', 'partly', 'failed', 'abandoned', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The three kinds of credential: the prefix, without its underscore. */
export const KEY_KINDS = ['cog', 'apk', 'apk_user'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

/** What a server can import by itself, on the machine of those who use it. */
export const IMPORT_SOURCES = ['transcripts', 'demo'] as const
export type ImportSource = (typeof IMPORT_SOURCES)[number]

export const IMPORT_RUN_STATES = ['running', 'finished', 'failed', 'stopped'] as const
export type ImportRunState = (typeof IMPORT_RUN_STATES)[number]
