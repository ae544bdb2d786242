import { commandsOf } from '../commands.ts'
import type { Change, SessionEvent } from '../event.ts'
import type { Rule } from './rule.ts'
import { evidenceOf, some } from './telling.ts'

interface Undone {
  readonly path: string
  readonly ids: readonly string[]
  readonly position: number
}

/** Changes remembered, the newest; their texts are, in part, for comparison. */
const MOST_CHANGES = 200
const SHORTEST = 12

export const editUndone: Rule = {
  label: 'edit_undone',
  finds:
    'an edit whose text is put back as it was, or files that the agent changed taken back by git; evidence are the edit and what undid it.',
  open() {
    const changes: { change: Change; eventId: string }[] = []
    const changed = new Map<string, string>()
    const undone: Undone[] = []
    return {
      event(event) {
        if (event.kind !== 'tool_result' || event.call === null || event.failed === true) return
        for (const change of event.call.changes) {
          const earlier = changes.findLast((one) => isInverse(one.change, change))
          if (earlier !== undefined && undone.length < 50) {
            undone.push({
              path: change.path,
              ids: [earlier.eventId, event.eventId],
              position: event.position,
            })
          }
          changes.push({ change: bounded(change), eventId: event.eventId })
          if (changes.length > MOST_CHANGES) changes.shift()
          if (changed.size < MOST_CHANGES) changed.set(change.path, event.eventId)
        }
        for (const path of takenBack(event, [...changed.keys()])) {
          undone.push({ path, ids: [changed.get(path) ?? '', event.eventId], position: event.position })
          changed.delete(path)
        }
      },
      end() {
        const [first] = undone
        if (first === undefined) return []
        const paths = undone.map(({ path }) => path)
        return [
          {
            issue: `Edits of ${some(paths.map((path) => `\`${path}\``))} were undone.`,
            impact: `${undone.length === 1 ? 'One edit' : `${undone.length} edits`} and the work on them came to nothing.`,
            severity: 'yellow',
            position: first.position,
            evidence: evidenceOf(undone.flatMap(({ ids }) => ids)),
            title: 'An edit is taken back',
            advice: [
              {
                type: 'prompt_improvement',
                text: 'Ask for a plan of the change before the first edit, and say which approach is wanted where there are several.',
                key: 'ask for a plan before the first edit',
              },
            ],
          },
        ]
      },
    }
  },
}

function isInverse(earlier: Change, later: Change): boolean {
  if (earlier.path !== later.path || earlier.removed === null || later.removed === null) return false
  const [added, removed] = [earlier.added.trim(), earlier.removed.trim()]
  if (added === removed || Math.max(added.length, removed.length) < SHORTEST) return false
  return added === later.removed.trim() && removed === later.added.trim()
}

function bounded({ path, removed, added }: Change): Change {
  return { path, removed: removed?.slice(0, 4_000) ?? null, added: added.slice(0, 4_000) }
}

/** Changed files that a git command puts back. */
function takenBack(event: SessionEvent, changed: readonly string[]): string[] {
  if (event.kind !== 'tool_result' || event.call?.command === null || event.call === null) return []
  if (changed.length === 0 || event.failed === true) return []
  return commandsOf(event.call.command).flatMap(({ program, words }) => {
    if (program !== 'git') return []
    const [, verb, ...rest] = words
    const isAll =
      (verb === 'reset' && rest.includes('--hard')) ||
      (/^(?:checkout|restore)$/.test(verb ?? '') && rest.includes('.'))
    if (isAll) return [...changed]
    const isOne =
      verb === 'restore' || (verb === 'checkout' && (rest.includes('--') || rest.includes('HEAD')))
    if (!isOne || rest.includes('--staged')) return []
    return changed.filter((path) =>
      rest.some((word) => word.length > 3 && path.endsWith(word.replace(/^\.\//, ''))),
    )
  })
}
