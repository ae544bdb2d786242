import type { JsonObject } from '../importer.ts'
import { textOf } from '../fields.ts'

/**
 * Finds out which sub-agent a sidechain record is of. By version a sub-agent's records stand among the
 * session's (with an agent id or without), in `agent-<id>.jsonl` beside the session, or under
 * `<session id>/subagents/`. Its id: from the record, else the file name, else its first record's id.
 */
export class SubAgents {
  readonly #fileAgentId: string | null
  readonly #agentOf = new Map<string, string>()
  #latest: string | null = null

  constructor(fileName: string | null) {
    this.#fileAgentId = agentIdInName(fileName)
  }

  /** `recordIds` are those of the file so far, of sidechains or not. */
  agentIdOf(record: JsonObject, recordId: string, recordIds: ReadonlySet<string>): string {
    return textOf(record['agentId']) ?? this.#fileAgentId ?? this.#byChain(record, recordId, recordIds)
  }

  /** Without any id, the chain of `parentUuid` tells; where a broken line has cut it, the latest agent goes on. */
  #byChain(record: JsonObject, recordId: string, recordIds: ReadonlySet<string>): string {
    const parentUuid = textOf(record['parentUuid'])
    const begins = parentUuid === null || (recordIds.has(parentUuid) && !this.#agentOf.has(parentUuid))
    const agentId = begins ? recordId : (this.#agentOf.get(parentUuid) ?? this.#latest ?? recordId)
    this.#agentOf.set(recordId, agentId)
    this.#latest = agentId
    return agentId
  }
}

function agentIdInName(fileName: string | null): string | null {
  return /(?:^|\/)agent-([^/]+)\.jsonl$/.exec(fileName ?? '')?.[1] ?? null
}

/**
 * The id of the session that a file's name speaks of: its own, or for a sub-agent's file the folder's;
 * `null` for a sub-agent's file that stands beside its session.
 */
export function sessionIdInName(fileName: string | null): string | null {
  if (fileName === null) return null
  const folder = /(?:^|\/)([^/]+)\/subagents\//.exec(fileName)?.[1]
  if (folder !== undefined) return folder
  if (agentIdInName(fileName) !== null) return null
  return /([^/]+?)(?:\.jsonl)?$/.exec(fileName)?.[1] ?? null
}
