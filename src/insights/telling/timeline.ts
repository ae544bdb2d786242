import type { SessionOutcome, TimelineEvent } from '../../domain/analysis.ts'
import type { AnalysisColor } from '../../domain/vocabulary.ts'
import { redact } from '../../domain/secrets.ts'
import { withoutMarks } from '../../domain/title.ts'
import { some } from '../rules/telling.ts'
import type { Told } from './told.ts'
import type { Mark, Work } from './work.ts'

interface Moment extends TimelineEvent {
  readonly position: number
  /** What is told when not all can be. */
  readonly weight: number
}

const MOST = 15
const LONGEST_TITLE = 90
const LONGEST_TEXT = 300

const COLORS: Record<SessionOutcome['outcome'], AnalysisColor> = {
  succeeded: 'green',
  partly: 'yellow',
  failed: 'red',
  abandoned: 'grey',
  unknown: 'grey',
}
const ENDS: Record<SessionOutcome['outcome'], string> = {
  succeeded: 'Done',
  partly: 'Done in part',
  failed: 'Failed',
  abandoned: 'Left by the person',
  unknown: 'The end',
}

/** From the request to the outcome, as a person would tell it. */
export function timelineOf(work: Work, told: readonly Told[], outcome: SessionOutcome): TimelineEvent[] {
  const moments = [...momentsOf(work), ...told.map(momentOfIssue)]
  const kept = moments.toSorted((a, b) => b.weight - a.weight).slice(0, MOST - 1)
  return [
    ...kept.toSorted((a, b) => a.position - b.position).map(withoutWeight),
    ...(work.last === null
      ? []
      : [
          {
            ...{
              title: ENDS[outcome.outcome],
              description: outcome.reason,
              color: COLORS[outcome.outcome],
              issueId: null,
            },
            evidence: outcome.evidence.length > 0 ? outcome.evidence : [work.last.eventId],
          },
        ]),
  ]
}

function momentsOf(work: Work): Moment[] {
  const { firstLook, firstChange, looks, changedFiles, changes } = work
  const files = changedFiles.map(fileName).filter((name) => name !== '')
  const request = work.request ?? work.task
  const moments: Moment[] = []
  const tell = (
    mark: Mark | null,
    weight: number,
    color: AnalysisColor,
    title: string,
    description: string,
  ): void => {
    if (mark === null) return
    const { position, eventId } = mark
    moments.push({
      ...{ title: line(title), description: line(description, LONGEST_TEXT), color, issueId: null },
      evidence: [eventId],
      position,
      weight,
    })
  }
  const tellRequest = (mark: Mark | null, weight: number, title: string): void => {
    const asked = withoutMarks(mark?.text ?? '')
    tell(mark, weight, 'blue', named(title, asked), asked)
  }
  tellRequest(request, 100, 'Asked')
  if (looks > 2)
    tell(firstLook, 20, 'grey', 'Looks around', `${looks} reads and searches before the first change.`)
  tell(
    firstChange,
    45,
    'blue',
    named('First change', fileName(firstChange?.text ?? '')),
    files.length === 0
      ? ''
      : `${changes === 1 ? 'One change' : `${changes} changes`} of ${files.length === 1 ? 'one file' : `${files.length} files`} in all: ${some(files, 5)}.`,
  )
  const { lastChange, failedChange, firstRun, lastRun } = work
  if (lastChange !== null && lastChange.position !== firstChange?.position) {
    tell(lastChange, 18, 'blue', named('Last change', fileName(lastChange.text)), '')
  }
  tell(failedChange, 24, 'yellow', `A change of ${fileName(failedChange?.text ?? 'a file')} fails`, '')
  tell(firstRun, 16, 'grey', `Runs ${firstRun?.text ?? ''}`, firstRun?.text ?? '')
  if (lastRun !== null && lastRun.position !== firstRun?.position) {
    tell(lastRun, 17, 'grey', `Runs ${lastRun.text}`, lastRun.text)
  }
  for (const mark of work.laterRequests) tellRequest(mark, 40, 'Asked further')
  for (const { check, passes, wasMended, mark } of work.checks) {
    if (passes)
      tell(
        mark,
        wasMended ? 60 : 25,
        'green',
        `\`${check.key}\` passes`,
        wasMended ? 'It failed before.' : '',
      )
  }
  for (const mark of work.delegated) tell(mark, 15, 'grey', 'Hands a part to another agent', mark.text)
  for (const mark of work.commits) tell(mark, 50, 'green', named('Commits', mark.text), '')
  for (const mark of work.pushes) tell(mark, 22, 'green', 'Pushes', '')
  for (const mark of work.pullRequests) tell(mark, 80, 'green', 'Opens a pull request', mark.text)
  tell(work.submitted, 50, 'green', 'Hands in its work', '')
  return moments
}

function momentOfIssue({ title, issue, impact, severity, issueId, evidence, position }: Told): Moment {
  return {
    ...{
      title: line(title),
      description: line(`${issue} ${impact}`, LONGEST_TEXT),
      color: severity,
      issueId,
    },
    evidence: evidence.slice(0, 5),
    position,
    weight: severity === 'red' ? 75 : 55,
  }
}

function withoutWeight({ title, description, color, issueId, evidence }: Moment): TimelineEvent {
  return { title, description, color, issueId, evidence }
}

/** One line without secrets, and no longer than is read. */
function line(text: string, longest = LONGEST_TITLE): string {
  const own = redact(text).replaceAll(/\s+/g, ' ').trim()
  return (own.length > longest ? `${own.slice(0, longest - 1)}…` : own).toWellFormed()
}

function named(what: string, name: string): string {
  return name.trim() === '' ? what : `${what}: ${name}`
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
