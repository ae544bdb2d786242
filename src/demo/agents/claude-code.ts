import type { Beat, Response } from '../clock.ts'
import type { Call } from '../moment.ts'
import type { Random } from '../random.ts'
import type { File, Story } from '../story.ts'
import { Meter } from '../usage.ts'
import { isoOf, linesOf, numbered } from './lines.ts'

/** Writes a session down as Claude Code does: a file for it, and one for each of its sub-agents. */
export function writeClaudeCode(story: Story, random: Random): readonly File[] {
  const folder = `projects/${story.cwd.replaceAll(/[/.]/g, '-')}`
  const main = new Transcript(story, random, null)
  main.add({ type: 'ai-title', aiTitle: story.title, sessionId: story.id })
  main.tell(story.beats)
  const subAgents = main.subAgents.map(({ agentId, records }) => ({
    name: `${folder}/${story.id}/subagents/agent-${agentId}.jsonl`,
    text: linesOf(records),
  }))
  return [{ name: `${folder}/${story.id}.jsonl`, text: linesOf(main.records) }, ...subAgents]
}

class Transcript {
  readonly records: object[] = []
  readonly subAgents: { readonly agentId: string; readonly records: readonly object[] }[] = []
  readonly #story: Story
  readonly #random: Random
  readonly #agentId: string | null
  readonly #meter: Meter
  #parent: string | null = null

  constructor(story: Story, random: Random, agentId: string | null) {
    this.#story = story
    this.#random = random
    this.#agentId = agentId
    this.#meter = new Meter(random)
  }

  add(record: object): void {
    this.records.push(record)
  }

  tell(beats: readonly Beat[]): void {
    for (const beat of beats) {
      if (beat.is === 'response') this.#respond(beat)
      else if (beat.is === 'prompt') {
        this.#meter.take(beat.prompt.text)
        this.#say(beat.at, 'user', { message: { role: 'user', content: beat.prompt.text } })
      } else this.#happen(beat)
    }
  }

  /** A record of the conversation, which goes on from the one before. */
  #say(at: number, type: string, members: object): void {
    const { id, cwd, branch, agentVersion } = this.#story
    const uuid = this.#random.uuid()
    this.records.push({
      parentUuid: this.#parent,
      isSidechain: this.#agentId !== null,
      ...(this.#agentId === null ? {} : { agentId: this.#agentId }),
      userType: 'external',
      cwd,
      sessionId: id,
      version: agentVersion,
      gitBranch: branch,
      type,
      ...members,
      uuid,
      timestamp: isoOf(at),
    })
    this.#parent = uuid
  }

  #respond(response: Response): void {
    const { at, parts, call, answeredAt, within } = response
    const { input, output, cacheRead, cacheWrite } = this.#meter.answer(response)
    const callId = `toolu_01${this.#random.word(22)}`
    const message = {
      model: this.#story.model,
      id: `msg_01${this.#random.word(22)}`,
      type: 'message',
      role: 'assistant',
    }
    const rest = {
      stop_reason: call === null ? 'end_turn' : 'tool_use',
      stop_sequence: null,
      usage: {
        input_tokens: input,
        cache_creation_input_tokens: cacheWrite,
        cache_read_input_tokens: cacheRead,
        output_tokens: output,
        service_tier: 'standard',
      },
    }
    const requestId = `req_011C${this.#random.word(20)}`
    const blocks = [
      ...parts.map(({ is, text }) =>
        is === 'thought'
          ? { type: 'thinking', thinking: text, signature: this.#random.word(48) }
          : { type: 'text', text },
      ),
      ...(call === null ? [] : [{ type: 'tool_use', id: callId, ...toolOf(call, this.#story) }]),
    ]
    for (const [index, block] of blocks.entries()) {
      this.#say(at + index * 40, 'assistant', {
        message: { ...message, content: [block], ...rest },
        requestId,
      })
    }
    if (call?.is === 'delegation') this.#delegate(call.order, within, at)
    if (call === null || answeredAt === null) return
    const result = resultOf(call, this.#story)
    this.#meter.take(result.content)
    const content = [{ tool_use_id: callId, type: 'tool_result', ...result }]
    this.#say(answeredAt, 'user', { message: { role: 'user', content }, ...pictureOf(call, this.#story) })
  }

  #delegate(order: string, within: readonly Beat[], at: number): void {
    const agentId = `a${this.#random.hex(16)}`
    const sub = new Transcript(this.#story, this.#random, agentId)
    sub.#say(at + 900, 'user', { message: { role: 'user', content: order } })
    sub.tell(within)
    this.subAgents.push({ agentId, records: sub.records })
  }

  #happen({ at, event }: Extract<Beat, { is: 'event' }>): void {
    switch (event.is) {
      case 'interruption': {
        const content = [{ type: 'text', text: '[Request interrupted by user]' }]
        this.#say(at, 'user', { message: { role: 'user', content } })
        return
      }
      case 'compaction': {
        this.#meter.compact()
        this.#say(at, 'system', {
          subtype: 'compact_boundary',
          content: 'Conversation compacted',
          isMeta: false,
          level: 'info',
          compactMetadata: { trigger: 'auto', preTokens: 167_000 + this.#random.int(0, 4_000) },
        })
        const content = `This session is being continued from a previous conversation that ran out of context. ${event.summary}`
        this.#say(at + 20, 'user', { isCompactSummary: true, message: { role: 'user', content } })
        return
      }
      case 'failure': {
        const { status, text } = event
        const content = [{ type: 'text', text: `API Error: ${status} ${text}` }]
        const usage = { input_tokens: 0, output_tokens: 0 }
        this.#say(at, 'assistant', {
          isApiErrorMessage: true,
          message: { model: '<synthetic>', role: 'assistant', type: 'message', content, usage },
        })
      }
    }
  }
}

