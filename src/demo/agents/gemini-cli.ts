import { createHash } from 'node:crypto'
import type { Beat, Response } from '../clock.ts'
import type { Call } from '../moment.ts'
import type { Random } from '../random.ts'
import type { File, Story } from '../story.ts'
import { Meter } from '../usage.ts'
import { isoOf } from './lines.ts'

/** Writes a session down as Gemini CLI does: one document. */
export function writeGeminiCli(story: Story, random: Random): readonly File[] {
  const meter = new Meter(random)
  const messages = story.beats.map((beat) => messageOf(beat, story, meter, random))
  const projectHash = createHash('sha256').update(story.cwd).digest('hex')
  const startTime = isoOf(story.beats[0]?.at ?? 0)
  const chat = {
    sessionId: story.id,
    projectHash,
    startTime,
    lastUpdated: messages.at(-1)?.timestamp ?? startTime,
    directories: [story.cwd],
    messages,
    summary: story.title,
  }
  const name = `session-${startTime.slice(0, 16).replace(':', '-')}-${story.id.slice(0, 8)}.json`
  return [{ name: `tmp/${projectHash}/chats/${name}`, text: JSON.stringify(chat, null, 1) }]
}

interface Message {
  readonly id: string
  readonly timestamp: string
  readonly type: string
  readonly content: string
}

function messageOf(beat: Beat, story: Story, meter: Meter, random: Random): Message {
  const begin = { id: random.uuid(), timestamp: isoOf(beat.at) }
  switch (beat.is) {
    case 'prompt':
      meter.take(beat.prompt.text)
      return { ...begin, type: 'user', content: beat.prompt.text }
    case 'response':
      return { ...begin, type: 'gemini', ...answerOf(beat, story, meter, random) }
    case 'event':
      switch (beat.event.is) {
        case 'interruption':
          return { ...begin, type: 'info', content: 'Request cancelled.' }
        case 'compaction':
          meter.compact()
          return { ...begin, type: 'info', content: 'Chat history compressed from 812000 to 24500 tokens.' }
        case 'failure': {
          const { status, text } = beat.event
          return { ...begin, type: 'error', content: `[API Error: ${status} ${text}]` }
        }
      }
  }
}

function answerOf(response: Response, story: Story, meter: Meter, random: Random) {
  const { at, parts, call, answeredAt } = response
  const { input, cacheRead, cacheWrite, output, reasoning } = meter.answer(response)
  const tokens = {
    input: input + cacheRead + cacheWrite,
    output: output - reasoning,
    cached: cacheRead,
    thoughts: reasoning,
    tool: 0,
    total: input + cacheRead + cacheWrite + output,
  }
  const thoughts = parts
    .filter(({ is }) => is === 'thought')
    .map(({ text }) => ({ subject: 'Considering the next step', description: text, timestamp: isoOf(at) }))
  const said = parts.filter(({ is }) => is === 'remark').map(({ text }) => text)
  if (call !== null && answeredAt !== null) meter.take(resultOf(call, story).text)
  return {
    content: said.join('\n\n'),
    thoughts,
    tokens,
    model: story.model,
    ...(call === null ? {} : { toolCalls: [toolCallOf(call, response, story, random)] }),
  }
}

function toolCallOf(call: Call, { at, answeredAt }: Response, story: Story, random: Random): object {
  const { name, args } = toolOf(call, story)
  const id = `${name}-${at}-${random.hex(12)}`
  const called = { id, name, args, timestamp: isoOf(answeredAt ?? at) }
  if (answeredAt === null)
    return { ...called, status: call.is === 'question' ? 'awaiting_approval' : 'executing' }
  const { text, status } = resultOf(call, story)
  const response = status === 'success' ? { output: text } : { error: text }
  return { ...called, status, result: [{ functionResponse: { id, name, response } }] }
}

function toolOf(call: Call, { cwd }: Story): { readonly name: string; readonly args: object } {
  switch (call.is) {
    case 'run':
      return { name: 'run_shell_command', args: { command: call.command, description: call.why } }
    case 'read':
      return { name: 'read_file', args: { absolute_path: `${cwd}/${call.path}` } }
    case 'search':
      return { name: 'search_file_content', args: { pattern: call.pattern } }
    case 'edit': {
      const { path, removed, added } = call
      return {
        name: 'replace',
        args: { file_path: `${cwd}/${path}`, old_string: removed, new_string: added },
      }
    }
    case 'write':
      return { name: 'write_file', args: { file_path: `${cwd}/${call.path}`, content: call.text } }
    case 'plan': {
      const todos = call.items.map((description, index) => ({
        description,
        status: index < call.done ? 'completed' : index === call.done ? 'in_progress' : 'pending',
      }))
      return { name: 'write_todos', args: { todos } }
    }
    case 'question': {
      const options = call.options.map((label) => ({ label, description: '' }))
      const questions = [{ question: call.text, header: 'Decision', type: 'choice', options }]
      return { name: 'ask_user', args: { questions } }
    }
    case 'delegation':
      return { name: 'codebase_investigator', args: { objective: call.order } }
  }
}

function resultOf(
  call: Call,
  { cwd }: Story,
): { readonly text: string; readonly status: 'success' | 'error' | 'cancelled' } {
  switch (call.is) {
    case 'run': {
      if (call.refusal !== undefined) {
        const text = `[Operation Cancelled] Reason: User denied execution.${call.refusal === '' ? '' : ` ${call.refusal}`}`
        return { text, status: 'cancelled' }
      }
      const text = `Command: ${call.command}\nDirectory: (root)\nOutput: ${call.output || '(empty)'}\nExit Code: ${call.exit ?? 0}`
      return { text, status: 'success' }
    }
    case 'read':
      return call.text === null
        ? { text: `File not found: ${cwd}/${call.path}`, status: 'error' }
        : { text: call.text, status: 'success' }
    case 'search':
      return { text: call.output || 'No matches found', status: 'success' }
    case 'edit':
      return { text: `Successfully modified file: ${cwd}/${call.path} (1 replacements).`, status: 'success' }
    case 'write':
      return { text: `Successfully created and wrote to new file: ${cwd}/${call.path}.`, status: 'success' }
    case 'plan':
      return { text: 'Successfully updated the todo list.', status: 'success' }
    case 'question':
      return { text: `User answered: ${call.answer ?? ''}`, status: 'success' }
    case 'delegation':
      return { text: call.answer, status: 'success' }
  }
}
