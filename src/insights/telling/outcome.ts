import type { SessionFacts, SessionOutcome } from '../../domain/analysis.ts'
import { covers } from '../checks.ts'
import { claimsSuccess } from '../rules/claims.ts'
import type { Told } from './told.ts'
import type { Checked, Work } from './work.ts'

/**
 * How a session went, by what weighs most: what the run recorded of its end, whether it was broken off, what the last
 * checks said, what was shipped, and only then what the agent says of itself.
 */
export function outcomeOf(facts: SessionFacts, work: Work, told: readonly Told[]): SessionOutcome {
  const { recordedEnd, request, lastMessage, checks } = work
  const issue = (label: string): Told | undefined => told.findLast((one) => one.label === label)
  if (recordedEnd !== null) {
    return recordedEnd.isGood
      ? { outcome: 'succeeded', reason: 'The run is recorded as completed.', evidence: [recordedEnd.eventId] }
      : {
          outcome: 'failed',
          reason: 'The run is recorded as not completed.',
          evidence: [recordedEnd.eventId],
        }
  }
  const refusal = issue('permission_refused')
  if (
    refusal !== undefined &&
    work.changes === 0 &&
    lastMessage !== null &&
    claimsSuccess(lastMessage.text)
  ) {
    return {
      outcome: 'failed',
      reason: 'What it wanted to do was refused, and nothing was changed.',
      evidence: refusal.evidence,
    }
  }
  if (request === null && work.task === null && lastMessage === null)
    return { outcome: 'unknown', reason: 'Nobody asked for anything.', evidence: [] }

  const failing = checks.filter((one) => !one.passes && !isCovered(one, checks))
  const shipped = [...work.pullRequests, ...work.commits]
  const left = issue('unfinished')
  if (left !== undefined) {
    if (
      issue('user_interruption')?.evidence.includes(left.evidence[0] ?? '') === true &&
      shipped.length === 0
    ) {
      return {
        outcome: 'abandoned',
        reason: 'A person broke it off and did not go on.',
        evidence: left.evidence,
      }
    }
    if (facts.status === 'error') return { outcome: 'failed', reason: left.issue, evidence: left.evidence }
    if (shipped.length > 0 || work.changes > 0)
      return { outcome: 'partly', reason: left.issue, evidence: left.evidence }
    return {
      outcome: work.last?.kind === 'agent_message' ? 'partly' : 'abandoned',
      reason: left.issue,
      evidence: left.evidence,
    }
  }
  const claim = issue('unsupported_claim')
  const [fails] = failing.toReversed()
  if (fails !== undefined && work.changes > 0) {
    const evidence = [fails.mark.eventId, ...(claim?.evidence.slice(-1) ?? [])]
    return { outcome: 'partly', reason: `The last run of \`${fails.check.key}\` failed.`, evidence }
  }
  if (lastMessage === null) return { outcome: 'unknown', reason: 'The agent says nothing.', evidence: [] }

  const passing = checks.filter(({ passes }) => passes).at(-1)
  const reasons = [
    ...(work.pullRequests.length > 0 ? ['a pull request was opened'] : []),
    ...(work.commits.length > 0
      ? [`${work.commits.length === 1 ? 'a commit was' : `${work.commits.length} commits were`} made`]
      : []),
    ...(passing !== undefined && work.changes > 0 ? [`\`${passing.check.key}\` passes`] : []),
  ]
  const evidence = [
    ...[work.pullRequests.at(-1), work.commits.at(-1), passing?.mark].flatMap((mark) => mark?.eventId ?? []),
    lastMessage.eventId,
  ]
  if (reasons.length > 0) return { outcome: 'succeeded', reason: `${sentence(reasons)}.`, evidence }
  if (work.changes > 0 && !claimsSuccess(lastMessage.text)) {
    return {
      outcome: 'succeeded',
      reason: 'Files were changed and nothing says that anything is left.',
      evidence,
    }
  }
  return {
    outcome: 'succeeded',
    reason:
      work.changes > 0
        ? 'The agent says that it is done, and nothing speaks against it.'
        : 'The request was answered.',
    evidence,
  }
}

/** A check of a part is covered by one of more that passed later. */
function isCovered({ check, mark }: Checked, checks: readonly Checked[]): boolean {
  return checks.some(
    (other) => other.passes && other.mark.position > mark.position && covers(other.check, check),
  )
}

function sentence(parts: readonly string[]): string {
  const text = parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return text.charAt(0).toUpperCase() + text.slice(1)
}
