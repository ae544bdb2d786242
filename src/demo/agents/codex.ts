import type { Beat, Response } from '../clock.ts'
import type { Call } from '../moment.ts'
import type { Random } from '../random.ts'
import type { File, Story } from '../story.ts'
import { Meter } from '../usage.ts'
import { isoOf, linesOf } from './lines.ts'

/** Writes a session down as Codex does: a rollout file for it, and one for each of its sub-agents. */
export function writeCodex(story: Story, random: Random): readonly File[] {
  const files: File[] = []
  writeThread(story, random, null, files)
  return files
}

function writeThread(story: Story, random: Random, parentId: string | null, files: File[]): void {
  const rollout = new Rollout(story, random, parentId)
  const begin = story.beats[0]?.at ?? 0
  const place = files.length
  rollout.tell(story.beats, begin)
  const day = isoOf(begin).slice(0, 19)
  const name = `sessions/${day.slice(0, 10).replaceAll('-', '/')}/rollout-${day.replaceAll(':', '-')}-${story.id}.jsonl`
  files.splice(place, 0, { name, text: linesOf(rollout.records) })
  for (const sub of rollout.subAgents) writeThread(sub, random, story.id, files)
}

class Rollout {
  readonly records: object[] = []
  readonly subAgents: Story[] = []
  readonly #story: Story
  readonly #random: Random
  readonly #parentId: string | null
  readonly #meter: Meter
  readonly #total = { input: 0, cached: 0, output: 0, reasoning: 0 }

  constructor(story: Story, random: Random, parentId: string | null) {
    this.#story = story
    this.#random = random
    this.#parentId = parentId
    this.#meter = new Meter(random)
  }

  tell(beats: readonly Beat[], begin: number): void {
    this.#begin(begin)
    for (const [index, beat] of beats.entries()) {
      if (beat.is === 'prompt') this.#ask(beat.at, beat.prompt.text)
      else if (beat.is === 'response') {
        const next = beats[index + 1]
        this.#respond(beat, next === undefined || next.is === 'prompt')
      } else this.#happen(beat)
    }
  }

  #add(at: number, type: string, payload: object): void {
    this.records.push({ timestamp: isoOf(at), type, payload })
  }

  #begin(at: number): void {
    const { id, cwd, agentVersion, branch, remote, title } = this.#story
    const parentId = this.#parentId
    this.#add(at, 'session_meta', {
      id,
      timestamp: isoOf(at),
      cwd,
      originator: 'codex_cli_rs',
      cli_version: agentVersion,
      source:
        parentId === null ? 'cli' : { subagent: { thread_spawn: { parent_thread_id: parentId, depth: 1 } } },
      model_provider: 'openai',
      git: { commit_hash: this.#random.hex(40), branch, repository_url: remote },
    })
    this.#add(at + 5, 'event_msg', { type: 'thread_name_updated', thread_id: id, thread_name: title })
  }

  #ask(at: number, text: string): void {
    const { cwd, model } = this.#story
    this.#meter.take(text)
    this.#add(at, 'event_msg', { type: 'task_started', model_context_window: 272_000 })
    this.#add(at + 2, 'turn_context', {
      cwd,
      approval_policy: 'on-request',
      sandbox_policy: { mode: 'workspace-write', network_access: false },
      model,
      effort: 'medium',
      summary: 'auto',
    })
    const content = [{ type: 'input_text', text }]
    this.#add(at + 3, 'response_item', { type: 'message', role: 'user', content })
    this.#add(at + 3, 'event_msg', { type: 'user_message', message: text, images: [] })
  }

  #respond(response: Response, endsTurn: boolean): void {
    const { at, parts, call, answeredAt, within } = response
    for (const { is, text } of parts) {
      if (is === 'thought') {
        const summary = [{ type: 'summary_text', text }]
        this.#add(at, 'response_item', { type: 'reasoning', summary, content: null, encrypted_content: null })
      } else {
        const content = [{ type: 'output_text', text }]
        this.#add(at + 10, 'event_msg', { type: 'agent_message', message: text })
        this.#add(at + 10, 'response_item', { type: 'message', role: 'assistant', content })
      }
    }
    const callId = `call_${this.#random.word(24)}`
    if (call !== null) this.#add(at + 20, 'response_item', { ...callItemOf(call), call_id: callId })
    if (call?.is === 'delegation') this.#delegate(call.title, call.order, within, at)
    this.#count(response)
    if (call !== null && answeredAt !== null) {
      const type =
        call.is === 'edit' || call.is === 'write' ? 'custom_tool_call_output' : 'function_call_output'
      const output = outputOf(call, this.#random)
      this.#meter.take(output)
      this.#add(answeredAt, 'response_item', { type, call_id: callId, output })
    }
    if (call === null && endsTurn) {
      this.#add(at + 60, 'event_msg', {
        type: 'task_complete',
        last_agent_message: parts.at(-1)?.text ?? null,
      })
    }
  }

  #count(response: Response): void {
    const { input, cacheRead, cacheWrite, output, reasoning } = this.#meter.answer(response)
    const last = { input: input + cacheRead + cacheWrite, cached: cacheRead, output, reasoning }
    for (const kind of ['input', 'cached', 'output', 'reasoning'] as const) this.#total[kind] += last[kind]
    this.#add(response.at + 30, 'event_msg', {
      type: 'token_count',
      info: { total_token_usage: usageOf(this.#total), last_token_usage: usageOf(last) },
    })
  }

  #delegate(title: string, order: string, within: readonly Beat[], at: number): void {
    const prompt: Beat = { is: 'prompt', at: at + 900, prompt: { is: 'prompt', text: order } }
    this.subAgents.push({
      ...this.#story,
      id: this.#random.uuid(),
      title,
      beats: [prompt, ...within],
    })
  }

  #happen({ at, event }: Extract<Beat, { is: 'event' }>): void {
    switch (event.is) {
      case 'interruption':
        this.#add(at, 'event_msg', { type: 'turn_aborted', reason: 'interrupted' })
        return
      case 'compaction':
        this.#meter.compact()
        this.#add(at, 'compacted', { message: event.summary })
        return
      case 'failure':
        this.#add(at, 'event_msg', {
          type: 'error',
          message: `unexpected status ${event.status}: ${event.text}`,
        })
    }
  }
}

