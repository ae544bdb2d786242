import { objectOf, textOf } from '../fields.ts'
import type { Conversation } from './conversation.ts'
import { contentText, timeOf, type OpenHandsEvent } from './event.ts'

/** Reads an event of the versions from 1.0 on, told by its `kind`. */
export function readNewEvent(to: Conversation, event: OpenHandsEvent): void {
  const { value } = event
  const kind = textOf(value['kind']) ?? ''
  const place = to.placer(event)
  const isUser = value['source'] === 'user'
  to.touch(timeOf(event), isUser)
  switch (kind) {
    case 'MessageEvent': {
      const text = contentText(objectOf(value['llm_message'])?.['content'])
      if (text === null) return
      const pointer = '/llm_message/content'
      if (isUser) to.asked(place(pointer), text)
      else if (value['source'] === 'agent') to.draft.said(place(pointer), text, false)
      else to.draft.step(place(pointer), { kind: 'context' })
      return
    }
    case 'SystemPromptEvent':
      to.draft.step(place('/system_prompt'), { kind: 'context' })
      return
    case 'ActionEvent':
      readAction(to, event, place)
      return
    case 'ObservationEvent':
    case 'UserRejectObservation':
    case 'AgentErrorEvent':
      readResult(to, event, kind, place)
      return
    case 'ConversationErrorEvent':
      to.draft.noticed(place(''), kind, true)
      to.draft.ending = 'api_error'
      return
    case 'PauseEvent':
    case 'InterruptEvent':
      to.draft.noticed(place(''), kind)
      to.draft.ending = 'broke_off'
      return
    case 'Condensation':
    case 'CondensationSummaryEvent':
      to.draft.noticed(place(''), kind)
      return
    case 'CondensationRequest':
    case 'ConversationStateUpdateEvent':
    case 'LLMCompletionLogEvent':
    case 'StreamingDeltaEvent':
    case 'TokenEvent':
      return
    default:
      to.notUnderstood(kind)
  }
}

function readAction(to: Conversation, { value }: OpenHandsEvent, place: Placer): void {
  const action = objectOf(value['action'])
  const response = textOf(value['llm_response_id'])
  if (textOf(value['reasoning_content']) !== null) to.draft.thought(place('/reasoning_content'))
  const thought = contentText(value['thought'])
  if (thought !== null) to.saidBeforeCall(() => place('/thought'), thought, response)
  const name = textOf(value['tool_name']) ?? textOf(action?.['kind']) ?? 'unknown'
  if (name === 'finish') {
    const message = textOf(action?.['message'])
    if (message !== null) to.draft.said(place('/action/message'), message, false)
    to.draft.noticed(place('/action'), 'finish')
    to.draft.hasContent = true
    to.draft.ending = 'turn_over'
    return
  }
  // A call that couldn't be understood has no action.
  const pointer = action !== null ? '/action' : 'tool_call' in value ? '/tool_call' : ''
  to.called(place(pointer), name, textOf(action?.['command']), {
    callId: textOf(value['tool_call_id']),
    eventId: value['id'],
  })
}

function readResult(to: Conversation, { value }: OpenHandsEvent, kind: string, place: Placer): void {
  if (textOf(value['tool_name']) === 'finish') return
  const observation = objectOf(value['observation'])
  const code = observation?.['exit_code'] ?? objectOf(observation?.['metadata'])?.['exit_code']
  const isError =
    kind !== 'ObservationEvent' || observation?.['is_error'] === true
      ? true
      : typeof code === 'number' && code !== -1
        ? code !== 0
        : null
  const text = contentText(observation?.['content'] ?? observation?.['output']) ?? ''
  const field = ['observation', 'error', 'rejection_reason'].find((name) => name in value)
  to.draft.cwd ??= textOf(objectOf(observation?.['metadata'])?.['working_dir'])
  to.answered(place(field === undefined ? '' : `/${field}`), isError, text, {
    callId: textOf(value['tool_call_id']),
    eventId: value['action_id'],
  })
}

type Placer = ReturnType<Conversation['placer']>
