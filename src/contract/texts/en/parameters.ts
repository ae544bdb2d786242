/** Parameters and pages. */
export const parameters = {
  path: {
    org_id: 'Id of the organisation; it begins with `org-`.',
    devin_id: 'Id of the session, bare or with the prefix `devin-`.',
    session_id: 'Id of the session, with or without the prefix `devin-`.',
    key_id: 'Id of the key; it begins with `apikey-`.',
  },
  cursor: {
    after: 'Where to go on: the `end_cursor` of the page before. Default: the first page.',
    first: 'How many rows a page holds.',
  },
  CursorPaginationParams: { about: 'Which page of a list.' },
  Page: {
    about: 'One page of a list.',
    items: 'The rows of this page, in the order of the list.',
    end_cursor: 'Give it as `after` for the next page; null on the last one.',
    has_next_page: 'Whether there is a next page.',
    total: 'Rows on all pages when the first was read; null where counting would be slow.',
  },
  SessionsQueryParams: { about: 'Which sessions, and which page of them.' },
  filters: {
    session_ids: 'Only sessions with one of these ids, bare or with the prefix `devin-`.',
    created_after: 'Only sessions that began at this time or later. Unix seconds.',
    created_before: 'Only sessions that began before this time. Unix seconds.',
    updated_after: 'Only sessions that last changed at this time or later. Unix seconds.',
    updated_before: 'Only sessions that last changed before this time. Unix seconds.',
    tags: 'Only sessions with one of these tags.',
    playbook_id: 'Only sessions that follow this playbook.',
    origins: 'Only sessions that were started in one of these places.',
    schedule_id: 'Only sessions that this schedule started.',
    automation_ids: 'Only sessions that one of these automations started.',
    user_ids: 'Only sessions that one of these people started.',
    service_user_ids: 'Only sessions that one of these service users started.',
    category: 'Only sessions with this kind of work.',
    is_archived: 'Only archived sessions, or only the others. Default: both.',
    repo_names: 'Only sessions on one of these repositories, as `owner/repo`.',
    parent_session_id: 'Only sessions that this session started.',
  },
  organizationList: { devin_id: 'Only the session with this id.' },
  enterpriseList: {
    org_ids: 'Only sessions of one of these organisations.',
    include_deleted_orgs: 'Whether sessions of deleted organisations are listed too.',
  },
  withinOrganization: { org_id: 'The organisation that the session must belong to. Default: any.' },
  v1List: {
    limit: 'How many sessions a page holds.',
    offset: 'How many sessions to leave out at the start.',
    skip: 'The older name of `offset`; it wins when both are given.',
    tags: 'Only sessions with one of these tags.',
    user_email: 'Only sessions of the person with this e-mail address; upper and lower case are the same.',
  },
  userList: {
    email: 'Only the person with this e-mail address; upper and lower case are the same.',
  },
  importQuery: {
    name: 'Where the transcript was found, relative to the folder of all; `/` between folders.',
    user: 'E-mail address of the person whose sessions these are.',
    agent: 'The agent whose transcript it is. Default: recognised by content.',
    repository:
      'Remote address of the repository that was worked in, for a transcript that names none; credentials in it are dropped.',
    dry_run: 'Whether to read and count alone, and keep nothing.',
  },
} as const
