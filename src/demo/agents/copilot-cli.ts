import type { Beat, Response } from '../clock.ts'
import type { Call } from '../moment.ts'
import type { Random } from '../random.ts'
import type { File, Story } from '../story.ts'
import { Meter } from '../usage.ts'
import { isoOf, linesOf, numbered } from './lines.ts'

/** Writes a session down as GitHub Copilot CLI does: a log of events. */
export function writeCopilotCli(story: Story, random: Random, isOver: boolean): readonly File[] {
  const log = new Log(story, random)
  log.tell(story.beats)
  if (isOver) log.shutDown()
  return [{ name: `session-state/${story.id}/events.jsonl`, text: linesOf(log.events) }]
}

class Log {
  readonly events: object[] = []
  readonly #story: Story
  readonly #random: Random
  readonly #meter: Meter
  readonly #used = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 }
  #requests = 0
  #parent: string | null = null
  #last = 0

  constructor(story: Story, random: Random) {
    this.#story = story
    this.#random = random
    this.#meter = new Meter(random)
  }

  tell(beats: readonly Beat[]): void {
    const { id, agentVersion, model, cwd, branch, repository, title } = this.#story
    const begin = beats[0]?.at ?? 0
    this.#add(begin - 400, 'session.start', {
      sessionId: id,
      version: 1,
      producer: 'copilot-agent',
      copilotVersion: agentVersion,
      startTime: isoOf(begin - 400),
      selectedModel: model,
      context: { cwd, gitRoot: cwd, branch, repository },
    })
    this.#add(begin - 200, 'session.title_changed', { title })
    for (const beat of beats) {
      if (beat.is === 'prompt') {
        this.#meter.take(beat.prompt.text)
        this.#add(beat.at, 'user.message', { content: beat.prompt.text, attachments: [] })
      } else if (beat.is === 'response') this.#respond(beat)
      else this.#happen(beat)
    }
  }

  shutDown(): void {
    const usage = this.#used
    this.#add(this.#last + 1_500, 'session.shutdown', {
      shutdownType: 'routine',
      modelMetrics: {
        [this.#story.model]: { requests: { count: this.#requests, cost: this.#requests }, usage },
      },
    })
  }

  #add(at: number, type: string, data: object): void {
    const id = this.#random.uuid()
    this.events.push({ type, data, id, timestamp: isoOf(at), parentId: this.#parent })
    this.#parent = id
    this.#last = at
  }

  #respond(response: Response): void {
    const { at, parts, call, answeredAt } = response
    const { input, cacheRead, cacheWrite, output } = this.#meter.answer(response)
    this.#used.inputTokens += input + cacheRead + cacheWrite
    this.#used.cacheReadTokens += cacheRead
    this.#used.cacheWriteTokens += cacheWrite
    this.#used.outputTokens += output
    this.#requests++
    const toolCallId = `call_${this.#random.word(24)}`
    const tool = call === null ? null : toolOf(call, this.#story)
    const thoughts = parts.filter(({ is }) => is === 'thought').map(({ text }) => text)
    const said = parts.filter(({ is }) => is === 'remark').map(({ text }) => text)
    this.#add(at, 'assistant.message', {
      messageId: this.#random.uuid(),
      content: said.join('\n\n'),
      ...(thoughts.length === 0 ? {} : { reasoningText: thoughts.join('\n\n') }),
      toolRequests: tool === null ? [] : [{ toolCallId, ...tool, type: 'function' }],
      model: this.#story.model,
      outputTokens: output,
    })
    if (tool === null || call === null) return
    this.#add(at + 30, 'tool.execution_start', {
      toolCallId,
      toolName: tool.name,
      arguments: tool.arguments,
    })
    if (answeredAt === null) return
    const { text, failed, message } = resultOf(call)
    this.#meter.take(text)
    this.#add(answeredAt, 'tool.execution_complete', {
      toolCallId,
      success: !failed,
      ...(message ? { error: { message: text, code: 'denied' } } : { result: { content: text } }),
    })
  }

  #happen({ at, event }: Extract<Beat, { is: 'event' }>): void {
    switch (event.is) {
      case 'interruption':
        this.#add(at, 'abort', { reason: 'user initiated' })
        return
      case 'compaction':
        this.#meter.compact()
        this.#add(at, 'session.compaction_complete', { success: true, summaryContent: event.summary })
        return
      case 'failure':
        this.#add(at, 'session.error', { errorType: 'query', message: `${event.status} ${event.text}` })
    }
  }
}

function toolOf(call: Call, { cwd }: Story): { readonly name: string; readonly arguments: object } {
  switch (call.is) {
    case 'run':
      return { name: 'bash', arguments: { command: call.command, description: call.why } }
    case 'read':
      return { name: 'view', arguments: { path: `${cwd}/${call.path}` } }
    case 'search':
      return { name: 'grep', arguments: { pattern: call.pattern, output_mode: 'content' } }
    case 'edit': {
      const { path, removed, added } = call
      return { name: 'edit', arguments: { path: `${cwd}/${path}`, old_str: removed, new_str: added } }
    }
    case 'write':
      return { name: 'create', arguments: { path: `${cwd}/${call.path}`, file_text: call.text } }
    case 'plan': {
      const items = call.items.map((item, index) => `- [${index < call.done ? 'x' : ' '}] ${item}`)
      return { name: 'update_todo', arguments: { todos: items.join('\n') } }
    }
    case 'question':
      return { name: 'ask_user', arguments: { question: call.text, choices: call.options } }
    case 'delegation':
      return {
        name: 'task',
        arguments: { description: call.title, prompt: call.order, agent_type: 'explore' },
      }
  }
}

function resultOf(call: Call): { readonly text: string; readonly failed: boolean; readonly message?: true } {
  switch (call.is) {
    case 'run': {
      if (call.refusal !== undefined) {
        const text = `The user rejected this tool call.${call.refusal === '' ? '' : ` User feedback: ${call.refusal}`}`
        return { text, failed: true, message: true }
      }
      return { text: `${call.output}\n<exited with exit code ${call.exit ?? 0}>`, failed: call.exit !== 0 }
    }
    case 'read':
      return call.text === null
        ? { text: 'Path does not exist', failed: true, message: true }
        : { text: numbered(call.text, '. '), failed: false }
    case 'search':
      return { text: call.output || 'No matches found', failed: false }
    case 'edit':
      return { text: `File ${call.path} updated with changes.`, failed: false }
    case 'write':
      return { text: `Created file ${call.path} with ${call.text.length} characters`, failed: false }
    case 'plan':
      return { text: 'TODO list updated', failed: false }
    case 'question':
      return { text: `User selected: ${call.answer ?? ''}`, failed: false }
    case 'delegation':
      return { text: call.answer, failed: false }
  }
}
