import type { document as english } from '../en/document.ts'
import type { Like } from '../texts.ts'

export const document: Like<typeof english> = {
  about: {
    v1: '一个组织的会话，使用用户或服务的密钥访问。',
    v3: '各组织及整个企业的会话，按角色和权限访问。',
  },
  keys: {
    v1: '用户的密钥（`apk_user_…`）或服务的密钥（`apk_…`）。',
    v3: '服务用户的密钥或个人访问令牌（`cog_…`）。',
  },
  tags: {
    sessions: '会话及其消息、洞察和步骤。',
    self: '调用者。',
    organizations: '企业的组织。',
    users: '用户及其角色。',
    roles: '可授予的角色。',
    keys: '三种前缀的密钥。',
  },
  permission: {
    none: '任何有效的密钥均可。',
    organization: '需要在该组织中拥有 `{permission}` 权限。',
    enterprise: '需要在企业中拥有 `{permission}` 权限。',
    credential: '密钥需要拥有 `{permission}` 权限。',
  },
  qs: '此对象的各个成员，每个都作为单独的参数传入；列表则重复其名称。',
  success: '成功。',
  errors: {
    401: '密钥缺失、未知、已过期或已吊销。',
    403: '密钥没有所需的权限，或种类不符。',
    404: '不存在，或密钥无权查看。',
    409: '与当前状态冲突。',
    422: '请求不符合约定。',
    429: '请求过多：请按 `Retry-After` 的时间等待。',
    503: '数据库暂时不接受写入。',
  },
}
