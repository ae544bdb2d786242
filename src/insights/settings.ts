import type { ModelAnalyst } from './model/analyst.ts'

export const RULES_WHEN = ['always', 'never'] as const
export const MODEL_WHEN = ['never', 'on-request', 'always'] as const

/** What is analysed when. */
export interface InsightsSettings {
  /** By the rules: after every import, or on request alone. */
  readonly rules: (typeof RULES_WHEN)[number]
  readonly modelWhen: (typeof MODEL_WHEN)[number]
  /** `null` where no model is set up. */
  readonly model: ModelAnalyst | null
}
