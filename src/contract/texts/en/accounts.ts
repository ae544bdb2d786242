/** Callers, organisations, people, roles and keys. */
export const accounts = {
  self: {
    principal_type: 'Who the key speaks for.',
    org_id: 'Id of the one organisation that the key is bound to; null where it is not.',
  },
  ServiceUserSelf: {
    about: 'A service user.',
    service_user_id: 'Id of the service user.',
    service_user_name: 'Name of the service user.',
  },
  PatUserSelf: {
    about: 'A person, through a personal access token.',
    user_id: 'Id of the person.',
    user_name: 'Name of the person.',
    api_key_id: 'Id of the token.',
    api_key_name: 'Name of the token.',
  },
  DevinBrainUserSelf: {
    about: 'A running session. Never sent by this server.',
    devin_id: 'Id of the session.',
    org_id: 'Id of its organisation.',
    user_id: 'Id of the person it works for.',
    creator_service_user_id: 'Id of the service user that started it.',
  },
  WindsurfSessionUserSelf: {
    about: 'A person, through an editor. Never sent by this server.',
    user_id: 'Id of the person.',
    org_id: 'Id of the organisation.',
    user_name: 'Name of the person.',
  },
  Access: {
    about: 'What the caller may do, and where.',
    name: 'Name of the person or service user.',
    csrf_token:
      'To be sent as the header `x-csrf-token` with whatever changes something; null for a caller who sends a key.',
    permissions: 'Permissions in the whole enterprise.',
    organizations: 'Organisations in which the caller has any permission, by name.',
    imports_from_machine:
      'Whether the server runs on the caller’s own machine and can import what agents left there: on loopback, over the embedded engine, for an administrator.',
  },
  OrganizationAccess: {
    about: 'What the caller may do in an organisation.',
    org_id: 'Id of the organisation.',
    name: 'Name of the organisation.',
    permissions: 'Permissions there, those of the enterprise included.',
  },
  SignOutResponse: {
    about: 'What became of a sign-in.',
    signed_out: 'Whether there was one to end.',
  },
  acuLimits: {
    max_session_acu_limit: 'Most compute units that one session may use; null for no limit.',
    max_cycle_acu_limit:
      'Most compute units that the organisation may use in a billing cycle; null for no limit.',
  },
  OrganizationResponse: {
    about: 'An organisation.',
    org_id: 'Id of the organisation; it begins with `org-`.',
    name: 'Name of the organisation.',
    created_at: 'When it was created. Unix seconds.',
    updated_at: 'When it last changed. Unix seconds.',
  },
  OrganizationCreateRequest: {
    about: 'A new organisation.',
    name: 'Name of the organisation.',
  },
  User: {
    about: 'A person.',
    user_id: 'Id of the person.',
    email: 'E-mail address of the person.',
    name: 'Name of the person.',
    role_assignments: 'The roles that the person holds.',
  },
  UserBulkCreateRequest: {
    about: 'People to add to the enterprise.',
    emails: 'Their e-mail addresses.',
    enterprise_role_id: 'Id of the enterprise role that they get.',
  },
  UserCreateRequest: {
    about: 'A person to add to an organisation.',
    email: 'E-mail address of the person.',
    role: 'The role that the person gets in the organisation.',
    name: 'Name of the person. Default: none.',
  },
  Role: {
    about: 'A set of permissions with a name.',
    role_id: 'Id of the role.',
    role_name: 'Name of the role.',
    role_type: 'Whether it is held in the enterprise or in an organisation.',
  },
  RoleAssignment: {
    about: 'A role and where it is held.',
    role: 'The role.',
    org_id: 'Id of the organisation where it is held; null for the whole enterprise.',
  },
  key: {
    key_id: 'Id of the key; it begins with `apikey-`.',
    kind: 'Kind of the key: its prefix without the last underscore.',
    name: 'Name of the key.',
    org_id: 'Id of the one organisation that it is bound to.',
    user_id: 'Id of the person that it speaks for.',
    user_email: 'E-mail address of that person.',
    service_user_id: 'Id of the service user that it speaks for.',
    role: 'The role that it was given.',
    permissions: 'The permissions that it was given in place of a role.',
    created_at: 'When it was made. Unix seconds.',
    expires_at: 'When it expires; null for never. Unix seconds.',
    revoked_at: 'When it was revoked; null where it was not. Unix seconds.',
  },
  ApiKey: { about: 'A key, without its secret.' },
  ApiKeyCreated: {
    about: 'A new key. The secret is shown this once.',
    key: 'The secret: what is sent as bearer token.',
  },
  ApiKeyCreateRequest: {
    about: 'A key to make.',
    kind: 'Kind of the key.',
    name: 'Name of the key.',
    org_id: 'Id of the organisation to bind it to. Default: the enterprise, for `cog` alone.',
    email: 'E-mail address of the person it speaks for. Default: a service user.',
    role: 'The role to give it; not together with `permissions`.',
    permissions: 'The permissions to give it; not together with `role`.',
    expires_at: 'When it expires. Unix seconds. Default: never.',
  },
} as const
