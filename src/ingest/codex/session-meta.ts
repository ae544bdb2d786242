import { repositoryNameOf, withoutCredentials } from '../repository.ts'
import type { JsonObject } from '../importer.ts'
import { objectOf, textOf } from '../fields.ts'

/** What the head of a file says about its session. */
export interface SessionMeta {
  readonly id: string | null
  /** Work that another thread ordered: nobody types its prompts. */
  readonly isSubAgent: boolean
  readonly parentId: string | null
  readonly cwd: string | null
  readonly version: string | null
  readonly branch: string | null
  readonly repositoryUrl: string | null
  readonly repositoryName: string | null
}

export function sessionMetaIn(payload: JsonObject): SessionMeta {
  const id = textOf(payload['id'])
  const git = objectOf(payload['git'])
  const remote = textOf(git?.['repository_url'])
  const subAgent = objectOf(payload['source'])?.['subagent']
  const spawn = objectOf(objectOf(subAgent)?.['thread_spawn'])
  const named = textOf(payload['parent_thread_id']) ?? textOf(spawn?.['parent_thread_id'])
  const isSubAgent =
    (subAgent !== undefined && subAgent !== null) || payload['thread_source'] === 'subagent' || named !== null
  // Where no field names the parent: a sub-agent's `session_id` is that of the thread that the person talks to.
  const parentId = isSubAgent
    ? (named ?? textOf(payload['session_id']) ?? textOf(payload['forked_from_id']))
    : null
  return {
    id,
    isSubAgent,
    parentId: parentId === id ? null : parentId,
    cwd: textOf(payload['cwd']),
    version: textOf(payload['cli_version']),
    branch: textOf(git?.['branch']),
    repositoryUrl: remote === null ? null : withoutCredentials(remote),
    repositoryName: remote === null ? null : repositoryNameOf(remote),
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The id in a file's name (`rollout-<time>-<id>.jsonl`), for a file whose head is lost. */
export function idInName(name: string | null): string | null {
  return name?.match(UUID)?.at(-1)?.toLowerCase() ?? null
}
