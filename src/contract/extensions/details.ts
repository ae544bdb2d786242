import Type from 'typebox'
import { AGENTS } from '../../domain/vocabulary.ts'
import { count, enumOf, mapOf, named, nullable, seconds, text } from '../primitives.ts'

const tokens = {
  input: count('Input tokens that were neither read from nor written to a cache.'),
  output: count('Output tokens, those of reasoning included.'),
  cache_read: count('Input tokens read from a cache.'),
  cache_write: count('Input tokens written to a cache.'),
  reasoning: count('The part of `output` spent on reasoning, as far as the agent reports it.'),
  total: count('`input`, `output`, `cache_read` and `cache_write` together.'),
}

const TokenCounts = named('TokenCounts', 'Tokens by kind.', tokens)

const ToolCalls = named('ToolCalls', 'How often tools were called.', {
  total: count('Calls of any tool.'),
  by_name: mapOf(Type.Integer(), 'Calls by name of the tool.'),
})

const Repository = named('Repository', 'Where the code comes from.', {
  name: nullable(Type.String(), { description: 'Its name, as `owner/repo`.' }),
  url: nullable(Type.String(), { description: 'Its remote address, without credentials.' }),
})

const Provenance = named('Provenance', 'The transcript that a session was read from.', {
  original_digest: text('SHA-256 of its bytes, in hexadecimal.'),
  original_bytes: count('Its size in bytes.'),
  name: nullable(Type.String(), { description: 'Its name where it was found.' }),
  reader_version: Type.Integer({ description: 'Version of the reader that read it.' }),
  imported_at: seconds('When it was read.'),
  is_stale: Type.Boolean({ description: 'Whether there is a newer reader that has not read it yet.' }),
})

export const SessionDetails = named('SessionDetails', 'What is known of an imported session besides.', {
  session_id: text('Id of the session.'),
  agent: nullable(enumOf(AGENTS), { description: 'The agent; null where the session was not imported.' }),
  agent_version: nullable(Type.String(), { description: 'Version of the agent.' }),
  external_session_id: nullable(Type.String(), { description: 'The agent’s own id of the session.' }),
  models: Type.Array(Type.String(), { description: 'Models used, in order of first use.' }),
  tokens: TokenCounts,
  tokens_by_model: mapOf(TokenCounts, 'Tokens by model.'),
  tool_calls: ToolCalls,
  cost_usd: nullable(Type.Number(), {
    description: 'Cost by public prices, in US dollars; null where none is known.',
  }),
  cost_complete: Type.Boolean({ description: 'Whether every model that used tokens has a public price.' }),
  repository: nullable(Repository, { description: 'Where the code comes from.' }),
  branch: nullable(Type.String(), { description: 'Git branch that was worked on.' }),
  cwd: nullable(Type.String(), { description: 'Folder that was worked in.' }),
  active_seconds: nullable(Type.Number(), {
    description: 'Seconds of active work; null where the transcript has no times.',
  }),
  num_messages: count('Messages of the session.'),
  num_steps: count('Steps of the session.'),
  provenance: nullable(Provenance, { description: 'The transcript that the session was read from.' }),
})
