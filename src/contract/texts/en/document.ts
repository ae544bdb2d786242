/** What the OpenAPI documents say besides. */
export const document = {
  about: {
    v1: 'The sessions of one organisation, with a key of a person or of a service.',
    v3: 'The sessions of organisations and of the enterprise, with roles and permissions.',
  },
  keys: {
    v1: 'A key of a person (`apk_user_…`) or of a service (`apk_…`).',
    v3: 'A key of a service user or a personal access token (`cog_…`).',
  },
  tags: {
    sessions: 'Sessions, their messages, insights and steps.',
    self: 'The caller.',
    organizations: 'Organisations of the enterprise.',
    users: 'People and the roles they hold.',
    roles: 'Roles that can be given.',
    keys: 'Keys of all three prefixes.',
  },
  permission: {
    none: 'Any valid key will do.',
    organization: 'Needs the permission `{permission}` in the organisation.',
    enterprise: 'Needs the permission `{permission}` in the enterprise.',
    credential: 'Needs the permission `{permission}` with the key.',
  },
  qs: 'The members of this object, each as a parameter of its own; a list repeats its name.',
  success: 'It worked.',
  errors: {
    401: 'The key is missing, unknown, expired or revoked.',
    403: 'The key does not have the permission, or is of the wrong kind.',
    404: 'There is no such thing, or none that the key may see.',
    409: 'It does not fit the present state.',
    422: 'The request does not fit the contract.',
    429: 'Too many requests: wait as long as `Retry-After` says.',
    503: 'The database does not take writes at the moment.',
  },
} as const