function toolOf(call: Call, { cwd }: Story): { readonly name: string; readonly input: object } {
  switch (call.is) {
    case 'run':
      return { name: 'Bash', input: { command: call.command, description: call.why } }
    case 'read':
      return { name: 'Read', input: { file_path: `${cwd}/${call.path}` } }
    case 'search':
      return { name: 'Grep', input: { pattern: call.pattern, output_mode: 'content', '-n': true } }
    case 'edit': {
      const { path, removed, added } = call
      return { name: 'Edit', input: { file_path: `${cwd}/${path}`, old_string: removed, new_string: added } }
    }
    case 'write':
      return { name: 'Write', input: { file_path: `${cwd}/${call.path}`, content: call.text } }
    case 'plan': {
      const todos = call.items.map((content, index) => ({
        content,
        status: index < call.done ? 'completed' : index === call.done ? 'in_progress' : 'pending',
        activeForm: content,
      }))
      return { name: 'TodoWrite', input: { todos } }
    }
    case 'question': {
      const options = call.options.map((label) => ({ label, description: '' }))
      const questions = [{ question: call.text, header: 'Decision', options, multiSelect: false }]
      return { name: 'AskUserQuestion', input: { questions } }
    }
    case 'delegation': {
      const { title, order } = call
      return { name: 'Task', input: { description: title, prompt: order, subagent_type: 'Explore' } }
    }
  }
}

function resultOf(call: Call, { cwd }: Story): { readonly content: string; readonly is_error?: true } {
  switch (call.is) {
    case 'run': {
      if (call.refusal !== undefined) return { content: refusalOf(call.refusal), is_error: true }
      const failed = call.exit !== 0
      return failed
        ? { content: `Exit code ${call.exit}\n${call.output}`, is_error: true }
        : { content: call.output === '' ? '(Bash completed with no output)' : call.output }
    }
    case 'read':
      return call.text === null
        ? { content: `File does not exist. Note: your current working directory is ${cwd}.`, is_error: true }
        : { content: numbered(call.text, '→') }
    case 'search':
      return { content: call.output === '' ? 'No matches found' : call.output }
    case 'edit':
      return { content: `The file ${cwd}/${call.path} has been updated successfully.` }
    case 'write':
      return { content: `File created successfully at: ${cwd}/${call.path}` }
    case 'plan':
      return { content: 'Todos have been modified successfully.' }
    case 'question':
      return { content: `User has answered your questions: "${call.text}"="${call.answer ?? ''}".` }
    case 'delegation':
      return { content: call.answer }
  }
}

function refusalOf(reason: string): string {
  const refused = "The user doesn't want to proceed with this tool use. The tool use was rejected."
  return reason === '' ? refused : `${refused} To tell you how to proceed, the user said:\n${reason}`
}

/** What the client keeps beside a result for its own display: of an edit, the change as a patch. */
function pictureOf(call: Call, { cwd }: Story): object {
  if (call.is !== 'edit') return {}
  const [removed, added] = [call.removed.split('\n'), call.added.split('\n')]
  const lines = [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)]
  const hunk = { oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length, lines }
  return {
    toolUseResult: {
      filePath: `${cwd}/${call.path}`,
      oldString: call.removed,
      newString: call.added,
      structuredPatch: [hunk],
      userModified: false,
    },
  }
}
