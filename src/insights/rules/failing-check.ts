import { covers, ranIn, type Check } from '../checks.ts'
import type { Finding, Rule } from './rule.ts'
import { evidenceOf, notesFileOf, quoted, times } from './telling.ts'

interface Run {
  readonly check: Check
  readonly ids: string[]
  failed: number
  position: number
  last: 'passed' | 'failed'
  mendedBy: string | null
}

const MOST = 50

export const failingCheck: Rule = {
  label: 'failing_check',
  finds:
    'a run of tests, a build, a lint or a type check that failed, and whether it passed later; evidence are the failing results and the one that passed.',
  open({ agent }) {
    const runs = new Map<string, Run>()
    return {
      event(event) {
        const ran = ranIn(event)
        if (ran === null) return
        const { check, failed } = ran
        const run = runs.get(check.key)
        if (failed) {
          if (run === undefined && runs.size < MOST) {
            const { position, eventId } = event
            runs.set(check.key, {
              check,
              ids: [eventId],
              failed: 1,
              position,
              last: 'failed',
              mendedBy: null,
            })
          } else if (run !== undefined) {
            run.failed++
            run.last = 'failed'
            run.mendedBy = null
            if (run.ids.length < 20) run.ids.push(event.eventId)
          }
          return
        }
        // A check that passes says so of every earlier failure of its kind that it covers.
        for (const other of runs.values()) {
          if (other.last === 'failed' && covers(check, other.check)) {
            other.last = 'passed'
            other.mendedBy = event.eventId
          }
        }
      },
      end: () => [...runs.values()].map((run) => findingOf(run, notesFileOf(agent))),
    }
  },
}

const NAMES: Record<Check['kind'], string> = {
  test: 'The tests',
  build: 'The build',
  lint: 'The lint',
  types: 'The type check',
}

function findingOf({ check, ids, failed, position, last, mendedBy }: Run, notes: string): Finding {
  const mended = last === 'passed'
  const verb = check.kind === 'test' ? 'fail' : 'fails'
  return {
    issue: `${NAMES[check.kind]} (${quoted(check.key)}) ${verb}, ${times(failed)}.`,
    impact: mended ? 'It was mended later in the session.' : 'No later run shows that it was mended.',
    severity: mended ? 'yellow' : 'red',
    position,
    evidence: evidenceOf([...ids.slice(0, 19), ...(mendedBy === null ? [] : [mendedBy])]),
    title: `${quoted(check.key)} fails`,
    advice: mended
      ? []
      : [
          {
            type: 'repo_config',
            text: `Add to ${notes}: "Run ${quoted(check.key)} before you say that you are done, and mend what it reports."`,
            key: `run ${check.key} before done`,
          },
        ],
  }
}
