import { blocksOf, type Block } from './blocks.ts'
import type { Conversation, Entry } from './conversation.ts'
import { objectOf, textOf } from '../fields.ts'

/** The model name of what the client wrote in the agent's place. */
const SYNTHETIC = '<synthetic>'

/** Reads an `assistant` record: one line, most often one block, of an API message. */
export function readAssistant(to: Conversation, entry: Entry, unknownBlock: (type: string) => void): void {
  const { record, id, at } = entry
  const message = objectOf(record['message'])
  const blocks = blocksOf(record) ?? []
  to.touch(record, false)
  if (record['isApiErrorMessage'] === true || message?.['model'] === SYNTHETIC) {
    readSynthetic(to, entry, blocks)
    return
  }
  const key = messageKeyOf(entry)
  to.hasApiMessage()
  to.messages.line(key, id, at)
  const model = textOf(message?.['model'])
  const usage = objectOf(message?.['usage'])
  if (model !== null && usage !== null) to.tokens.add(key, model, usage)
  const goesOn = message?.['stop_reason'] === 'tool_use' || record['isAbortedMidStream'] === true
  for (const block of blocks) {
    if (!readBlock(to, entry, block, goesOn)) unknownBlock(block.type)
  }
}

/** An API message is known by its id and request; without an id a line is a message of its own. */
function messageKeyOf({ record, id }: Entry): string {
  const messageId = textOf(objectOf(record['message'])?.['id'])
  return messageId === null ? `\0${id}` : `${messageId}\0${textOf(record['requestId']) ?? ''}`
}

/** An API error, or a stopgap such as "No response requested.": nothing the model said. */
function readSynthetic(to: Conversation, entry: Entry, blocks: readonly Block[]): void {
  const isError = entry.record['isApiErrorMessage'] === true
  if (isError) {
    to.hasApiMessage()
    to.turn.failed()
  }
  for (const { textPointer, part } of blocks) {
    const name = isError ? 'api_error' : 'synthetic'
    to.step(entry, { kind: 'notice', name, isError: isError ? true : null, pointer: textPointer, part })
  }
}

/** `false` for a kind of block that isn't known. */
function readBlock(to: Conversation, entry: Entry, block: Block, goesOn: boolean): boolean {
  const { type, value, pointer, part } = block
  switch (type) {
    case 'text': {
      const text = textOf(value['text'])
      if (text === null) return true
      to.messages.text(text, entry.position)
      to.step(entry, { kind: 'agent_message', pointer: block.textPointer, part })
      if (goesOn) to.turn.worked()
      else to.turn.said()
      return true
    }
    case 'thinking':
    case 'redacted_thinking': {
      const member = type === 'thinking' ? 'thinking' : 'data'
      to.step(entry, { kind: 'reasoning', pointer: `${pointer}/${member}`, part })
      to.turn.worked()
      return true
    }
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use': {
      const callId = textOf(value['id'])
      const name = textOf(value['name'])
      to.step(entry, { kind: 'tool_call', name, callId, pointer: `${pointer}/input`, part })
      to.turn.called(name, callId)
      to.pullRequests.called(callId, name, value['input'])
      return true
    }
    default:
      if (!type.endsWith('_tool_result')) return false
      to.step(entry, {
        kind: 'tool_result',
        callId: textOf(value['tool_use_id']),
        isError: value['is_error'] === true,
        pointer: `${pointer}/content`,
        part,
      })
      to.turn.answered(textOf(value['tool_use_id']), false)
      return true
  }
}
