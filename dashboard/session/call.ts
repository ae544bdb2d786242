import type { SessionStep } from '../../sdk/index.ts'
import { languageOf } from '../parts/language-of.ts'
import { argumentsOf, everythingIn, firstLine, isObject } from './content.ts'

/** What a tool does, which tells its icon. */
export type Deed = 'run' | 'read' | 'search' | 'edit' | 'fetch' | 'plan' | 'ask' | 'delegate' | 'other'

export type Part =
  | { readonly kind: 'code'; readonly code: string; readonly language: string }
  | { readonly kind: 'change'; readonly before: string; readonly after: string; readonly path: string }
  | { readonly kind: 'plan'; readonly items: readonly PlanItem[] }
  | { readonly kind: 'prose'; readonly text: string }

export interface PlanItem {
  readonly text: string
  readonly state: 'done' | 'doing' | 'open'
}

export interface Call {
  readonly deed: Deed
  readonly title: string
  readonly parts: readonly Part[]
}

type Arguments = Readonly<Record<string, unknown>>

const DEEDS: readonly (readonly [Deed, RegExp])[] = [
  ['plan', /todo|update_plan|exitplanmode|task_tracker/],
  ['delegate', /^(task|agent|spawn_agent|delegate.*)$/],
  ['ask', /ask_?user|request_user_input/],
  ['edit', /edit|write|replace|patch|^insert$|^create/],
  ['search', /grep|glob|search|find_file|^rg$/],
  ['fetch', /fetch|browse/],
  ['read', /read|view|open|^ls$|list_dir|^cat$|goto|scroll/],
  ['run', /bash|shell|exec|^run|command|powershell|ipython|^terminal$/],
]

/** A call as it is shown: its title in one line, and what was given to the tool. */
export function callOf(step: Pick<SessionStep, 'name' | 'content'>): Call {
  const name = (step.name ?? '').toLowerCase()
  const args = argumentsOf(step.content)
  const deed = name === 'write_stdin' ? 'run' : (DEEDS.find(([, names]) => names.test(name))?.[0] ?? 'other')
  const whole = typeof args === 'string' ? args : null
  return {
    deed,
    title: firstLine(whole === null ? titleOf(args as Arguments, deed) : titleOfText(whole)),
    parts: whole === null ? partsOf(args as Arguments, deed) : partsOfText(whole, deed),
  }
}

/** What is read in a part. */
export function textsIn(part: Part): readonly string[] {
  switch (part.kind) {
    case 'code':
      return [part.code]
    case 'change':
      return [part.path, part.before, part.after]
    case 'plan':
      return part.items.map(({ text }) => text)
    case 'prose':
      return [part.text]
  }
}

/** The plan that a call writes down, if it does. */
export function planOf(step: SessionStep): readonly PlanItem[] | null {
  const parts = step.kind === 'tool_call' ? callOf(step).parts : []
  return parts.find((part) => part.kind === 'plan')?.items ?? null
}

/** What a sub-agent was asked. */
export function promptOf(step: SessionStep): string | null {
  const args = argumentsOf(step.content)
  if (typeof args === 'string') return null
  return stringIn(args, ['prompt', 'message', 'task', 'description'])
}

/** What names a file or folder, by whichever agent. */
const PATHS = ['file_path', 'absolute_path', 'notebook_path', 'path', 'dir_path', 'filename', 'paths']

/** The arguments that tell most of what such a tool does. */
const MOST_TELLING: Readonly<Partial<Record<Deed, readonly string[]>>> = {
  run: ['command', 'cmd', 'code', 'chars'],
  read: PATHS,
  edit: PATHS,
  search: ['query', 'pattern'],
  fetch: ['url', 'prompt'],
  delegate: ['description', 'prompt', 'message'],
  plan: ['explanation'],
}
/** Those of other tools, and where those are missing. `thought` stands beside others. */
const TELLING = [
  ...['command', 'cmd', 'subject', 'description', ...PATHS, 'pattern', 'query', 'url', 'question', 'skill'],
  ...['code', 'explanation', 'prompt', 'objective', 'message', 'thought'],
]

