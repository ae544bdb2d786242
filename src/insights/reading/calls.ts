import type { Called, Change, Deed } from '../event.ts'
import { changesIn } from './patch.ts'
import { deedOf } from './tools.ts'
import { objectOf, parsed, readable, textIn } from './values.ts'

/** Stands for the file that was opened last, which the call itself doesn't name. */
export const OPEN_FILE = ''

type CallParts = Pick<Called, 'tool' | 'does' | 'command' | 'paths' | 'changes' | 'text' | 'length'>

const PATHS = [
  'file_path',
  'path',
  'filePath',
  'absolute_path',
  'notebook_path',
  'filename',
  'file_name',
  'dir_path',
]
const REMOVED = ['old_string', 'old_str', 'search']
const ADDED = [
  'new_string',
  'new_str',
  'content',
  'file_text',
  'contents',
  'replace',
  'replacement_text',
  'insert_text',
]

/** What a call says, from its tool's name and whatever its arguments are: an object, or a text that may hold one. */
export function callOf(name: string, content: unknown): CallParts {
  const given = typeof content === 'string' ? (parsed(content) ?? content) : content
  const input = objectOf(given) ?? {}
  const command = commandIn(given)
  const patch = patchIn(command, given)
  // Tools that view, create and replace by a word in their arguments, as several agents have one.
  const verb = textIn(input, 'command') ?? ''
  const isEditor = /edit/i.test(name) && /^(?:view|create|str_replace|insert|undo_edit)$/.test(verb)
  const does = patch !== null ? 'edit' : isEditor ? deedOf(verb) : deedOf(name)
  const path = typeof given === 'string' ? pathIn(given, does) : textIn(input, ...PATHS)
  const changes = patch ?? changesOf(does, given, path)
  const paths = patch !== null ? patch.map((change) => change.path) : path === null ? [] : [path]
  const text = does === 'run' ? (command ?? readable(given)) : JSON.stringify(given ?? null)
  return {
    ...{ tool: name, does, changes, paths: [...new Set(paths)] },
    ...{ command: does === 'run' && !isEditor ? command : null, text, length: text.length },
  }
}

function commandIn(given: unknown): string | null {
  if (typeof given === 'string') return given
  const input = objectOf(given)
  const command =
    input?.['command'] ?? input?.['cmd'] ?? input?.['script'] ?? input?.['code'] ?? input?.['chars']
  if (typeof command === 'string') return command
  // `["bash", "-lc", "npm test"]`.
  if (Array.isArray(command) && command.every((word) => typeof word === 'string')) {
    return /^(?:ba|z|da)?sh$/.test(command[0] ?? '') ? (command.at(-1) ?? '') : command.join(' ')
  }
  return null
}

/** A patch stands in the arguments, or in a command that hands it to `apply_patch`. */
function patchIn(command: string | null, given: unknown): Change[] | null {
  const text = typeof given === 'string' ? given : (textIn(given, 'input', 'patch') ?? command)
  return text !== null && text.includes('*** Begin Patch') ? changesIn(text) : null
}

/** Of a call that is a line of words, as SWE-agent has them: `open src/cart.py 12`. */
function pathIn(line: string, does: Deed): string | null {
  if (does !== 'read' && does !== 'write') return null
  return (
    line
      .trim()
      .split(/\s+/)[1]
      ?.replaceAll(/^["']|["']$/g, '') ?? null
  )
}

/** `edit 12:14`, the lines, `end_of_edit`: of the file that was opened last. */
const LINES = /^edit(?: \d+:\d+)?\n([\s\S]*?)\n?end_of_edit/
/** `edit 'old' 'new'` and `insert 'text'`: of the same file. */
const REPLACED = /^edit (['"])([\s\S]*?)\1 (['"])([\s\S]*?)\3(?: (?:True|False))?\s*$/
const INSERTED = /^insert (['"])([\s\S]*)\1/

function changesOf(does: Deed, given: unknown, path: string | null): Change[] {
  if (does !== 'edit' && does !== 'write') return []
  const inOpenFile = typeof given === 'string' ? changeOfLine(given.trimStart()) : null
  if (inOpenFile !== null) return [{ path: OPEN_FILE, ...inOpenFile }]
  if (path === null) return []
  const input = objectOf(given) ?? {}
  const edits = Array.isArray(input['edits']) ? input['edits'].map(objectOf) : [input]
  return edits.flatMap((edit): Change[] => {
    const added = textIn(edit, ...ADDED)
    const removed = textIn(edit, ...REMOVED)
    return added === null && removed === null ? [] : [{ path, removed, added: added ?? '' }]
  })
}

function changeOfLine(line: string): Omit<Change, 'path'> | null {
  const added = LINES.exec(line)?.[1] ?? INSERTED.exec(line)?.[2]
  if (added !== undefined) return { removed: null, added }
  const [, , removed, , put] = REPLACED.exec(line) ?? []
  return removed === undefined || put === undefined ? null : { removed, added: put }
}
