import type { JsonObject } from '../importer.ts'
import { plainTextOf } from './blocks.ts'
import type { Conversation, Entry } from './conversation.ts'
import { objectOf, textOf } from '../fields.ts'
import { readUserText } from './prompt.ts'
import type { PromptQueue } from './prompt-queue.ts'

/** Reads an `attachment` record: context, or a prompt that was typed while the agent worked. */
export function readAttachment(to: Conversation, entry: Entry, queue: PromptQueue): void {
  const attachment = objectOf(entry.record['attachment'])
  const queued = attachment?.['type'] === 'queued_command' ? plainTextOf(attachment['prompt']) : ''
  if (!attachment || !isPersons(queued) || !isFromPerson(attachment) || to.parentExternalId !== null) {
    to.touch(entry.record, false)
    to.step(entry, { kind: 'context', pointer: '/attachment' })
  } else if (queue.attached(queued)) handOver(to, entry, queued, '/attachment/prompt')
}

/** Reads a `queue-operation` record, the only trace that older versions leave of such a prompt. */
export function readQueueOperation(to: Conversation, entry: Entry, queue: PromptQueue): void {
  const { record, id, position } = entry
  const text = textOf(record['content'])
  to.touch(record, false)
  switch (record['operation']) {
    case 'enqueue':
      queue.enqueue({ text: text ?? '', position, id })
      return
    case 'dequeue':
      queue.dequeue(text)
      return
    case 'remove': {
      const prompt = queue.remove(text)
      if (prompt && isPersons(prompt.text)) handOver(to, { ...entry, ...prompt }, prompt.text, '/content')
      return
    }
    case 'popAll':
      queue.clear()
  }
}

function handOver(to: Conversation, entry: Entry, text: string, pointer: string): void {
  const { record, id, at, position } = entry
  to.touch(record, true)
  to.turn.prompted()
  to.hasPrompt(text)
  to.step(entry, { kind: 'user_message', pointer })
  to.messages.prompt({ source: 'user', eventId: id, text, at, position })
}

/** Not a notification's or another agent's. */
function isFromPerson(attachment: JsonObject): boolean {
  const origin = textOf(objectOf(attachment['origin'])?.['kind']) ?? 'human'
  const mode = textOf(attachment['commandMode']) ?? 'prompt'
  return origin === 'human' && mode === 'prompt' && attachment['isMeta'] !== true
}

/** Notifications stand in the queue as tagged text or, from older versions, as JSON. */
function isPersons(text: string): boolean {
  return readUserText(text).kind === 'prompt' && !text.startsWith('{"task_id":')
}
