import { createHash } from 'node:crypto'
import type { Draft } from '../draft.ts'
import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { OUTCOME } from '../outcome.ts'
import { isEvent } from './event.ts'

/** Hexadecimal digits that tell runs apart. */
const FINGERPRINT = 16

/**
 * The id of a conversation, which its events don't hold: the task, where there is one, and a digest of what never
 * changes about it, so that runs on the same task stay apart. That is its first event, which is of a moment, and of a run,
 * which is written when it is over, what it used and changed.
 */
export function conversationId(run: JsonObject, firstEvent: unknown): string {
  const lasting = [firstEvent, run['metrics'] ?? null, run['git_patch'] ?? null]
  const digest = createHash('sha256').update(JSON.stringify(lasting)).digest('hex')
  return `${taskOf(run) ?? 'conversation'}@${digest.slice(0, FINGERPRINT)}`
}

/** Whether a record is a run: a line of an `output.jsonl`. */
export function isRun(record: JsonObject): boolean {
  const [first] = listOf(record['history']).flat()
  const isNamed = textOf(record['instance_id']) !== null || objectOf(record['issue']) !== null
  return isNamed && isEvent(objectOf(first) ?? {})
}

/** The task of a run: a benchmark's instance, or an issue as `owner/repo#number`. */
function taskOf(run: JsonObject): string | null {
  const issue = objectOf(run['issue'])
  const repository = issueRepository(run)
  const number = issue?.['number']
  const ofIssue =
    repository !== null && (typeof number === 'number' || typeof number === 'string')
      ? `${repository}#${number}`
      : null
  return textOf(run['instance_id']) ?? ofIssue
}

/** Takes from a run what it says beside its events. */
export function takeRun(draft: Draft, run: JsonObject): void {
  draft.title = textOf(objectOf(run['issue'])?.['title']) ?? draft.title
  draft.repositoryName ??= textOf(objectOf(run['instance'])?.['repo']) ?? issueRepository(run)
}

export function modelOf(run: JsonObject): string | null {
  const metadata = objectOf(run['metadata'])
  return (
    textOf(objectOf(metadata?.['llm_config'])?.['model']) ?? textOf(objectOf(metadata?.['llm'])?.['model'])
  )
}

function issueRepository(run: JsonObject): string | null {
  const issue = objectOf(run['issue'])
  const [owner, repo] = [textOf(issue?.['owner']), textOf(issue?.['repo'])]
  return owner !== null && repo !== null ? `${owner}/${repo}` : null
}

/** What a run records of its result. A patch or an explanation doesn't say whether it is one. */
export function outcomesOf(
  run: JsonObject,
): readonly { readonly field: string; readonly name: string; readonly isError: true | null }[] {
  return OUTCOMES.filter(
    ({ field }) => run[field] !== undefined && run[field] !== null && run[field] !== '',
  ).map(({ field, succeeded }) => {
    const success = succeeded(run[field])
    return { field, name: success === null ? 'result' : OUTCOME, isError: success === false ? true : null }
  })
}

const isTrue = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)
const isResolved = (value: unknown): boolean | null => isTrue(objectOf(value)?.['resolved'])

const OUTCOMES: readonly {
  readonly field: string
  readonly succeeded: (value: unknown) => boolean | null
}[] = [
  { field: 'error', succeeded: () => false },
  { field: 'success', succeeded: isTrue },
  { field: 'result_explanation', succeeded: () => null },
  {
    field: 'test_result',
    succeeded: (value) => isResolved(value) ?? isResolved(objectOf(value)?.['report']),
  },
  { field: 'report', succeeded: isResolved },
  { field: 'git_patch', succeeded: () => null },
]

/** The agent was stopped because it had done enough, not because anything broke. */
export function isLimit(error: unknown): boolean {
  return /maximum (?:iteration|budget)|stuck in a loop/i.test(textOf(error) ?? '')
}
