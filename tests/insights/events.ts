import type {
  Called,
  Change,
  Deed,
  Meaning,
  Noticed,
  Returned,
  Said,
  SessionEvent,
} from '../../src/insights/event.ts'
import type { SessionFacts } from '../../src/domain/analysis.ts'
import type { Finding, Rule } from '../../src/insights/rules/rule.ts'

/** Midday of 5 January 2026. */
const NOON = Date.UTC(2026, 0, 5, 12) * 1000
const SECOND = 1_000_000

/** Writes a made-up session, event by event, a second apart; ids are `event-<place>`. */
export class Story {
  readonly events: SessionEvent[] = []
  #at = NOON

  user(text: string): this {
    return this.#say('user_message', text)
  }
  agent(text: string): this {
    return this.#say('agent_message', text)
  }
  context(text: string): this {
    return this.#say('context', text)
  }

  /** A pause before what comes next. */
  wait(minutes: number): this {
    this.#at += minutes * 60 * SECOND
    return this
  }

  /** A shell command and what it returned. */
  run(command: string, output = '', exitCode = 0): this {
    return this.call('Bash', 'run', { command }).result(output, { failed: exitCode !== 0, exitCode })
  }

  /** A failed or successful edit of a file. */
  edit(path: string, removed: string, added: string, error?: string): this {
    const changes = error === undefined ? [{ path, removed, added }] : [{ path, removed, added }]
    return this.call('Edit', 'edit', { paths: [path], changes }).result(error ?? 'The file was changed.', {
      failed: error !== undefined,
    })
  }

  write(path: string, added: string): this {
    const changes = [{ path, removed: null, added }]
    return this.call('Write', 'write', { paths: [path], changes }).result('Written.', { failed: false })
  }

  read(path: string, text: string, failed = false): this {
    return this.call('Read', 'read', { paths: [path] }).result(text, { failed })
  }

  call(
    tool: string,
    does: Deed,
    more: { command?: string; paths?: string[]; changes?: Change[]; text?: string } = {},
  ): this {
    const text = more.text ?? more.command ?? JSON.stringify(more)
    const call: Called = {
      ...this.#happened(text),
      ...{ kind: 'tool_call', callId: `call-${this.events.length}`, tool, does },
      ...{ command: more.command ?? null, paths: more.paths ?? [], changes: more.changes ?? [] },
    }
    this.events.push(call)
    return this
  }

  /** Answers the last call. */
  result(
    text: string,
    { failed = null, exitCode = null }: Partial<Pick<Returned, 'failed' | 'exitCode'>> = {},
  ): this {
    const call = this.events.findLast((event): event is Called => event.kind === 'tool_call') ?? null
    const returned: Returned = {
      ...this.#happened(text),
      ...{ kind: 'tool_result', callId: call?.callId ?? null, call, failed, exitCode },
    }
    this.events.push(returned)
    return this
  }

  notice(name: string, means: Meaning | null, text = '', isError = false): this {
    const noticed: Noticed = { ...this.#happened(text), kind: 'notice', name, isError, means }
    this.events.push(noticed)
    return this
  }

  #say(kind: Said['kind'], text: string): this {
    this.events.push({ ...this.#happened(text), kind })
    return this
  }

  #happened(text: string) {
    const position = this.events.length
    this.#at += SECOND
    return { position, eventId: `event-${position}`, at: this.#at, text, length: text.length }
  }
}

export function factsOf(story: Story, differences: Partial<SessionFacts> = {}): SessionFacts {
  const count = (kind: SessionEvent['kind']): number =>
    story.events.filter((event) => event.kind === kind).length
  return {
    ...{ status: 'exit', statusDetail: 'finished', liveDetail: null, liveUntil: null },
    ...{ agent: 'claude-code', title: 'Mend the shop', acusConsumed: 0.5, isSubAgent: false },
    numUserMessages: count('user_message'),
    numDevinMessages: count('agent_message'),
    ...differences,
  }
}

/** What a rule finds in a session. */
export function find(rule: Rule, story: Story, differences: Partial<SessionFacts> = {}): readonly Finding[] {
  const observer = rule.open(factsOf(story, differences))
  for (const event of story.events) observer.event(event)
  return observer.end()
}
