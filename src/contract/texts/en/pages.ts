/** The pages under `/docs`: their furniture, and what the index says. */
export const pages = {
  title: 'Muster API',
  skip: 'Skip to the content',
  languages: 'Languages',
  endpoints: 'Endpoints',
  thisPage: 'On this page',
  markdown: 'This page as Markdown',
  permission: 'Permission',
  key: 'Key begins with',
  alsoAt: 'Also served at',
  extension: 'Extension',
  extensionNote: 'This endpoint is not among the published ones. {why}',
  pathParameters: 'Path parameters',
  queryParameters: 'Query parameters',
  qs: 'They may also be given together, as one JSON object in `qs`.',
  body: 'Body',
  stream: 'The bytes of the transcript, as `{types}`.',
  answer: 'Answer',
  oneOf: 'One of these shapes:',
  listOf: 'A list of:',
  alwaysSent: 'Every member is always sent: `null` or an empty list where nothing is known.',
  errors: 'Errors',
  status: 'Status',
  meaning: 'Meaning',
  example: 'Example',
  exampleAnswer: 'Answer',
  required: 'required',
  members: 'Members of `{shape}`',
  values: 'Values',
  fallback: 'Default',
  between: 'From {minimum} to {maximum}.',
  atLeast: 'At least {minimum}.',
  atMost: 'At most {maximum}.',
  mostValues: 'At most {maximum} values.',
  index: {
    lead: 'The sessions of coding agents over HTTP: the session APIs v1 and v3 as published for Devin, and what this server adds to them.',
    authentication: {
      title: 'Authentication',
      header: 'Every request carries a key, in the header `Authorization: Bearer <key>`.',
      prefix: 'Prefix',
      holder: 'Speaks for',
      version: 'Version',
      cog: 'A service user, or a person as access token',
      apk: 'A service of one organisation',
      apk_user: 'A person in one organisation',
      refused:
        'A key that is missing, unknown, expired or revoked is answered with 401. A key of the other version, or without the permission that an endpoint needs, is answered with 403. A session that a key may not see is answered like one that is not there: with 404.',
    },
    errors: {
      title: 'Errors',
      body: 'Every error has the same body: the members `type`, `title`, `status` and `instance` of RFC 9457, beside the `detail` that older clients read. With 422, `detail` and `errors` list everything that is wrong with the request.',
      type: 'It is sent as `application/json`, or as `application/problem+json` where the header `Accept` asks for that.',
    },
    paging: {
      title: 'Pages of a list',
      cursor:
        'A list of v3 is read with a cursor: give the `end_cursor` of a page as `after`, and go on until `has_next_page` is false. A list of v1 takes `limit` and `offset`. The header `Link` names the next page as well.',
      once: 'Sessions come newest first. A session that was there before the first page, and that matches all the while, is listed exactly once, whatever is written in between.',
    },
    parameters: {
      title: 'Query parameters',
      lists:
        'A list repeats its name: `tags=a&tags=b`. Any one of its values will do; different parameters must all hold.',
      unknown:
        'Parameters that an endpoint does not know are passed over and named in the header `x-ignored-parameters`. With the header `Prefer: handling=strict` they are refused with 422.',
    },
    extensions: {
      title: 'Extensions',
      marked:
        'Whatever the published pages do not have is marked as an extension, with the reason for it. It changes no published answer: a client written for those pages works as it is.',
    },
    documents: {
      title: 'For programs',
      openapi: 'The same facts as OpenAPI 3.1:',
      markdown:
        'Every page is there as Markdown too: add `.md` to its address. `llms.txt` lists them, in English.',
    },
  },
} as const
