import type { parameters as english } from '../en/parameters.ts'
import type { Like } from '../texts.ts'

export const parameters: Like<typeof english> = {
  path: {
    org_id: '组织的 ID，以 `org-` 开头。',
    devin_id: '会话的 ID，可带也可不带前缀 `devin-`。',
    session_id: '会话的 ID，可带也可不带前缀 `devin-`。',
    key_id: '密钥的 ID，以 `apikey-` 开头。',
  },
  cursor: {
    after: '从何处继续：填上一页的 `end_cursor`。默认为第一页。',
    first: '每页的条数。',
  },
  CursorPaginationParams: { about: '取列表的哪一页。' },
  Page: {
    about: '列表中的一页。',
    items: '本页的各条记录，顺序与列表一致。',
    end_cursor: '取下一页时作为 `after` 传入；最后一页为 null。',
    has_next_page: '是否还有下一页。',
    total: '读取第一页时所有页的总条数；统计过慢时为 null。',
  },
  SessionsQueryParams: { about: '筛选哪些会话，以及取其中哪一页。' },
  filters: {
    session_ids: '仅返回 ID 在此列表中的会话，可带也可不带前缀 `devin-`。',
    created_after: '仅返回在此时刻或之后开始的会话。Unix 秒。',
    created_before: '仅返回在此时刻之前开始的会话。Unix 秒。',
    updated_after: '仅返回最近一次变更在此时刻或之后的会话。Unix 秒。',
    updated_before: '仅返回最近一次变更在此时刻之前的会话。Unix 秒。',
    tags: '仅返回带有其中任一标签的会话。',
    playbook_id: '仅返回采用此操作手册的会话。',
    origins: '仅返回从其中任一来源启动的会话。',
    schedule_id: '仅返回由此定时计划启动的会话。',
    automation_ids: '仅返回由其中任一自动化启动的会话。',
    user_ids: '仅返回由其中任一用户启动的会话。',
    service_user_ids: '仅返回由其中任一服务用户启动的会话。',
    category: '仅返回属于此类工作的会话。',
    is_archived: '仅返回已归档的会话，或仅返回未归档的会话。默认两者都返回。',
    repo_names: '仅返回涉及其中任一仓库的会话，格式为 `owner/repo`。',
    parent_session_id: '仅返回由此会话启动的会话。',
  },
  organizationList: { devin_id: '仅返回具有此 ID 的会话。' },
  enterpriseList: {
    org_ids: '仅返回属于其中任一组织的会话。',
    include_deleted_orgs: '是否同时列出已删除组织的会话。',
  },
  withinOrganization: { org_id: '会话必须属于的组织。默认不限。' },
  v1List: {
    limit: '每页的会话数。',
    offset: '从头跳过的会话数。',
    skip: '`offset` 的旧名称；两者同时给出时以它为准。',
    tags: '仅返回带有其中任一标签的会话。',
    user_email: '仅返回此邮箱地址所属用户的会话，不区分大小写。',
  },
  userList: { email: '仅返回使用此邮箱地址的用户，不区分大小写。' },
  importQuery: {
    name: '找到会话记录的位置，相对于存放全部记录的目录；目录之间用 `/` 分隔。',
    user: '这些会话所属用户的邮箱地址。',
    agent: '会话记录来自哪个智能体。默认根据内容识别。',
    repository: '工作所在仓库的远程地址，供未写明仓库的会话记录使用；其中的登录凭据会被去除。',
    dry_run: '是否只读取和计数，不保存任何内容。',
  },
}
