import { blocksOf, plainTextOf, type Block } from './blocks.ts'
import type { Conversation, Entry } from './conversation.ts'
import { objectOf, textOf } from '../fields.ts'
import { readUserText } from './prompt.ts'

/** Stands for a prompt that is a picture alone. */
const PICTURE = '[Image]'

/** Reads a `user` record: a person's prompt, a tool's results, or what the client or another agent put in. */
export function readUser(to: Conversation, entry: Entry, unknownBlock: (type: string) => void): void {
  const { record, id, at, position } = entry
  const blocks = blocksOf(record) ?? []
  const results = blocks.filter(({ type }) => type === 'tool_result')
  const isPersons = results.length === 0 && mayBePersons(to, entry)
  const texts: string[] = []
  let isCommand = false
  let isInterrupt = false
  let hasPicture = false

  for (const block of blocks) {
    switch (block.type) {
      case 'text': {
        const said = readUserText(textOf(block.value['text']) ?? '')
        if (said.kind === 'prompt' && isPersons) texts.push(said.text)
        if (said.kind === 'command') isCommand = true
        if (said.kind === 'interrupt') isInterrupt = true
        break
      }
      case 'image':
      case 'document':
        hasPicture = true
        break
      case 'tool_result':
        break
      default:
        unknownBlock(block.type)
    }
  }
  const isPrompt = isPersons && (texts.length > 0 || (hasPicture && !isCommand && !isInterrupt))
  to.touch(record, isPrompt || isCommand)
  for (const block of blocks) writeStep(to, entry, block, isPrompt)
  results.forEach((block) => takeResult(to, block, record['toolEndsTurn'] === true))

  if (isInterrupt) to.turn.interrupted()
  else if (isPrompt) {
    const text = texts.length > 0 ? texts.join('\n\n') : PICTURE
    to.turn.prompted()
    to.hasPrompt(textOf(record['planContent']) ?? text)
    to.messages.prompt({ source: 'user', eventId: id, text, at, position })
  } else if (results.length === 0 && !isCommand && !isAside(entry)) {
    to.turn.prompted()
    // A parent's order is a sub-agent's title as a person's prompt is a session's.
    if (to.parentExternalId !== null) to.hasPrompt(orderIn(blocks))
  }
}

/** A parent agent writes a sub-agent's prompts, a program those with another origin. */
function mayBePersons(to: Conversation, entry: Entry): boolean {
  const origin = textOf(objectOf(entry.record['origin'])?.['kind'])
  if (isAside(entry)) return false
  return origin === 'human' || (origin === null && to.parentExternalId === null)
}

/** What is only put beside the conversation, so that nobody has to answer it. */
function isAside({ record }: Entry): boolean {
  return (
    record['isMeta'] === true ||
    record['isCompactSummary'] === true ||
    record['isVisibleInTranscriptOnly'] === true
  )
}

function writeStep(to: Conversation, entry: Entry, block: Block, inPrompt: boolean): void {
  const { type, value, part } = block
  if (type === 'tool_result') {
    to.step(entry, {
      kind: 'tool_result',
      callId: textOf(value['tool_use_id']),
      isError: value['is_error'] === true,
      pointer: `${block.pointer}/content`,
      part,
    })
    return
  }
  if (type !== 'text') {
    to.step(entry, { kind: inPrompt ? 'user_message' : 'context', pointer: block.pointer, part })
    return
  }
  const text = textOf(value['text'])
  if (text === null) return
  const { kind } = readUserText(text)
  const pointer = block.textPointer
  if (kind === 'interrupt') to.step(entry, { kind: 'notice', name: 'interrupted', pointer, part })
  else to.step(entry, { kind: inPrompt && kind === 'prompt' ? 'user_message' : 'context', pointer, part })
}

function takeResult(to: Conversation, { value }: Block, endsTurn: boolean): void {
  const callId = textOf(value['tool_use_id'])
  to.turn.answered(callId, endsTurn)
  to.pullRequests.answered(callId, value['is_error'] === true, () => plainTextOf(value['content']))
}

/** What a parent agent asks for, without what stands around it. */
function orderIn(blocks: readonly Block[]): string {
  for (const { value } of blocks) {
    const said = readUserText(textOf(value['text']) ?? '')
    if (said.kind === 'prompt') return said.text
  }
  return ''
}
