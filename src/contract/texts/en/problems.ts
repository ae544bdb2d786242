/** The bodies of errors. */
export const problems = {
  problem: {
    type: 'URI of the kind of problem.',
    title: 'The HTTP status in words.',
    status: 'The HTTP status.',
    instance: 'Path of the request.',
  },
  ValidationError: {
    about: 'One thing that is wrong with a request.',
    loc: 'Where it is wrong: the part of the request, then names and positions inside it.',
    msg: 'What is wrong, for people.',
    type: 'What is wrong, as a stable word for programs.',
  },
  HTTPValidationError: {
    about: 'A request that does not fit the contract.',
    detail: 'Everything that is wrong.',
    errors: 'The same list again, under its newer name.',
  },
  ProblemDetail: {
    about: 'Any other error.',
    detail: 'What went wrong here, and what to do.',
    errors: 'What is wrong with the request, if anything can be named.',
    retry_after: 'Seconds to wait before the next try; with 429 and 503 alone.',
  },
} as const
