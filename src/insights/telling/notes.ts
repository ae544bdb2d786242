import type { NoteUsage, NoteUse } from '../../domain/analysis.ts'
import { checkOf } from '../checks.ts'
import { commandsOf } from '../commands.ts'
import type { Called, SessionEvent } from '../event.ts'
import type { Observer } from '../observer.ts'
import { some } from '../rules/telling.ts'

/** Files of instructions for agents. */
const NOTES =
  /(?:^|[\\/])(?:AGENTS|CLAUDE(?:\.local)?|GEMINI|CONTRIBUTING|copilot-instructions|CONVENTIONS)\.md$|(?:^|[\\/])\.(?:cursorrules|windsurfrules|clinerules)$/
/** How clients put such files into the context. */
const PUT_IN = [
  /# (AGENTS\.md) instructions for /,
  /Contents of (\S*(?:CLAUDE|AGENTS|GEMINI)(?:\.local)?\.md)/,
  /--- Context from: (\S+\.md) ---/,
]

interface Note {
  readonly id: string
  readonly eventId: string
  /** Checks that it names, by key. */
  readonly checks: ReadonlySet<string>
  /** The package manager that it asks for; `null` where it names none or several. */
  readonly manager: string | null
}

const MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'] as const
const MOST_NOTES = 20

/** Which notes were read, and whether what they say can be seen to have been done. */
export function observeNotes(): Observer<NoteUsage | null> {
  const notes = new Map<string, Note>()
  const ran = new Map<string, string>()
  const managers = new Map<string, string>()
  let changes = 0
  return {
    event(event) {
      const note = noteIn(event)
      if (note !== null && notes.size < MOST_NOTES && !notes.has(note.id)) notes.set(note.id, note)
      if (event.kind === 'tool_result' && event.failed !== true) changes += event.call?.changes.length ?? 0
      if (event.kind !== 'tool_call' || event.command === null) return
      const key = checkOf(event)?.key
      if (key !== undefined && ran.size < 500) ran.set(key, event.eventId)
      for (const { program, words } of commandsOf(event.command)) {
        const isPackages = /^(?:install|i|add|remove|run|test|ci)$/.test(words[1] ?? '')
        if (isPackages && MANAGERS.includes(program as (typeof MANAGERS)[number]) && !managers.has(program)) {
          managers.set(program, event.eventId)
        }
      }
    },
    end() {
      if (notes.size === 0) return null
      const uses = [...notes.values()].map((note) => usesOf(note, ran, managers, changes))
      return { goodUsages: uses.flatMap(({ good }) => good), badUsages: uses.flatMap(({ bad }) => bad) }
    },
  }
}

function noteIn(event: SessionEvent): Note | null {
  if (event.kind === 'tool_result' && event.call?.does === 'read' && event.failed !== true) {
    const path = event.call.paths.find((one) => NOTES.test(one))
    return path === undefined ? null : noteOf(path, event.eventId, event.text)
  }
  if (event.kind !== 'context') return null
  for (const pattern of PUT_IN) {
    const path = pattern.exec(event.text)?.[1]
    if (path !== undefined) return noteOf(path, event.eventId, event.text)
  }
  return null
}

function noteOf(id: string, eventId: string, text: string): Note {
  const commands = [...text.matchAll(/`([^`\n]{3,120})`|^\s*\$ (.{3,120})$/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  const checks = new Set(commands.flatMap((command) => checkOf(asCall(command))?.key ?? []))
  const asked = MANAGERS.filter((manager) =>
    new RegExp(`\\b(?:use|always use|we use|package manager[^.\\n]{0,20}) \`?${manager}\\b`, 'i').test(text),
  )
  return { id, eventId, checks, manager: asked.length === 1 ? (asked[0] ?? null) : null }
}

function asCall(command: string): Called {
  return {
    ...{ kind: 'tool_call', position: 0, eventId: '', at: null, text: command, length: command.length },
    ...{ callId: null, tool: '', does: 'run', command, paths: [], changes: [] },
  }
}

function usesOf(
  { id, eventId, checks, manager }: Note,
  ran: ReadonlyMap<string, string>,
  managers: ReadonlyMap<string, string>,
  changes: number,
): { good: NoteUse[]; bad: NoteUse[] } {
  const good: NoteUse[] = []
  const bad: NoteUse[] = []
  const followed = [...ran].filter(([key]) =>
    [...checks].some((check) => key.startsWith(check) || check.startsWith(key)),
  )
  if (followed.length > 0) {
    const names = some(followed.map(([key]) => `\`${key}\``))
    good.push({
      noteId: id,
      message: `The checks that it names were run: ${names}.`,
      reason: 'It says how the work is checked.',
      evidence: [eventId, ...followed.slice(0, 3).map(([, at]) => at)],
    })
  } else if (checks.size > 0 && changes > 0) {
    const names = some([...checks].map((key) => `\`${key}\``))
    bad.push({
      noteId: id,
      message: `Files were changed and none of the checks that it names was run: ${names}.`,
      reason: 'It was read and not followed in this.',
      evidence: [eventId],
    })
  }
  const other = manager === null ? undefined : [...managers].find(([name]) => name !== manager)
  if (manager !== null && other !== undefined && !managers.has(manager)) {
    bad.push({
      noteId: id,
      message: `It asks for \`${manager}\`, and \`${other[0]}\` was used.`,
      reason: 'It was read and not followed in this.',
      evidence: [eventId, other[1]],
    })
  } else if (manager !== null && managers.has(manager)) {
    good.push({
      noteId: id,
      message: `\`${manager}\` was used, as it asks.`,
      reason: 'It names the package manager.',
      evidence: [eventId, managers.get(manager) ?? ''],
    })
  }
  return { good, bad }
}
