import type { summaries as english } from '../en/summaries.ts'
import type { Like } from '../texts.ts'

export const summaries: Like<typeof english> = {
  summaryQuery: {
    against: '用于对比的第二个筛选条件，本身写成查询字符串：`created_before=1767225600&tags=before`。',
  },
  SummarySums: {
    sessions: '会话数量。',
    analyzed: '其中已有分析的会话数量。',
    acus_consumed: '这些会话消耗的计算单元总和。',
    outcomes: '其中已有分析的会话的结果。',
  },
  SummaryOutcomes: {
    about: '各种结果的会话数量。',
    succeeded: '完成了要求的会话数量。',
    partly: '完成了部分要求的会话数量。',
    failed: '失败的会话数量。',
    abandoned: '中途放弃的会话数量。',
    unknown: '看不出结果的会话数量。',
  },
  SummaryTotal: {
    about: '所汇总的全部会话的总和。',
    is_complete: '是否包含所有匹配的会话；否则为最新的 20,000 个。',
  },
  SummaryGroup: {
    about: '具有相同取值的会话的总和。',
    value: '取值；对于周，为该周星期一的日期（UTC）。',
  },
  SummaryIssue: {
    about: '一类问题及出现该问题的会话。',
    label: '问题的类别。',
    examples: '出现该问题的最新会话的 ID，最多三个。',
  },
  SummaryActionItem: {
    about: '一条建议及它本可帮助的会话。',
    action_item: '要做的事，按其中一个会话的表述。',
    type: '应在何处进行。',
    examples: '该建议本可帮助的最新会话的 ID，最多三个。',
  },
  differences: {
    here: '所查询会话的数值；没有会话时为 null。',
    against: '对比会话的数值；没有会话时为 null。',
    difference: '前者减去后者。',
    low: '差值的 95% 区间下限；会话过少时为 null。',
    high: '差值的 95% 区间上限；会话过少时为 null。',
  },
  SummaryDifference: { about: '两组会话的一个数值及其差距。' },
  SummaryShare: {
    about: '两组会话的一个占比及其差距。',
    value: '所计会话的共同之处。',
  },
  SummaryComparison: {
    about: '所查询会话与对比会话之间的差异。',
    against: '对比会话的总和。',
    acus_per_session: '每个会话平均消耗的计算单元。',
    outcomes: '已有分析的会话中各结果的占比。',
    issues: '已有分析的会话中各类问题的占比。',
    categories: '已有分类的会话中各分类的占比。',
    sizes: '各规模会话的占比。',
  },
  InsightsSummary: {
    about: '会话的共同之处。',
    total: '全部会话的总和。',
    weeks: '按会话开始所在周的总和，按时间顺序。',
    outcomes: '按结果的总和。',
    categories: '按分类的总和。',
    sizes: '按规模的总和。',
    organizations: '按组织的总和：会话最多的 100 个。',
    repositories: '按仓库的总和：会话最多的 100 个。',
    agents: '按智能体的总和。',
    models: '按会话中输出最多的模型的总和：会话最多的 100 个。',
    issues: '最常见的问题类别，最多 100 个。',
    action_items: '本可帮助最多会话的建议，最多 20 条；相同的建议合为一条。',
    comparison: '与 `against` 会话的差异；未给出时为 null。',
  },
}
