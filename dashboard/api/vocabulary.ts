import type { Session, SessionWithInsights } from '../../sdk/index.ts'

/** The words of the API, in the order in which they are offered. */
export const STATUSES = [
  'running',
  'new',
  'claimed',
  'resuming',
  'suspended',
  'exit',
  'error',
] as const satisfies readonly Session['status'][]

export const STATUS_DETAILS = [
  'waiting_for_user',
  'waiting_for_approval',
  'working',
  'finished',
  'inactivity',
  'user_request',
  'error',
  'usage_limit_exceeded',
  'out_of_credits',
  'out_of_quota',
  'no_quota_allocation',
  'payment_declined',
  'org_usage_limit_exceeded',
  'total_session_limit_exceeded',
  'user_usage_limit_exceeded',
] as const satisfies readonly StatusDetail[]

export const SIZES = ['xs', 's', 'm', 'l', 'xl'] as const satisfies readonly Size[]

export const ORIGINS = [
  'cli',
  'webapp',
  'desktop',
  'api',
  'slack',
  'teams',
  'linear',
  'jira',
  'scheduled',
  'automation',
  'code_scan',
  'other',
] as const satisfies readonly Origin[]

export const CATEGORIES = [
  'bug_fixing',
  'feature_development',
  'refactoring_and_optimization',
  'unit_test_generation',
  'code_review',
  'code_review_and_analysis',
  'code_quality_and_security',
  'security',
  'migrations_and_upgrades',
  'ci_cd_and_devops',
  'data_and_automation',
  'documentation_and_content',
  'research_and_exploration',
  'production_investigation',
  'other',
] as const satisfies readonly Category[]

export const AGENTS = ['claude-code', 'codex', 'copilot-cli', 'gemini-cli', 'openhands', 'swe-agent'] as const

export const OUTCOMES = [
  'succeeded',
  'partly',
  'failed',
  'abandoned',
  'unknown',
] as const satisfies readonly Outcome[]

export type StatusDetail = NonNullable<Session['status_detail']>
export type Size = SessionWithInsights['session_size']
export type Origin = NonNullable<Session['origin']>
export type Category = NonNullable<Session['category']>
export type Outcome = NonNullable<SessionWithInsights['analysis']>['outcome']['outcome']
