import Type from 'typebox'
import { ACTION_ITEM_TYPES } from '../../domain/vocabulary.ts'
import { extended, members, named } from '../members.ts'
import { count, enumOf, maybe, nullable, text, texts } from '../primitives.ts'
import { enterpriseFilters, organizationFilters } from '../v3/query.ts'

const against = members('summaryQuery', { against: maybe(text) })

/** Of an organisation's summary. */
export const orgSummaryQuery = Type.Object({ ...organizationFilters, ...against })

/** Of the enterprise's summary. */
export const enterpriseSummaryQuery = Type.Object({ ...enterpriseFilters, ...against })

const number = Type.Number()

const SummaryOutcomes = named('SummaryOutcomes', {
  ...{ succeeded: count, partly: count, failed: count, abandoned: count, unknown: count },
})

const SummarySizes = named('SummarySizes', { ...{ xs: count, s: count, m: count, l: count, xl: count } })

const SummarySums = members('SummarySums', {
  sessions: count,
  analyzed: count,
  acus_consumed: Type.Number({ minimum: 0 }),
  outcomes: SummaryOutcomes,
  sizes: SummarySizes,
})

const SummaryActivity = { ...SummarySums, ...members('SummaryActivity', { active_users: count }) }

const SummaryTotal = extended('SummaryTotal', SummaryActivity, { is_complete: Type.Boolean() })

const SummaryWeek = extended('SummaryWeek', SummaryActivity, { value: text })

const SummaryGroup = extended('SummaryGroup', SummarySums, { value: text, label: nullable(text) })

const SummaryIssue = extended('SummaryIssue', SummarySums, { label: text, examples: texts })

const SummaryActionItem = extended('SummaryActionItem', SummarySums, {
  action_item: text,
  type: enumOf(ACTION_ITEM_TYPES),
  examples: texts,
})

const differences = members('differences', {
  here: nullable(number),
  against: nullable(number),
  difference: nullable(number),
  low: nullable(number),
  high: nullable(number),
})

const SummaryDifference = extended('SummaryDifference', differences, {})

const SummaryShare = extended('SummaryShare', differences, { value: text })

const SummaryComparison = named('SummaryComparison', {
  against: SummaryTotal,
  acus_per_session: SummaryDifference,
  outcomes: Type.Array(SummaryShare),
  issues: Type.Array(SummaryShare),
  categories: Type.Array(SummaryShare),
  sizes: Type.Array(SummaryShare),
})

const groups = Type.Array(SummaryGroup)

export const InsightsSummary = named('InsightsSummary', {
  total: SummaryTotal,
  weeks: Type.Array(SummaryWeek),
  outcomes: groups,
  categories: groups,
  sizes: groups,
  organizations: groups,
  repositories: groups,
  agents: groups,
  models: groups,
  users: groups,
  issues: Type.Array(SummaryIssue),
  action_items: Type.Array(SummaryActionItem),
  comparison: nullable(SummaryComparison),
})
