import Type from 'typebox'
import { AGENTS } from '../../domain/vocabulary.ts'
import { count, enumOf, mapOf, maybe, named, nullable, text } from '../primitives.ts'

const IMPORT_RESULTS = ['created', 'updated', 'unchanged'] as const

export const importQuery = Type.Object({
  name: maybe(
    Type.String(),
    'Where the transcript was found, relative to the folder of all; `/` between folders.',
  ),
  user: maybe(Type.String(), 'E-mail address of the person whose sessions these are.'),
  agent: maybe(enumOf(AGENTS), 'The agent whose transcript it is. Default: recognised by content.'),
  dry_run: Type.Boolean({
    default: false,
    description: 'Whether to read and count alone, and keep nothing.',
  }),
})

const ImportedSession = named('ImportedSession', 'What became of one session of a transcript.', {
  session_id: text('Id of the session.'),
  result: enumOf(IMPORT_RESULTS, { description: 'Whether it is new, has changed or was known.' }),
})

const ImportFailure = named('ImportFailure', 'A transcript that could not be read.', {
  path: nullable(Type.String(), { description: 'Where it was found, as given in `name`.' }),
  reason: text('Why it could not be read.'),
})

export const ImportResponse = named('ImportResponse', 'What became of a transcript.', {
  agent: nullable(enumOf(AGENTS), {
    description: 'The agent whose transcript it is; null where none knows it.',
  }),
  created: count('Sessions that are new.'),
  updated: count('Sessions that have changed.'),
  unchanged: count('Sessions that were known.'),
  skipped: count('Transcripts of no known agent, or without a session.'),
  records_not_understood: mapOf(
    Type.Integer(),
    'Records that the reader does not know, by kind; broken lines are `invalid_json`.',
  ),
  sessions: Type.Array(ImportedSession, { description: 'The sessions of the transcript, its own first.' }),
  failed: Type.Array(ImportFailure, { description: 'The transcript, if it could not be read.' }),
})
