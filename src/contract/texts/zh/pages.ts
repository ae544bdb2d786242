import type { pages as english } from '../en/pages.ts'
import type { Like } from '../texts.ts'

export const pages: Like<typeof english> = {
  title: 'Muster API',
  skip: '跳到正文',
  languages: '语言',
  endpoints: '端点',
  thisPage: '本页内容',
  markdown: '本页的 Markdown 版本',
  permission: '权限',
  key: '密钥前缀',
  alsoAt: '同样可用的路径',
  extension: '扩展',
  extensionNote: '此端点不在已发布的端点之列。{why}',
  pathParameters: '路径参数',
  queryParameters: '查询参数',
  qs: '也可以放在一起，作为 `qs` 中的一个 JSON 对象传入。',
  body: '请求正文',
  stream: '会话记录的字节，类型为 {types}。',
  answer: '响应',
  oneOf: '以下结构之一：',
  listOf: '由以下结构组成的列表：',
  alwaysSent: '每个成员都会返回：未知时为 `null` 或空列表。',
  errors: '错误',
  status: '状态码',
  meaning: '含义',
  example: '示例',
  exampleAnswer: '响应',
  required: '必填',
  members: '`{shape}` 的成员',
  values: '取值',
  fallback: '默认值',
  between: '取值范围为 {minimum} 到 {maximum}。',
  atLeast: '不小于 {minimum}。',
  atMost: '不大于 {maximum}。',
  mostValues: '最多 {maximum} 个值。',
  index: {
    lead: '通过 HTTP 访问编程智能体的会话：即为 Devin 发布的 v1 与 v3 会话 API，以及本服务器在此之上增加的内容。',
    authentication: {
      title: '身份验证',
      header: '每个请求都要携带密钥，放在标头 `Authorization: Bearer <key>` 中。',
      prefix: '前缀',
      holder: '代表',
      version: '版本',
      cog: '服务用户，或以访问令牌访问的用户',
      apk: '一个组织的服务',
      apk_user: '一个组织中的用户',
      refused:
        '密钥缺失、未知、已过期或已吊销时返回 401。密钥属于另一版本，或缺少端点所需的权限时返回 403。密钥无权查看的会话与不存在的会话一样返回 404。',
    },
    errors: {
      title: '错误',
      body: '所有错误的正文都相同：RFC 9457 的成员 `type`、`title`、`status` 和 `instance`，以及旧客户端所读取的 `detail`。对于 422，`detail` 和 `errors` 会列出请求中的全部错误。',
      type: '以 `application/json` 发送；标头 `Accept` 要求时则以 `application/problem+json` 发送。',
    },
    paging: {
      title: '列表分页',
      cursor:
        'v3 的列表用游标读取：把一页的 `end_cursor` 作为 `after` 传入，直到 `has_next_page` 为 false。v1 的列表使用 `limit` 和 `offset`。标头 `Link` 也会给出下一页。',
      once: '会话按从新到旧排列。读取第一页之前就存在、且始终符合条件的会话恰好列出一次，无论期间写入了什么。',
    },
    parameters: {
      title: '查询参数',
      lists: '列表重复其名称：`tags=a&tags=b`。符合其中任一值即可；不同的参数则必须同时满足。',
      unknown:
        '端点不认识的参数会被忽略，并列在标头 `x-ignored-parameters` 中。带有标头 `Prefer: handling=strict` 时则以 422 拒绝。',
    },
    extensions: {
      title: '扩展',
      marked:
        '凡是已发布页面中没有的内容都标为扩展，并说明原因。扩展不改变任何已发布的响应：按那些页面编写的客户端无需修改即可使用。',
    },
    documents: {
      title: '供程序使用',
      openapi: '以 OpenAPI 3.1 表示的相同内容：',
      markdown: '每个页面都有 Markdown 版本：在地址后加上 `.md` 即可。`llms.txt` 以英文列出所有页面。',
    },
  },
}
