import type { endpoints as english } from '../en/endpoints.ts'
import type { Like } from '../texts.ts'

export const endpoints: Like<typeof english> = {
  'v1.sessions.list': {
    summary: '列出会话',
    description: '密钥所属组织的会话，最新的在前。',
  },
  'v1.sessions.get': {
    summary: '获取会话',
    description: '一个会话及其消息。',
  },
  'v3.org.sessions.list': {
    summary: '列出会话',
    description: '一个组织的会话，最新的在前。',
  },
  'v3.org.sessions.insights.list': {
    summary: '列出会话及其洞察',
    description: '一个组织的会话，最新的在前，附消息数、规模和分析。',
  },
  'v3.org.sessions.get': {
    summary: '获取会话',
    description: '组织的一个会话，内容与其在列表中的条目相同。',
  },
  'v3.org.sessions.messages': {
    summary: '列出会话的消息',
    description: '用户和智能体在一个会话中所写的消息，最早的在前。',
  },
  'v3.org.sessions.insights.get': {
    summary: '获取会话及其洞察',
    description: '组织的一个会话，附消息数、规模和分析。',
  },
  'v3.enterprise.sessions.list': {
    summary: '列出企业的会话',
    description: '所有组织的会话，最新的在前。',
  },
  'v3.enterprise.sessions.insights.list': {
    summary: '列出企业的会话及其洞察',
    description: '所有组织的会话，最新的在前，附消息数、规模和分析。',
  },
  'v3.enterprise.sessions.get': {
    summary: '获取企业的会话',
    description: '任一组织的一个会话，内容与其在列表中的条目相同。',
  },
  'v3.enterprise.sessions.messages': {
    summary: '列出企业会话的消息',
    description: '用户和智能体在任一组织的一个会话中所写的消息，最早的在前。',
  },
  'v3.enterprise.sessions.insights.get': {
    summary: '获取企业的会话及其洞察',
    description: '任一组织的一个会话，附消息数、规模和分析。',
  },
  'v3.self': {
    summary: '获取调用者',
    description: '密钥代表谁。',
  },
  'v3.enterprise.organizations.list': {
    summary: '列出组织',
    description: '企业的组织，最早的在前。',
  },
  'v3.enterprise.organizations.create': {
    summary: '创建组织',
    description: '为企业新增一个组织。',
  },
  'v3.enterprise.organizations.get': {
    summary: '获取组织',
    description: '企业的一个组织。',
  },
  'v3.enterprise.organizations.delete': {
    summary: '删除组织',
    description: '停用一个组织及其密钥。此后其会话仅在指定 `include_deleted_orgs=true` 时列出。',
  },
  'v3.enterprise.users.list': {
    summary: '列出用户',
    description: '企业的用户及其角色。',
  },
  'v3.enterprise.users.create': {
    summary: '添加用户',
    description: '把用户加入企业，并授予一个处处适用的角色。',
  },
  'v3.enterprise.roles.list': {
    summary: '列出角色',
    description: '可以授予用户和密钥的角色。',
  },
  'v3.org.sessions.details': {
    summary: '获取会话的其他已知信息',
    description: '会话的智能体、模型、token、工具调用、费用、仓库和来源。',
  },
  'v3.org.sessions.steps': {
    summary: '列出会话的步骤',
    description: '会话记录中的全部内容，按原有顺序。',
  },
  'v3.org.sessions.insights.summary': {
    summary: '汇总洞察',
    description:
      '对列表中的会话求和：结果如何、出了什么问题、什么会有帮助，并按周、组织、仓库、智能体和模型分组；若给出第二个筛选条件，则附带区间进行对比。',
  },
  'v3.enterprise.sessions.insights.summary': {
    summary: '汇总洞察',
    description:
      '对列表中的会话求和：结果如何、出了什么问题、什么会有帮助，并按周、组织、仓库、智能体和模型分组；若给出第二个筛选条件，则附带区间进行对比。',
  },
  'v3.org.sessions.facets': {
    summary: '各值的会话数',
    description:
      '列表中各状态、类别、来源、人员、组织、仓库、标签、智能体、模型、规模、结果和问题各有多少会话，最多的在前。',
  },
  'v3.enterprise.sessions.facets': {
    summary: '各值的会话数',
    description:
      '列表中各状态、类别、来源、人员、组织、仓库、标签、智能体、模型、规模、结果和问题各有多少会话，最多的在前。',
  },
  'v3.org.sessions.stream': {
    summary: '观察会话',
    description:
      '按筛选条件观察会话列表的服务器推送事件：什么进入、改变、离开列表。客户端带着最后看到的事件 id 回来，便从其后继续，不丢不重。使用 `q` 时，`change` 可能是首次提到某个会话，`leave` 可能提到从未在列表中的会话。',
  },
  'v3.enterprise.sessions.stream': {
    summary: '观察会话',
    description:
      '按筛选条件观察会话列表的服务器推送事件：什么进入、改变、离开列表。客户端带着最后看到的事件 id 回来，便从其后继续，不丢不重。使用 `q` 时，`change` 可能是首次提到某个会话，`leave` 可能提到从未在列表中的会话。',
  },
  'v3.org.sessions.insights.generate': {
    summary: '分析一个会话',
    description: '将会话放入待分析队列，除非其洞察已存在且为最新，或正在生成。失败的尝试会重新进行。',
  },
  'v3.enterprise.sessions.insights.generate': {
    summary: '分析一个会话',
    description: '将会话放入待分析队列，除非其洞察已存在且为最新，或正在生成。失败的尝试会重新进行。',
  },
  'v3.org.sessions.import': {
    summary: '导入会话记录',
    description: '读取一份会话记录的字节并保存其中的会话。重复导入不会产生任何变化。',
  },
  'v3.org.sessions.import.again': {
    summary: '重新导入会话已保存的记录',
    description: '用当前的读取器读取已导入会话所保存的原始记录。',
  },
  'v3.enterprise.machine.transcripts': {
    summary: '查找本机的会话记录',
    description:
      '智能体留在运行服务器的机器上的会话记录，按内容识别。与相邻的两个端点一样，仅当服务器在回环地址上使用内置引擎、并以回环名称访问时才存在；否则此路径下没有任何内容。',
  },
  'v3.enterprise.machine.import.get': {
    summary: '获取本机导入的进度',
    description: '正在进行的导入，或服务器启动以来最近的一次。',
  },
  'v3.enterprise.machine.import.start': {
    summary: '从本机导入',
    description:
      '开始导入本机的会话记录或一组演示数据，并立即返回；若已有相同的导入在进行，则加入其中。重复导入不会产生任何变化。',
  },
  'v3.enterprise.machine.demo.remove': {
    summary: '移除演示数据',
    description: '从所有含有演示数据的组织中移除演示会话，其他内容不受影响。',
  },
  'v3.org.users.create': {
    summary: '把用户加入组织',
    description: '授予用户在组织中的一个角色，取代其原有角色。',
  },
  'v3.access': {
    summary: '获取调用者的权限',
    description: '调用者在企业和每个组织中可以做什么。',
  },
  'v3.signIn': {
    summary: '登录',
    description:
      '设置一个 cookie，浏览器凭它以所发密钥的权限继续访问，有效 30 天或至密钥失效。脚本无法读取它，其他网站无法发送它，有更改的请求还须带 `x-csrf-token` 标头。服务器启动时显示的链接中的密语可代替密钥，一小时内仅可用一次。',
  },
  'v3.signOut': {
    summary: '退出登录',
    description: '结束所发 cookie 的登录。',
  },
  'v3.enterprise.keys.list': {
    summary: '列出密钥',
    description: '企业的密钥，最早的在前，包括已吊销的，不含密文。',
  },
  'v3.enterprise.keys.create': {
    summary: '创建密钥',
    description: '为用户或服务用户创建密钥。密文仅在此响应中显示。',
  },
  'v3.enterprise.keys.revoke': {
    summary: '吊销密钥',
    description: '立即并永久停用一个密钥。',
  },
}
