import Type from 'typebox'
import { AGENTS } from '../../domain/vocabulary.ts'
import { named } from '../members.ts'
import { count, enumOf, mapOf, nullable, seconds, text, texts } from '../primitives.ts'

const TokenCounts = named('TokenCounts', {
  input: count,
  output: count,
  cache_read: count,
  cache_write: count,
  reasoning: count,
  total: count,
})

const ToolCalls = named('ToolCalls', { total: count, by_name: mapOf(Type.Integer()) })

const Repository = named('Repository', { name: nullable(text), url: nullable(text) })

const Provenance = named('Provenance', {
  original_digest: text,
  original_bytes: count,
  name: nullable(text),
  reader_version: Type.Integer(),
  imported_at: seconds,
  is_stale: Type.Boolean(),
})

export const SessionDetails = named('SessionDetails', {
  session_id: text,
  agent: nullable(enumOf(AGENTS)),
  agent_version: nullable(text),
  external_session_id: nullable(text),
  models: texts,
  tokens: TokenCounts,
  tokens_by_model: mapOf(TokenCounts),
  tool_calls: ToolCalls,
  cost_usd: nullable(Type.Number()),
  cost_complete: Type.Boolean(),
  repository: nullable(Repository),
  branch: nullable(text),
  cwd: nullable(text),
  active_seconds: nullable(Type.Number()),
  num_messages: count,
  num_steps: count,
  provenance: nullable(Provenance),
})
