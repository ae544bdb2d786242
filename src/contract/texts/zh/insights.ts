import type { insights as english } from '../en/insights.ts'
import type { Like } from '../texts.ts'

export const insights: Like<typeof english> = {
  SessionInsightsResponse: {
    about: '一个会话及其洞察。',
    origin: '会话从何处启动。',
    num_user_messages: '用户所写的消息数。',
    num_devin_messages: '智能体所写的消息数。',
    session_size: '会话的规模，依据计算单元和用户消息数判定；`l` 和 `xl` 属于不健康的规模。',
    analysis: '对会话的分析结果；尚未分析时为 null。',
  },
  SessionInsightsAnalysis: {
    about: '对会话的分析结果。',
    timeline: '会话的经过，按先后顺序。',
    issues: '出了哪些问题。',
    action_items: '应对措施。',
    classification: '属于哪类工作。',
    note_usage: '笔记的使用情况。',
    suggested_prompt: '更好的提示词。',
  },
  SessionInsightsTimelineEvent: {
    about: '会话中的一个转折点。',
    title: '发生了什么，用几个字概括。',
    description: '发生了什么。',
    color: '进展如何：green（绿）、yellow（黄）、red（红）、blue（蓝）或 grey（灰）。',
    issue_id: '相关问题的 ID。',
  },
  SessionInsightsIssue: {
    about: '出现的一个问题。',
    id: '问题在其分析中的 ID。',
    issue: '出了什么问题。',
    impact: '造成了什么代价。',
    label: '问题的类型，用几个字概括。',
  },
  SessionInsightsActionItem: {
    about: '针对问题的一项措施。',
    action_item: '要做什么。',
    type: '在哪里做。',
    issue_id: '相关问题的 ID。',
  },
  SessionInsightsClassification: {
    about: '会话属于哪类工作。',
    category: '工作的类别。',
    confidence: '判断的把握，从 0 到 1。',
    programming_languages: '所处理文件的编程语言。',
    tools_and_frameworks: '使用的工具和框架。',
  },
  SessionInsightsNoteUsage: {
    about: '笔记的使用情况。',
    good_usages: '被遵循的笔记。',
    bad_usages: '被忽略或造成误导的笔记。',
  },
  SessionInsightsNoteUsageItem: {
    about: '一条笔记的使用情况。',
    note_id: '笔记的 ID。',
    message: '智能体如何使用它。',
    reason: '为何用得好或不好。',
  },
  SessionInsightsSuggestedPrompt: {
    about: '更好的提示词。',
    original_prompt: '启动会话的提示词。',
    suggested_prompt: '本可取得更好效果的提示词。',
    feedback_items: '改了什么，以及为什么。',
  },
  SessionInsightsFeedbackItem: {
    about: '对提示词的一条意见。',
    summary: '意见，用几个字概括。',
    excerpt: '意见所针对的提示词片段。',
    details: '完整的意见。',
    issue_id: '相关问题的 ID。',
  },
}
