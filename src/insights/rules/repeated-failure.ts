import { checkOf } from '../checks.ts'
import type { Called, Returned } from '../event.ts'
import type { Rule } from './rule.ts'
import { evidenceOf, notesFileOf, quoted } from './telling.ts'

interface Row {
  readonly tool: string
  readonly what: string
  readonly isCheck: boolean
  readonly ids: string[]
  count: number
  position: number
}

const ENOUGH = 3
const MOST = 300

export const repeatedFailure: Rule = {
  label: 'repeated_failure',
  finds:
    'the same call that fails three times or more with no success of it in between; evidence are the failures.',
  open({ agent }) {
    const open = new Map<string, Row>()
    const done: Row[] = []
    return {
      event(event) {
        if (event.kind !== 'tool_result' || event.call === null || event.failed === null) return
        // A check that fails again after an edit isn't the same call any more.
        if (event.call.changes.length > 0 && event.failed === false) {
          for (const [key, { isCheck }] of open) if (isCheck) open.delete(key)
        }
        const key = keyOf(event.call)
        const row = open.get(key)
        if (!event.failed) {
          if (row !== undefined && row.count >= ENOUGH && done.length < 20) done.push(row)
          open.delete(key)
          return
        }
        if (isQuiet(event)) return
        if (row !== undefined) {
          row.count++
          if (row.ids.length < 20) row.ids.push(event.eventId)
        } else {
          if (open.size >= MOST) open.delete([...open.keys()][0] ?? '')
          const { tool } = event.call
          open.set(key, {
            tool,
            isCheck: checkOf(event.call) !== null,
            what: whatOf(event.call),
            ids: [event.eventId],
            count: 1,
            position: event.position,
          })
        }
      },
      end: () =>
        [...done, ...[...open.values()].filter(({ count }) => count >= ENOUGH)].map((row) => ({
          issue: `The same call of ${row.tool} failed ${row.count} times in a row: ${quoted(row.what)}.`,
          impact: `${row.count - 1} calls brought nothing that the first hadn't said.`,
          severity: row.count > 4 ? 'red' : 'yellow',
          position: row.position,
          evidence: evidenceOf(row.ids),
          title: `The same failure, ${row.count} times`,
          advice: [
            {
              type: 'knowledge',
              text: `Write down in ${notesFileOf(agent)} how ${quoted(row.what)} is done here, and: "When the same call fails twice, read the error and try another way."`,
              key: 'after two same failures try another way',
            },
          ],
        })),
    }
  },
}

/** The same command, or the same file for the same tool: an edit that doesn't fit is tried with other texts. */
function keyOf(call: Called): string {
  if (call.command !== null) return `run ${call.command.replaceAll(/\s+/g, ' ').trim()}`
  if (call.paths.length > 0) return `${call.tool} ${call.paths.join(' ')}`
  return `${call.tool} ${call.text.slice(0, 500)}`
}

function whatOf({ command, paths, text }: Called): string {
  return command ?? (paths.join(' ') || text)
}

/** A search that finds nothing ends as a failure does, and says nothing. */
function isQuiet({ call, exitCode, text }: Returned): boolean {
  return exitCode === 1 && /\b(?:rg|grep|diff|test|ls)\b/.test(call?.command ?? '') && text.length < 200
}
