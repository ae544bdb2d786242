import type { Rule } from './rule.ts'
import { evidenceOf, notesFileOf, some } from './telling.ts'

const PATTERNS: readonly RegExp[] = [
  /(?:cannot access|cannot open|can't open|can't cd to|cd:) ['‘"]?([^'’":\n]+?)['’"]?:? (?:for reading: )?No such file or directory/i,
  /([^\s:'"]+): No such file or directory/i,
  /(?:ENOENT: )?no such file or directory,? (?:\w+ )?['"]([^'"]+)['"]/i,
  /File (?:(?:does not exist|not found)(?:: (\S+))?)/i,
  /(?:Path|Directory) (?:does not exist|not found)(?:: (\S+))?/i,
  /file or directory not found: (\S+)/i,
  /The path (\S+) does not exist/i,
]
/** One wrong guess is none: files are looked for. */
const ENOUGH = 2
const MOST = 200

export const wrongPath: Rule = {
  label: 'wrong_path',
  finds:
    'two or more calls that failed because a file or folder they named isn’t there; evidence are their results.',
  open({ agent }) {
    const misses: { path: string; eventId: string; position: number }[] = []
    return {
      event(event) {
        if (event.kind !== 'tool_result' || event.call === null || misses.length >= MOST) return
        const { call, text, failed } = event
        if (!/^(?:run|read|search|edit|write)$/.test(call.does)) return
        // `ls x 2>/dev/null || …` asks whether it is there.
        if (
          call.does === 'run' &&
          (failed !== true || /\|\||2>\s*\/dev\/null|\b(?:test|\[) -[efd]/.test(call.command ?? ''))
        )
          return
        if (call.does !== 'run' && (failed === false || (failed === null && text.length > 300))) return
        const edges = text.length < 1_500 ? text : `${text.slice(0, 700)}\n${text.slice(-700)}`
        for (const pattern of PATTERNS) {
          const match = pattern.exec(edges)
          if (match === null) continue
          misses.push({
            path: match[1] ?? call.paths[0] ?? '',
            eventId: event.eventId,
            position: event.position,
          })
          return
        }
      },
      end() {
        const [first] = misses
        if (first === undefined || misses.length < ENOUGH) return []
        const named = misses.flatMap(({ path }) => (path === '' ? [] : [`\`${path.slice(-80)}\``]))
        return [
          {
            issue: `${misses.length} calls named a file or folder that isn't there${named.length > 0 ? `: ${some(named)}` : ''}.`,
            impact: 'Paths were guessed and looked for.',
            severity: 'yellow',
            position: first.position,
            evidence: evidenceOf(misses.map(({ eventId }) => eventId)),
            title: 'Wrong paths',
            advice: [
              {
                type: 'knowledge',
                text: `Describe in ${notesFileOf(agent)} where things are (${named.length > 0 ? some(named, 2) : 'the folders that matter'}) and from which folder commands are run.`,
                key: 'describe the folders and the working directory',
              },
            ],
          },
        ]
      },
    }
  },
}
