import type { Texts } from './en.ts'

/** The words of the API in Chinese. */
export const words: Pick<
  Texts,
  | 'status'
  | 'statusDetail'
  | 'size'
  | 'outcome'
  | 'origin'
  | 'category'
  | 'issue'
  | 'actionType'
  | 'sort'
  | 'role'
> = {
  status: {
    new: '新建',
    claimed: '已领取',
    running: '运行中',
    exit: '已结束',
    error: '出错',
    suspended: '已暂停',
    resuming: '恢复中',
  },
  statusDetail: {
    working: '工作中',
    waiting_for_user: '等待你',
    waiting_for_approval: '等待批准',
    finished: '已完成',
    inactivity: '无活动',
    user_request: '由人停止',
    usage_limit_exceeded: '达到用量上限',
    out_of_credits: '额度用完',
    out_of_quota: '配额用完',
    no_quota_allocation: '未分配配额',
    payment_declined: '付款被拒',
    org_usage_limit_exceeded: '达到组织上限',
    total_session_limit_exceeded: '达到会话上限',
    error: '出错',
    user_usage_limit_exceeded: '达到个人上限',
  },
  size: { xs: 'XS', s: 'S', m: 'M', l: 'L', xl: 'XL' },
  outcome: { succeeded: '成功', partly: '部分完成', failed: '失败', abandoned: '放弃', unknown: '未知' },
  origin: {
    webapp: '网页',
    slack: 'Slack',
    teams: 'Teams',
    api: 'API',
    linear: 'Linear',
    jira: 'Jira',
    scheduled: '定时',
    automation: '自动化',
    cli: '命令行',
    desktop: '桌面',
    other: '其他',
    code_scan: '代码扫描',
  },
  category: {
    bug_fixing: '修复缺陷',
    ci_cd_and_devops: 'CI、CD 与运维',
    code_quality_and_security: '代码质量与安全',
    code_review_and_analysis: '代码评审与分析',
    data_and_automation: '数据与自动化',
    documentation_and_content: '文档与内容',
    feature_development: '功能开发',
    migrations_and_upgrades: '迁移与升级',
    other: '其他',
    refactoring_and_optimization: '重构与优化',
    research_and_exploration: '调研与探索',
    unit_test_generation: '单元测试',
    code_review: '代码评审',
    production_investigation: '生产问题调查',
    security: '安全',
  },
  issue: {
    missing_tool: '缺少工具',
    failing_check: '检查未通过',
    repeated_failure: '反复失败',
    edit_test_loop: '改测循环',
    edit_undone: '改动被撤回',
    wrong_path: '路径有误',
    permission_refused: '权限被拒',
    authentication_failure: '认证失败',
    network_failure: '网络故障',
    rate_limited: '请求受限',
    context_lost: '上下文丢失',
    user_correction: '被人纠正',
    user_interruption: '被人打断',
    repeated_request: '重复请求',
    long_wait: '等待过久',
    unfinished: '未完成',
    unsupported_claim: '结论无据',
    secret_exposed: '密钥外露',
    large_output: '输出过大',
    costly_change: '代价过高的改动',
  },
  actionType: {
    machine_setup: '机器',
    repo_config: '仓库',
    knowledge: '知识',
    prompt_improvement: '提示词',
    other: '其他',
  },
  sort: { created_at: '创建时间', updated_at: '更新时间', acus_consumed: 'ACU' },
  role: {
    org_viewer: '组织查看者',
    org_member: '组织成员',
    org_admin: '组织管理员',
    enterprise_viewer: '企业查看者',
    enterprise_admin: '企业管理员',
  },
}
