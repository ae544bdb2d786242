import { ranIn, type Check } from '../checks.ts'
import { commandsOf, type Command } from '../commands.ts'
import type { SessionEvent } from '../event.ts'
import type { Observer } from '../observer.ts'

/** What a session did, counted and with the places of its turning points; all that timeline and outcome are told from. */
export interface Work {
  readonly request: Mark | null
  /** What was given to it in place of a request: a sub-agent's task, or the command that a person typed. */
  readonly task: Mark | null
  readonly laterRequests: readonly Mark[]
  /** Before the first change. */
  readonly looks: number
  readonly firstLook: Mark | null
  readonly firstChange: Mark | null
  readonly lastChange: Mark | null
  /** An edit that failed first. */
  readonly failedChange: Mark | null
  /** Commands that do something, and aren't looks or checks. */
  readonly firstRun: Mark | null
  readonly lastRun: Mark | null
  readonly changedFiles: readonly string[]
  readonly changes: number
  /** Checks by key, in order of first run, as they stood last. */
  readonly checks: readonly Checked[]
  readonly commits: readonly Mark[]
  readonly pushes: readonly Mark[]
  readonly pullRequests: readonly Mark[]
  readonly delegated: readonly Mark[]
  readonly submitted: Mark | null
  readonly recordedEnd: (Mark & { readonly isGood: boolean }) | null
  readonly lastMessage: Mark | null
  /** The last event that tells of the session, and not of its statistics. */
  readonly last: SessionEvent | null
}

/** An event and a short text about it. */
export interface Mark {
  readonly eventId: string
  readonly position: number
  readonly text: string
}

export interface Checked {
  readonly check: Check
  readonly passes: boolean
  readonly mark: Mark
  /** Whether it failed before. */
  readonly wasMended: boolean
}

const MOST_FILES = 500
const MOST_MARKS = 30
const MOST_CHECKS = 50

