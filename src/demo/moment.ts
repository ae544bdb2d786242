/** What happens in a session, whatever the agent that it happens in writes it down as. */
export type Moment = Prompt | Thought | Remark | Call | Interruption | Compaction | Failure

/** A person says something. */
export interface Prompt {
  readonly is: 'prompt'
  readonly text: string
  /** How long the agent waited for it, where that isn't as usual. */
  readonly seconds?: number
}

export interface Thought {
  readonly is: 'thought'
  readonly text: string
}

/** The agent says something. */
export interface Remark {
  readonly is: 'remark'
  readonly text: string
}

export type Call = Run | Read | Search | Edit | Write | Plan | Question | Delegation

export interface Run {
  readonly is: 'run'
  readonly command: string
  /** What the command is for, in a few words. */
  readonly why: string
  readonly output: string
  /** Exit code; `null` for a command that a person or a rule refused, or that still runs. */
  readonly exit: number | null
  /** Why it was refused: in a person's words, or `''` without any. */
  readonly refusal?: string
  readonly seconds?: number
}

export interface Read {
  readonly is: 'read'
  readonly path: string
  /** `null` where there is no such file. */
  readonly text: string | null
}

export interface Search {
  readonly is: 'search'
  readonly pattern: string
  readonly output: string
}

export interface Edit {
  readonly is: 'edit'
  readonly path: string
  readonly removed: string
  readonly added: string
}

export interface Write {
  readonly is: 'write'
  readonly path: string
  readonly text: string
}

export interface Plan {
  readonly is: 'plan'
  readonly items: readonly string[]
  /** How many of them are done. */
  readonly done: number
}

export interface Question {
  readonly is: 'question'
  readonly text: string
  readonly options: readonly string[]
  /** `null` while nobody has answered. */
  readonly answer: string | null
}

/** A part of the work is handed to a sub-agent, which has a session of its own. */
export interface Delegation {
  readonly is: 'delegation'
  readonly title: string
  readonly order: string
  readonly moments: readonly Moment[]
  readonly answer: string
}

/** A person breaks the agent's turn off. */
export interface Interruption {
  readonly is: 'interruption'
}

/** The conversation outgrew the model's window. */
export interface Compaction {
  readonly is: 'compaction'
  readonly summary: string
}

/** The model's provider answers with an error. */
export interface Failure {
  readonly is: 'failure'
  readonly status: number
  readonly text: string
}

export function isCall(moment: Moment): moment is Call {
  return !/^(?:prompt|thought|remark|interruption|compaction|failure)$/.test(moment.is)
}

export const prompt = (text: string, seconds?: number): Prompt => ({
  is: 'prompt',
  text,
  ...(seconds === undefined ? {} : { seconds }),
})
export const think = (text: string): Thought => ({ is: 'thought', text })
export const say = (text: string): Remark => ({ is: 'remark', text })
export const read = (path: string, text: string | null): Read => ({ is: 'read', path, text })
export const search = (pattern: string, output: string): Search => ({ is: 'search', pattern, output })
export const edit = (path: string, removed: string, added: string): Edit => ({
  is: 'edit',
  path,
  removed,
  added,
})
export const write = (path: string, text: string): Write => ({ is: 'write', path, text })
export const plan = (items: readonly string[], done: number): Plan => ({ is: 'plan', items, done })

export function run(
  command: string,
  why: string,
  output: string,
  more: Partial<Pick<Run, 'exit' | 'seconds'>> = {},
): Run {
  return { is: 'run', command, why, output, exit: 0, ...more }
}

/** A command that isn't let through. */
export function refused(command: string, why: string, refusal: string): Run {
  return { is: 'run', command, why, output: '', exit: null, refusal }
}
