import { createHash } from 'node:crypto'
import { objectOf, textOf } from '../fields.ts'
import type { JsonObject, Source } from '../importer.ts'
import { withoutProvider } from '../model-name.ts'
import { withoutCredentials } from '../repository.ts'

/** What a trajectory says about its run, beside what happened in it. */
export interface Run {
  readonly externalId: string
  /** The task, as a benchmark calls it. */
  readonly instance: string | null
  readonly model: string | null
  readonly repositoryUrl: string | null
}

/** Hexadecimal digits that tell runs apart. */
const FINGERPRINT = 16

/**
 * A file names its task at most, and a task is run many times. So the session's id is the task and a digest of what
 * the file holds from its first step on and never changes: that step, the environment, and how the run was configured.
 */
export function runOf({ name, outline }: Source): Run {
  const config = configIn(outline?.members.get('replay_config')?.value)
  const first = outline?.firsts.get('trajectory') ?? null
  const environment = outline?.members.get('environment')?.value ?? null
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([environment, config, first]))
    .digest('hex')
    .slice(0, FINGERPRINT)
  const instance = textOf(objectOf(config?.['problem_statement'])?.['id']) ?? stemOf(name)
  const remote = textOf(objectOf(objectOf(config?.['env'])?.['repo'])?.['github_url'])
  return {
    externalId: `${instance ?? 'run'}@${fingerprint}`,
    instance,
    model: withoutProvider(textOf(objectOf(objectOf(config?.['agent'])?.['model'])?.['name'])),
    repositoryUrl: remote === null ? null : withoutCredentials(remote),
  }
}

/** By version an object, or JSON in a string. */
function configIn(value: unknown): JsonObject | null {
  if (typeof value !== 'string') return objectOf(value)
  try {
    return objectOf(JSON.parse(value))
  } catch {
    return null
  }
}

function stemOf(name: string | null): string | null {
  return /([^/]+?)(?:\.traj)?(?:\.json)?$/.exec(name ?? '')?.[1] ?? null
}
