import type { EndpointId } from '../../index.ts'

/** What each endpoint does: in a few words, and in a sentence. */
export const endpoints = {
  'v1.sessions.list': {
    summary: 'List sessions',
    description: 'The sessions of the organisation that the key belongs to, newest first.',
  },
  'v1.sessions.get': {
    summary: 'Get a session',
    description: 'One session with its messages.',
  },
  'v3.org.sessions.list': {
    summary: 'List sessions',
    description: 'The sessions of an organisation, newest first.',
  },
  'v3.org.sessions.insights.list': {
    summary: 'List sessions with insights',
    description: 'The sessions of an organisation, newest first, with message counts, size and analysis.',
  },
  'v3.org.sessions.get': {
    summary: 'Get a session',
    description: 'One session of an organisation: the same as its row in the list.',
  },
  'v3.org.sessions.messages': {
    summary: 'List the messages of a session',
    description: 'What people and the agent wrote in a session, oldest first.',
  },
  'v3.org.sessions.insights.get': {
    summary: 'Get a session with insights',
    description: 'One session of an organisation with message counts, size and analysis.',
  },
  'v3.enterprise.sessions.list': {
    summary: 'List sessions of the enterprise',
    description: 'The sessions of all organisations, newest first.',
  },
  'v3.enterprise.sessions.insights.list': {
    summary: 'List sessions of the enterprise with insights',
    description: 'The sessions of all organisations, newest first, with message counts, size and analysis.',
  },
  'v3.enterprise.sessions.get': {
    summary: 'Get a session of the enterprise',
    description: 'One session of any organisation: the same as its row in the list.',
  },
  'v3.enterprise.sessions.messages': {
    summary: 'List the messages of a session of the enterprise',
    description: 'What people and the agent wrote in a session of any organisation, oldest first.',
  },
  'v3.enterprise.sessions.insights.get': {
    summary: 'Get a session of the enterprise with insights',
    description: 'One session of any organisation with message counts, size and analysis.',
  },
  'v3.self': {
    summary: 'Get the caller',
    description: 'Who the key speaks for.',
  },
  'v3.enterprise.organizations.list': {
    summary: 'List organisations',
    description: 'The organisations of the enterprise, oldest first.',
  },
  'v3.enterprise.organizations.create': {
    summary: 'Create an organisation',
    description: 'Adds an organisation to the enterprise.',
  },
  'v3.enterprise.organizations.get': {
    summary: 'Get an organisation',
    description: 'One organisation of the enterprise.',
  },
  'v3.enterprise.organizations.delete': {
    summary: 'Delete an organisation',
    description:
      'Ends an organisation and its keys. Its sessions show with `include_deleted_orgs=true` alone.',
  },
  'v3.enterprise.users.list': {
    summary: 'List people',
    description: 'The people of the enterprise with the roles they hold.',
  },
  'v3.enterprise.users.create': {
    summary: 'Add people',
    description: 'Adds people to the enterprise with a role that holds everywhere.',
  },
  'v3.enterprise.roles.list': {
    summary: 'List roles',
    description: 'The roles that people and keys can be given.',
  },
  'v3.org.sessions.details': {
    summary: 'Get what else is known of a session',
    description: 'Agent, models, tokens, tool calls, cost, repository and source of a session.',
  },
  'v3.org.sessions.steps': {
    summary: 'List the steps of a session',
    description: 'Everything that stands in the transcript of a session, in its order.',
  },
  'v3.org.sessions.insights.summary': {
    summary: 'Sum up insights',
    description:
      'Sums over the sessions of a list: how they went, what went wrong, what would have helped, by week, organisation, repository, agent and model; beside those of a second filter, with intervals, where one is given.',
  },
  'v3.enterprise.sessions.insights.summary': {
    summary: 'Sum up insights',
    description:
      'Sums over the sessions of a list: how they went, what went wrong, what would have helped, by week, organisation, repository, agent and model; beside those of a second filter, with intervals, where one is given.',
  },
  'v3.org.sessions.facets': {
    summary: 'How many sessions have which value',
    description:
      'How many sessions of a list have which status, category, origin, person, organisation, repository, tag, agent, model, size, outcome and issue, the most frequent first.',
  },
  'v3.enterprise.sessions.facets': {
    summary: 'How many sessions have which value',
    description:
      'How many sessions of a list have which status, category, origin, person, organisation, repository, tag, agent, model, size, outcome and issue, the most frequent first.',
  },
  'v3.org.sessions.stream': {
    summary: 'Watch sessions',
    description:
      'Server-sent events for a list of sessions under its filters: what enters it, changes in it and leaves it. A client that comes back with the id of the last event it saw goes on behind it, with nothing lost or doubled. Under `q` a `change` may be the first that is heard of a session, and a `leave` may tell of one that was never there.',
  },
  'v3.enterprise.sessions.stream': {
    summary: 'Watch sessions',
    description:
      'Server-sent events for a list of sessions under its filters: what enters it, changes in it and leaves it. A client that comes back with the id of the last event it saw goes on behind it, with nothing lost or doubled. Under `q` a `change` may be the first that is heard of a session, and a `leave` may tell of one that was never there.',
  },
  'v3.org.sessions.insights.generate': {
    summary: 'Have a session analysed',
    description:
      'Puts the session into the queue of those to be analysed, unless its insights are there and fresh, or under way. An attempt that failed is made anew.',
  },
  'v3.enterprise.sessions.insights.generate': {
    summary: 'Have a session analysed',
    description:
      'Puts the session into the queue of those to be analysed, unless its insights are there and fresh, or under way. An attempt that failed is made anew.',
  },
  'v3.org.sessions.import': {
    summary: 'Import a transcript',
    description:
      'Reads the bytes of one transcript and keeps its sessions. Importing it again changes nothing.',
  },
  'v3.org.sessions.import.again': {
    summary: 'Import the kept transcript of a session again',
    description: 'Reads the kept original of an imported session with the present reader.',
  },
  'v3.enterprise.machine.transcripts': {
    summary: 'Find the transcripts of this machine',
    description:
      'What agents have left on the machine that the server runs on, told by content. Like the two endpoints beside it, it is there only for a server on loopback over the embedded engine, asked by a loopback name; elsewhere there is nothing at its path.',
  },
  'v3.enterprise.machine.import.get': {
    summary: 'Get how far the import of this machine is',
    description: 'The import that runs, or the latest since the server started.',
  },
  'v3.enterprise.machine.import.start': {
    summary: 'Import from this machine',
    description:
      'Begins to import the transcripts of this machine, or a demo set, and answers at once; one that already runs is joined. Importing again changes nothing.',
  },
  'v3.enterprise.machine.demo.remove': {
    summary: 'Remove the demo set',
    description:
      'Removes the sessions of the demo set, and nothing else, from every organisation that has them.',
  },
  'v3.org.users.create': {
    summary: 'Add a person to an organisation',
    description: 'Gives a person a role in an organisation, in place of the one held there before.',
  },
  'v3.access': {
    summary: 'Get what the caller may do',
    description: 'What the caller may do in the enterprise and in each organisation.',
  },
  'v3.signIn': {
    summary: 'Sign in',
    description:
      'Sets a cookie by which a browser goes on with the rights of the key that is sent, for 30 days or as long as the key is valid. Scripts can’t read it, other sites can’t send it, and what changes something needs the header `x-csrf-token` beside it. The secret of the link that the server shows at its start is taken in place of a key, once, within an hour.',
  },
  'v3.signOut': {
    summary: 'Sign out',
    description: 'Ends the sign-in of the cookie that is sent.',
  },
  'v3.enterprise.keys.list': {
    summary: 'List keys',
    description: 'The keys of the enterprise, oldest first, revoked ones included, without their secrets.',
  },
  'v3.enterprise.keys.create': {
    summary: 'Make a key',
    description: 'Makes a key for a person or a service user. Its secret is shown in this answer alone.',
  },
  'v3.enterprise.keys.revoke': {
    summary: 'Revoke a key',
    description: 'Ends a key at once and for good.',
  },
} as const satisfies Record<EndpointId, { readonly summary: string; readonly description: string }>
