import Type from 'typebox'
import { AGENTS, IMPORT_RUN_STATES, IMPORT_SOURCES } from '../../domain/vocabulary.ts'
import { named } from '../members.ts'
import { count, enumOf, maybe, nullable, text, texts } from '../primitives.ts'
import { ImportFailure } from './import.ts'

const MachineAgent = named('MachineAgent', {
  agent: enumOf(AGENTS),
  sessions: count,
  files: count,
  bytes: count,
  folders: texts,
})

export const MachineTranscripts = named('MachineTranscripts', {
  folders: texts,
  agents: Type.Array(MachineAgent),
  failed: Type.Array(ImportFailure),
  demo_sessions: count,
  demo_size: count,
})

export const MachineDemoRemoval = named('MachineDemoRemoval', { sessions: count })

export const MachineImportRequest = named('MachineImportRequest', {
  source: enumOf(IMPORT_SOURCES),
  org_id: maybe(text),
})

export const MachineImport = named('MachineImport', {
  state: enumOf(['idle', ...IMPORT_RUN_STATES]),
  source: nullable(enumOf(IMPORT_SOURCES)),
  done: count,
  total: nullable(count),
  sessions: count,
  unchanged: count,
  skipped: count,
  num_failed: count,
  failed: Type.Array(ImportFailure),
  reason: nullable(text),
})