function usageOf(tokens: { input: number; cached: number; output: number; reasoning: number }): object {
  return {
    input_tokens: tokens.input,
    cached_input_tokens: tokens.cached,
    output_tokens: tokens.output,
    reasoning_output_tokens: tokens.reasoning,
    total_tokens: tokens.input + tokens.output,
  }
}

function callItemOf(call: Call): object {
  const called = (name: string, input: object): object => ({
    type: 'function_call',
    name,
    arguments: JSON.stringify(input),
  })
  const patched = (input: string): object => ({
    ...{ type: 'custom_tool_call', status: 'completed', name: 'apply_patch' },
    input: `*** Begin Patch\n${input}\n*** End Patch`,
  })
  const signed = (sign: string, text: string): string => text.replaceAll(/^/gm, sign)
  switch (call.is) {
    case 'run':
      return called('exec_command', { cmd: call.command })
    case 'read':
      return called('exec_command', { cmd: `sed -n '1,240p' ${call.path}` })
    case 'search':
      return called('exec_command', { cmd: `rg -n '${call.pattern}'` })
    case 'edit': {
      const { path, removed, added } = call
      return patched(`*** Update File: ${path}\n@@\n${signed('-', removed)}\n${signed('+', added)}`)
    }
    case 'write':
      return patched(`*** Add File: ${call.path}\n${signed('+', call.text)}`)
    case 'plan': {
      const steps = call.items.map((step, index) => ({
        step,
        status: index < call.done ? 'completed' : index === call.done ? 'in_progress' : 'pending',
      }))
      return called('update_plan', { plan: steps })
    }
    case 'question': {
      const options = call.options.map((label) => ({ label, description: '' }))
      const question = { id: 'decision', header: 'Decision', question: call.text, options }
      return called('request_user_input', { questions: [question] })
    }
    case 'delegation':
      return called('spawn_agent', { message: call.order, agent_type: 'explorer' })
  }
}

function outputOf(call: Call, random: Random): string {
  const ran = (output: string, exit: number, seconds: number): string =>
    [
      `Chunk ID: ${random.hex(6)}`,
      `Wall time: ${seconds.toFixed(4)} seconds`,
      `Process exited with code ${exit}`,
      `Original token count: ${Math.ceil(output.length / 4)}`,
      `Output:\n${output}`,
    ].join('\n')
  switch (call.is) {
    case 'run':
      if (call.refusal !== undefined) {
        return `exec_command failed: rejected by user${call.refusal === '' ? '' : `: ${call.refusal}`}`
      }
      return ran(call.output, call.exit ?? 0, random.next() * 9)
    case 'read':
      return call.text === null
        ? ran(`sed: can't read ${call.path}: No such file or directory`, 2, 0.02)
        : ran(call.text, 0, 0.03)
    case 'search':
      return ran(call.output, call.output === '' ? 1 : 0, 0.05)
    case 'edit':
    case 'write': {
      const sign = call.is === 'edit' ? 'M' : 'A'
      const output = `Success. Updated the following files:\n${sign} ${call.path}\n`
      return JSON.stringify({ output, metadata: { exit_code: 0, duration_seconds: 0.1 } })
    }
    case 'plan':
      return 'Plan updated'
    case 'question':
      return JSON.stringify({ answers: { decision: { answers: [call.answer] } } })
    case 'delegation':
      return JSON.stringify({ status: 'completed', message: call.answer })
  }
}
