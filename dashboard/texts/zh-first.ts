import type { Texts } from './en.ts'

/** 没有会话时的提示与导入进度。 */
export const first: Texts['first'] = {
  title: '导入你的第一批会话',
  more: '导入会话',
  found: () => '在 {folders} 中找到 {agents}，其子智能体将一并导入。',
  ofAgent: '{agent} 会话 {count} 个',
  onlyRead: '你的文件只会被读取。Muster 把所得内容保存在本机自己的数据库中。',
  import: '导入',
  demo: '载入演示数据',
  demoIsHere: (count) => `这里有 ${format(count)} 个演示会话（不计子智能体）。`,
  demoIsPartlyHere: '这里有 {size} 个演示会话中的 {count} 个（不计子智能体）。',
  restOfDemo: '载入其余的演示数据',
  removeDemo: '移除演示数据',
  removingDemo: '正在移除演示数据…',
  demoRemoved: (count) => `演示数据已移除：${format(count)} 个会话及其子智能体。`,
  removeDemoText: '演示会话及其分析将被移除，你自己的会话不受影响。之后可以再次载入。',
  demoHint: '也可先用虚构的会话四处看看。',
  nothing: '本机上没有智能体留下的会话',
  looked: '查找过 {folders}。',
  unreadable: (count) => `有 ${count} 处无法读取：{reason}`,
  organization: '接收会话的组织',
  byCommand: '导入你机器上各智能体的会话：',
  importing: '正在导入会话',
  loading: '正在载入演示数据',
  finding: '正在查找文件…',
  files: '{done} / {total} 个文件',
  ofDemo: '{done} / {total} 个会话',
  imported: (count) => `已导入 ${format(count)} 个会话（含子智能体）。`,
  unchanged: (count) => `${format(count)} 个原已存在，没有变更。`,
  loaded: (count) => `已载入含 ${format(count)} 个会话（不计子智能体）的演示数据。`,
  skipped: (count) => `${format(count)} 个文件不含会话。`,
  failed: (count) => `${format(count)} 个文件无法读取`,
  brokeOff: '导入中断：{reason}',
  stopped: '导入随服务器一起结束。已导入的内容保留；再次导入即可继续。',
}

function format(count: number): string {
  return count.toLocaleString('zh')
}