function titleOf(args: Arguments, deed: Deed): string {
  const command = args['command'] ?? args['cmd']
  if (Array.isArray(command)) return command.join(' ')
  const most = stringIn(args, MOST_TELLING[deed] ?? [])
  return most ?? titleOfPlan(args) ?? titleOfQuestions(args) ?? stringIn(args, TELLING) ?? everythingIn(args)
}

/** What is being done, or comes next. */
function titleOfPlan(args: Arguments): string | null {
  if (typeof args['plan'] === 'string') return args['plan'].trim().replace(/^#+ +/, '')
  const items = planIn(args) ?? []
  const now = items.find(({ state }) => state === 'doing') ?? items.find(({ state }) => state === 'open')
  return (now ?? items.at(-1))?.text ?? null
}

function titleOfQuestions({ questions }: Arguments): string | null {
  const [first] = Array.isArray(questions) ? questions.filter(isObject) : []
  return first === undefined ? null : stringIn(first, ['question'])
}

/** Of a patch, the files that it changes. */
function titleOfText(text: string): string {
  const files = [...text.matchAll(/^\*\*\* (?:Add|Update|Delete) File: (.+)$/gm)].map(([, file]) => file)
  return files.length > 0 ? files.join(', ') : text
}

function partsOf(args: Arguments, deed: Deed): Part[] {
  const path = stringIn(args, PATHS) ?? ''
  const plan = planIn(args)
  if (plan !== null) return [{ kind: 'plan', items: plan }]
  if (typeof args['plan'] === 'string') return [{ kind: 'prose', text: args['plan'] }]

  const edits = Array.isArray(args['edits']) ? args['edits'].filter(isObject) : [args]
  const changes = edits.flatMap((edit) => changeIn(edit, path))
  if (changes.length > 0) return changes
  const written = stringIn(args, ['content', 'file_text'])
  if (deed === 'edit' && written !== null)
    return [{ kind: 'code', code: written, language: languageOf(path) }]

  const command = args['command'] ?? args['cmd']
  const code = Array.isArray(command) ? command.join(' ') : (command ?? args['code'])
  if (deed === 'run' && typeof code === 'string')
    return [{ kind: 'code', code, language: 'code' in args ? 'python' : 'bash' }]
  const prompt = deed === 'delegate' ? stringIn(args, ['prompt', 'message', 'task']) : null
  if (prompt !== null) return [{ kind: 'prose', text: prompt }]
  return Object.keys(args).length === 0
    ? []
    : [{ kind: 'code', code: JSON.stringify(args, null, 2), language: 'json' }]
}

function partsOfText(text: string, deed: Deed): Part[] {
  if (text === '') return []
  if (text.includes('*** Begin Patch')) return [{ kind: 'code', code: text, language: 'diff' }]
  return [{ kind: 'code', code: text, language: deed === 'run' ? 'bash' : '' }]
}

function changeIn(edit: Arguments, path: string): Part[] {
  const before = stringIn(edit, ['old_string', 'old_str'])
  const after = stringIn(edit, ['new_string', 'new_str'])
  if (before === null && after === null) return []
  return [{ kind: 'change', before: before ?? '', after: after ?? '', path }]
}

function planIn(args: Arguments): PlanItem[] | null {
  const list = args['todos'] ?? args['plan'] ?? args['task_list']
  if (!Array.isArray(list)) return null
  return list.filter(isObject).map((item) => ({
    text: stringIn(item, ['content', 'step', 'title', 'description']) ?? '',
    state: stateOf(item['status']),
  }))
}

function stateOf(status: unknown): PlanItem['state'] {
  if (status === 'completed' || status === 'done') return 'done'
  return status === 'in_progress' ? 'doing' : 'open'
}

function stringIn(args: Arguments, names: readonly string[]): string | null {
  for (const name of names) {
    const value = args[name]
    const text =
      Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : value
    if (typeof text === 'string' && text !== '') return text
  }
  return null
}