export function observeWork(): Observer<Work> {
  let request: Mark | null = null
  let firstLook: Mark | null = null
  let firstChange: Mark | null = null
  let lastChange: Mark | null = null
  let failedChange: Mark | null = null
  let firstRun: Mark | null = null
  let lastRun: Mark | null = null
  let task: Mark | null = null
  let looks = 0
  let changes = 0
  let submitted: Mark | null = null
  let recordedEnd: Work['recordedEnd'] = null
  let lastMessage: Mark | null = null
  let last: SessionEvent | null = null
  const laterRequests: Mark[] = []
  const changedFiles = new Set<string>()
  const checks = new Map<string, Checked>()
  const commits: Mark[] = []
  const pushes: Mark[] = []
  const pullRequests: Mark[] = []
  const delegated: Mark[] = []

  const changed = (event: SessionEvent, path: string): void => {
    changes++
    firstChange ??= markOf(event, path)
    lastChange = markOf(event, path)
    if (changedFiles.size < MOST_FILES) changedFiles.add(path)
  }

  const ran = (event: SessionEvent & { kind: 'tool_result' }): void => {
    const command = event.call?.command ?? null
    const checked = ranIn(event)
    const before = checked === null ? undefined : checks.get(checked.check.key)
    if (checked !== null && (before !== undefined || checks.size < MOST_CHECKS)) {
      const { check, failed } = checked
      checks.set(check.key, {
        check,
        passes: !failed,
        mark: markOf(event, check.key),
        wasMended: before !== undefined && (before.wasMended || !before.passes) && !failed,
      })
    }
    if (command === null) return
    if (checked === null && commandsOf(command).some(doesSomething)) {
      lastRun = markOf(event, command)
      firstRun ??= lastRun
    }
    if (event.failed === true) return
    const committed = committedIn(event.text)
    for (const { program, words } of commandsOf(command)) {
      const [, verb, next] = words
      if (program === 'git' && verb === 'commit')
        add(commits, markOf(event, committed.shift() ?? messageIn(words)))
      else if (program === 'git' && verb === 'push') add(pushes, markOf(event, ''))
      else if (program === 'gh' && verb === 'pr' && next === 'create') {
        add(pullRequests, markOf(event, /https:\/\/\S+\/pull\/\d+/.exec(event.text)?.[0] ?? ''))
      }
    }
  }

  return {
    event(event) {
      if (event.kind !== 'context' && (event.kind !== 'notice' || event.means !== null || event.isError))
        last = event
      switch (event.kind) {
        case 'user_message':
          if (request === null) request = markOf(event, event.text)
          else add(laterRequests, markOf(event, event.text))
          return
        case 'agent_message':
          lastMessage = markOf(event, event.text)
          return
        case 'tool_call':
          if (event.does === 'delegate') add(delegated, markOf(event, event.text))
          if (event.does === 'submit') submitted = markOf(event, event.text)
          if (/^(?:read|search|fetch)$/.test(event.does) && firstChange === null) {
            looks++
            firstLook ??= markOf(event, '')
          }
          return
        case 'tool_result':
          if (event.failed !== true) for (const { path } of event.call?.changes ?? []) changed(event, path)
          else if (/^(?:edit|write)$/.test(event.call?.does ?? '')) {
            failedChange ??= markOf(event, event.call?.paths[0] ?? '')
          }
          if (event.call?.does === 'run') ran(event)
          return
        case 'notice':
          if (event.means === 'ended_well' || event.means === 'ended_badly') {
            // A run may record several things of its end: one that went wrong is what counts.
            if (recordedEnd?.isGood !== false) {
              recordedEnd = { ...markOf(event, event.text), isGood: event.means === 'ended_well' }
            }
          }
          return
        case 'context':
          // What comes before the first word: the client's own instructions, then the task.
          if (request === null && lastMessage === null && (task === null || COMMAND.test(event.text))) {
            task = markOf(event, COMMAND.exec(event.text)?.[1] ?? event.text)
          }
          return
        case 'reasoning':
      }
    },
    end: () => ({
      ...{
        request,
        task,
        laterRequests,
        looks,
        firstLook,
        firstChange,
        lastChange,
        failedChange,
        firstRun,
        lastRun,
        changes,
        commits,
        pushes,
        pullRequests,
        delegated,
      },
      ...{ submitted, recordedEnd, lastMessage, last },
      changedFiles: [...changedFiles],
      checks: [...checks.values()],
    }),
  }
}

/** A command as Claude Code puts it into the conversation. */
const COMMAND = /<command-name>(\/?[\w:-]+)<\/command-name>/

const LOOKS =
  /^(?:ls|cat|bat|grep|rg|ag|find|fd|head|tail|wc|sed|awk|tree|pwd|cd|which|type|echo|printf|stat|file|env|printenv|date|jq|sort|uniq|cut|less|true|test|\[|export|sleep|touch|mkdir|git|gh|bd)$/

function doesSomething({ program }: Command): boolean {
  return !LOOKS.test(program)
}

const LONGEST_MARK = 4_000

function markOf({ eventId, position }: SessionEvent, text: string): Mark {
  return { eventId, position, text: text.slice(0, LONGEST_MARK) }
}

function add(marks: Mark[], mark: Mark): void {
  if (marks.length < MOST_MARKS) marks.push(mark)
}

/** The first line of what follows `-m`. */
/** First lines of the messages of the commits that git says it made, as in `[main 1a2b3c4] Mend the total`. */
function committedIn(output: string): string[] {
  return [...output.matchAll(/^\[[^\]\n]+ [0-9a-f]{4,40}\] (.+)$/gm)].map(([, message = '']) => message)
}

/** What was asked of it, unless a shell makes that. */
function messageIn(words: readonly string[]): string {
  const flag = words.findIndex((word) => /^-\w*m$|^--message$/.test(word))
  const [first = ''] = (words[flag + 1] ?? '').split('\n')
  return flag === -1 || first.includes('$(') ? '' : first
}
