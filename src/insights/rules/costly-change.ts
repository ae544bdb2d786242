import { commandsOf } from '../commands.ts'
import type { Rule } from './rule.ts'
import { evidenceOf } from './telling.ts'

/** Of fifteen minutes. */
const FEWEST_ACUS = 2
const LINES_PER_ACU = 10
const MOST_IDS = 20

export const costlyChange: Rule = {
  label: 'costly_change',
  finds:
    'two hours’ quarters or more of work (ACUs) for ten changed lines each or fewer, in a session that changed something; evidence are its edits.',
  open({ acusConsumed }) {
    let lines = 0
    const ids: string[] = []
    let position = 0
    let writesByShell = false
    return {
      event(event) {
        if (event.kind !== 'tool_result' || event.failed === true || event.call === null) return
        for (const { removed, added } of event.call.changes) {
          lines += Math.max(linesOf(removed ?? ''), linesOf(added))
          position = event.position
          if (ids.length < MOST_IDS) ids.push(event.eventId)
        }
        // What a script writes isn't seen: then nothing is said of the size of the change.
        writesByShell ||= event.call.command !== null && writes(event.call.command)
      },
      end() {
        if (ids.length === 0 || writesByShell) return []
        if (acusConsumed < FEWEST_ACUS || lines > acusConsumed * LINES_PER_ACU) return []
        return [
          {
            issue: `${acusConsumed.toFixed(1)} ACUs were spent on ${lines} changed lines.`,
            impact: 'The time went into something else than the change: looking, waiting, trying.',
            severity: 'yellow',
            position,
            evidence: evidenceOf(ids),
            title: 'A small change at a high cost',
            advice: [
              {
                type: 'prompt_improvement',
                text: 'Name the files and the place of the change in the prompt, and what it should be; small changes are soon made when nothing has to be searched.',
                key: 'name the place of a small change',
              },
            ],
          },
        ]
      },
    }
  },
}

function linesOf(text: string): number {
  return text === '' ? 0 : text.split('\n').length
}

function writes(command: string): boolean {
  return (
    /(?:^|[^2&])>{1,2}\s*[^&\s/]|<<|open\([^)]*['"]w/.test(command) ||
    commandsOf(command).some(
      ({ program, words }) =>
        program === 'tee' || (/^(?:sed|perl)$/.test(program) && words.some((word) => /^-\w*i/.test(word))),
    )
  )
}
