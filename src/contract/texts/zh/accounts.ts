import type { accounts as english } from '../en/accounts.ts'
import type { Like } from '../texts.ts'

export const accounts: Like<typeof english> = {
  self: {
    principal_type: '密钥代表谁。',
    org_id: '密钥所绑定的唯一组织的 ID；未绑定时为 null。',
  },
  ServiceUserSelf: {
    about: '一个服务用户。',
    service_user_id: '服务用户的 ID。',
    service_user_name: '服务用户的名称。',
  },
  PatUserSelf: {
    about: '通过个人访问令牌访问的用户。',
    user_id: '用户的 ID。',
    user_name: '用户的姓名。',
    api_key_id: '令牌的 ID。',
    api_key_name: '令牌的名称。',
  },
  DevinBrainUserSelf: {
    about: '一个运行中的会话。本服务器从不返回。',
    devin_id: '会话的 ID。',
    org_id: '会话所属组织的 ID。',
    user_id: '会话为其工作的用户的 ID。',
    creator_service_user_id: '启动会话的服务用户的 ID。',
  },
  WindsurfSessionUserSelf: {
    about: '通过编辑器访问的用户。本服务器从不返回。',
    user_id: '用户的 ID。',
    org_id: '组织的 ID。',
    user_name: '用户的姓名。',
  },
  Access: {
    about: '调用者在何处可以做什么。',
    name: '人员或服务用户的名称。',
    csrf_token: '凡有更改的请求，须以 `x-csrf-token` 标头发送；发送密钥的调用者为 null。',
    permissions: '在整个企业中的权限。',
    organizations: '调用者有任何权限的组织，按名称排序。',
    imports_from_machine:
      '服务器是否运行在调用者自己的机器上，并能导入智能体留在那里的内容：仅限回环地址、内置引擎和管理员。',
  },
  OrganizationAccess: {
    about: '调用者在一个组织中可以做什么。',
    org_id: '组织的 id。',
    name: '组织的名称。',
    permissions: '在其中的权限，含企业的权限。',
  },
  SignOutResponse: {
    about: '登录的去向。',
    signed_out: '是否有登录被结束。',
  },
  acuLimits: {
    max_session_acu_limit: '单个会话最多可用的计算单元；null 表示不限。',
    max_cycle_acu_limit: '组织在一个计费周期内最多可用的计算单元；null 表示不限。',
  },
  OrganizationResponse: {
    about: '一个组织。',
    org_id: '组织的 ID，以 `org-` 开头。',
    name: '组织的名称。',
    created_at: '创建的时间。Unix 秒。',
    updated_at: '最近一次变更的时间。Unix 秒。',
  },
  OrganizationCreateRequest: {
    about: '要新建的组织。',
    name: '组织的名称。',
  },
  User: {
    about: '一个用户。',
    user_id: '用户的 ID。',
    email: '用户的邮箱地址。',
    name: '用户的姓名。',
    role_assignments: '用户拥有的角色。',
  },
  UserBulkCreateRequest: {
    about: '要加入企业的用户。',
    emails: '这些用户的邮箱地址。',
    enterprise_role_id: '授予这些用户的企业角色的 ID。',
  },
  UserCreateRequest: {
    about: '要加入组织的用户。',
    email: '用户的邮箱地址。',
    role: '用户在组织中获得的角色。',
    name: '用户的姓名。默认为空。',
  },
  Role: {
    about: '一组有名称的权限。',
    role_id: '角色的 ID。',
    role_name: '角色的名称。',
    role_type: '角色适用于企业还是组织。',
  },
  RoleAssignment: {
    about: '一个角色及其适用范围。',
    role: '角色。',
    org_id: '角色所在组织的 ID；null 表示整个企业。',
  },
  key: {
    key_id: '密钥的 ID，以 `apikey-` 开头。',
    kind: '密钥的种类，即去掉末尾下划线的前缀。',
    name: '密钥的名称。',
    org_id: '密钥所绑定的唯一组织的 ID。',
    user_id: '密钥所代表的用户的 ID。',
    user_email: '该用户的邮箱地址。',
    service_user_id: '密钥所代表的服务用户的 ID。',
    role: '授予密钥的角色。',
    permissions: '代替角色授予密钥的权限。',
    created_at: '创建的时间。Unix 秒。',
    expires_at: '过期的时间；null 表示永不过期。Unix 秒。',
    revoked_at: '吊销的时间；未吊销时为 null。Unix 秒。',
  },
  ApiKey: { about: '一个密钥，不含其密文。' },
  ApiKeyCreated: {
    about: '新建的密钥。密文只显示这一次。',
    key: '密文，即作为 Bearer 令牌发送的内容。',
  },
  ApiKeyCreateRequest: {
    about: '要新建的密钥。',
    kind: '密钥的种类。',
    name: '密钥的名称。',
    org_id: '要绑定的组织的 ID。默认为整个企业，仅适用于 `cog`。',
    email: '密钥所代表用户的邮箱地址。默认为服务用户。',
    role: '要授予的角色；不可与 `permissions` 同时使用。',
    permissions: '要授予的权限；不可与 `role` 同时使用。',
    expires_at: '过期的时间。Unix 秒。默认永不过期。',
  },
}
