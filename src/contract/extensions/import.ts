import Type from 'typebox'
import { AGENTS } from '../../domain/vocabulary.ts'
import { members, named } from '../members.ts'
import { count, enumOf, mapOf, maybe, nullable, text } from '../primitives.ts'

const IMPORT_RESULTS = ['created', 'updated', 'unchanged'] as const

export const importQuery = Type.Object(
  members('importQuery', {
    name: maybe(text),
    user: maybe(text),
    agent: maybe(enumOf(AGENTS)),
    repository: maybe(text),
    dry_run: Type.Boolean({ default: false }),
  }),
)

const ImportedSession = named('ImportedSession', { session_id: text, result: enumOf(IMPORT_RESULTS) })

export const ImportFailure = named('ImportFailure', { path: nullable(text), reason: text })

export const ImportResponse = named('ImportResponse', {
  agent: nullable(enumOf(AGENTS)),
  created: count,
  updated: count,
  unchanged: count,
  skipped: count,
  records_not_understood: mapOf(Type.Integer()),
  sessions: Type.Array(ImportedSession),
  failed: Type.Array(ImportFailure),
})
