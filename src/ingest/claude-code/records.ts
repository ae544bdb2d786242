import type { JsonObject } from '../importer.ts'
import { objectOf, textOf } from '../fields.ts'

/** The types that carry the conversation. They alone make a session, and have `uuid` and `parentUuid`. */
export const CONVERSATION_TYPES = ['user', 'assistant', 'system', 'attachment'] as const
type ConversationType = (typeof CONVERSATION_TYPES)[number]

/** The types that say something about the session beside its conversation. */
const FACT_TYPES = ['summary', 'custom-title', 'ai-title', 'pr-link', 'queue-operation'] as const
type FactType = (typeof FACT_TYPES)[number]

/** Known, and of no use here: the client's own state, or what stands in another record already. */
const SKIPPED_TYPES = [
  // What a tool, a hook or a sub-agent reports while it runs; its result, or its own file, has it all.
  'progress',
  // Copies of files for undo.
  'file-history-snapshot',
  'attribution-snapshot',
  'content-replacement',
  // How the client was set.
  'mode',
  'permission-mode',
  'agent-name',
  'agent-color',
  'agent-setting',
  'tag',
  'last-prompt',
  'task-summary',
  'speculation-accept',
  'bridge-session',
  'atis-latch',
  // Links to pages the agent showed; folders it moved to.
  'frame-link',
  'relocated',
  'worktree-state',
  // The journal of a workflow, whose agents have files of their own.
  'started',
  'result',
] as const
type SkippedType = (typeof SKIPPED_TYPES)[number]

export type RecordType = ConversationType | FactType | SkippedType

const RECORD_TYPES: ReadonlySet<unknown> = new Set([...CONVERSATION_TYPES, ...FACT_TYPES, ...SKIPPED_TYPES])

export function isRecordType(type: unknown): type is RecordType {
  return RECORD_TYPES.has(type)
}

/**
 * Whether a record can only be Claude Code's. Near relatives write the same type names, so each is told
 * by the members that go with it.
 */
export function isClaudeCodeRecord(record: JsonObject): boolean {
  if (!isRecordType(record['type'])) return false
  const inSession = textOf(record['sessionId']) !== null
  switch (record['type']) {
    case 'user':
    case 'assistant': {
      const content = objectOf(record['message'])?.['content']
      return inSession && 'uuid' in record && (typeof content === 'string' || Array.isArray(content))
    }
    case 'system':
    case 'attachment':
    case 'progress':
      return inSession && 'uuid' in record && 'isSidechain' in record
    case 'summary':
      return textOf(record['summary']) !== null && 'leafUuid' in record
    case 'file-history-snapshot':
      return 'messageId' in record && objectOf(record['snapshot']) !== null
    case 'queue-operation':
      return inSession && textOf(record['operation']) !== null
    case 'custom-title':
      return inSession && 'customTitle' in record
    case 'ai-title':
      return inSession && 'aiTitle' in record
    case 'pr-link':
      return inSession && 'prUrl' in record
    case 'last-prompt':
      return inSession && 'lastPrompt' in record
    case 'permission-mode':
      return inSession && 'permissionMode' in record
    default:
      return false
  }
}
