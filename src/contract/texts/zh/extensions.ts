import type { extensions as english } from '../en/extensions.ts'
import type { Like } from '../texts.ts'

export const extensions: Like<typeof english> = {
  details: '已发布的结构中没有地方放置智能体、模型、token、费用、仓库和来源。',
  steps: '已发布的消息不包含工具调用、调用结果和推理。',
  import: '会话来自在别处运行的智能体所留下的会话记录。',
  evidence: '每项论断都附有依据及其来历。',
  summary: '对多个会话洞察的汇总：已发布的页面每次只讲一个会话。',
  generate: '较新的页面列出了此端点；作为此处契约的较旧页面没有。',
  addPerson: '已发布的页面只能邀请用户加入企业，没有在此添加单个用户的办法。',
  keys: '三种前缀的密钥都在一处创建；托管服务则大多在其网页上创建。',
  singular: '若干客户端使用旧页面中的单数路径。',
  withoutOrganization: '旧页面的路径省略组织；对属于多个组织的成员，这是唯一的列表。',
  newerFilters: '新页面在组织列表上有这些筛选条件；企业列表也接受它们。',
  newerFilterValues: '新页面在组织列表上的取值。',
  newerMembers: '会话的新成员，其洞察中也一并给出。',
  newerValues: '会话的新取值，其洞察中也一并给出。',
  scheduled: '旧页面中的取值 `scheduled`，新页面已省略。',
  v1Message: '已发布的页面中时间为 ISO 8601、列表为空，但均未说明。',
  v1Ranges: '发布时未给出范围。超出时拒绝而非截断，以免客户端把截断的页当作最后一页。',
  filterRanges: '发布时未给出范围：最多 10,000 个值；时间以秒为单位，因为毫秒不会匹配任何结果。',
  errors: '新页面在会话端点上列出这些响应；在此任何端点都可能返回。',
  validation: '旧页面的错误列表在 `detail` 中，新页面在 `errors` 中：两者都返回。',
  problem: 'RFC 9457 的成员，与其他所有错误一致。',
  retryAfter: '与 Retry-After 标头相同的数值，供只读取正文的客户端使用。',
}
