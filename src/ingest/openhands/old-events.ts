import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { OUTCOME } from '../outcome.ts'
import type { Conversation } from './conversation.ts'
import { timeOf, type OpenHandsEvent } from './event.ts'

/** Actions by which the agent uses a tool. */
const TOOL_ACTIONS: ReadonlySet<string> = new Set([
  'browse',
  'browse_interactive',
  'call_tool_mcp',
  'delegate',
  'edit',
  'loop_recall',
  'read',
  'run',
  'run_ipython',
  'task_tracking',
  'write',
])
/** Actions that are an answer of the model. */
const MODELS_ACTIONS: ReadonlySet<string> = new Set([...TOOL_ACTIONS, 'finish', 'message', 'reject', 'think'])
/** What the server does, or what an observation tells of, too. */
const QUIET_ACTIONS: ReadonlySet<string> = new Set([
  'change_agent_state',
  'condensation_request',
  'null',
  'pause',
  'push',
  'recall',
  'resume',
  'send_pr',
  'start',
  'stop',
])
const QUIET_OBSERVATIONS: ReadonlySet<string> = new Set(['null', 'think', 'success'])

/** States that an agent can only be brought to, and how a conversation ends in them. */
const STATES: Readonly<Record<string, 'asks' | 'broke_off' | 'api_error'>> = {
  awaiting_user_confirmation: 'asks',
  error: 'api_error',
  paused: 'broke_off',
  rate_limited: 'broke_off',
  rejected: 'broke_off',
  stopped: 'broke_off',
  user_rejected: 'broke_off',
}

/**
 * Reads an event of the versions before 1.0: an action (`{id, timestamp, source, action, args}`) or an observation
 * (`{…, cause, observation, content, extras}`). The oldest have neither ids nor `args`, and their fields stand in the event.
 */
export function readOldEvent(to: Conversation, event: OpenHandsEvent): void {
  const { value } = event
  const action = textOf(value['action'])
  if (action !== null) readAction(to, event, action)
  else readObservation(to, event, textOf(value['observation']) ?? '')
}

function readAction(to: Conversation, event: OpenHandsEvent, action: string): void {
  const { value } = event
  const args = objectOf(value['args']) ?? value
  const base = args === value ? '' : '/args'
  const place = to.placer(event)
  const metadata = objectOf(value['tool_call_metadata'])
  const response = objectOf(metadata?.['model_response'])
  const isUser = value['source'] === 'user' || (value['source'] === undefined && event.index === 0)
  to.touch(timeOf(event), isUser && action === 'message')
  if (!isUser && MODELS_ACTIONS.has(action)) to.usage.answered(response)
  to.usage.counted(objectOf(value['llm_metrics']))

  if (action === 'message') {
    const text = textOf(args['content'])
    if (text === null) return
    if (isUser) to.asked(place(`${base}/content`), text)
    else to.draft.said(place(`${base}/content`), text, false)
  } else if (action === 'system') {
    to.draft.agentVersion = textOf(args['openhands_version']) ?? to.draft.agentVersion
    to.draft.step(place(`${base}/content`), { kind: 'context' })
  } else if (action === 'think') {
    to.draft.thought(place(`${base}/thought`))
  } else if (action === 'finish' || action === 'reject') {
    const field = [`${base}/final_thought`, `${base}/thought`, '/message'].find(
      (pointer) => textOf(at(value, pointer)) !== null,
    )
    if (field !== undefined) to.draft.said(place(field), textOf(at(value, field)) ?? '', false)
    // Whether the task is done is the agent's own word.
    if (action === 'reject') to.draft.noticed(place(base), OUTCOME, true)
    else to.draft.noticed(place(base), 'finish')
    to.draft.hasContent = true
    to.draft.ending = 'turn_over'
  } else if (action === 'condensation') {
    to.draft.noticed(place(base), action)
  } else if (TOOL_ACTIONS.has(action)) {
    const thought = textOf(args['thought'])
    if (thought !== null) to.saidBeforeCall(() => place(`${base}/thought`), thought, textOf(response?.['id']))
    const name = textOf(metadata?.['function_name']) ?? action
    const command = action === 'run' ? textOf(args['command']) : null
    to.called(place(base), name, command, {
      callId: textOf(metadata?.['tool_call_id']),
      eventId: value['id'],
    })
  } else if (!QUIET_ACTIONS.has(action)) to.notUnderstood(`action/${action}`)
}

function readObservation(to: Conversation, event: OpenHandsEvent, observation: string): void {
  const { value } = event
  const place = to.placer(event)
  const extras = objectOf(value['extras']) ?? value
  to.touch(timeOf(event), false)
  if (observation === 'agent_state_changed') {
    const state = textOf(extras['agent_state']) ?? ''
    const ending = Object.hasOwn(STATES, state) ? STATES[state] : undefined
    if (ending === undefined) return
    to.draft.noticed(place('/extras'), state, ending === 'api_error' ? true : null)
    to.draft.ending = ending
  } else if (observation === 'recall') {
    to.draft.repositoryName ??= textOf(extras['repo_name'])
    to.draft.step(place('/extras'), { kind: 'context' })
  } else if (
    observation === 'error' &&
    value['cause'] === undefined &&
    value['tool_call_metadata'] === undefined
  ) {
    // A call that couldn't be understood is no action.
    to.draft.noticed(place('/content'), observation, true)
  } else if (observation === 'condense' || observation === 'agent_condensation') {
    to.draft.noticed(place('/content'), 'condensation')
  } else if (!QUIET_OBSERVATIONS.has(observation)) {
    to.draft.cwd ??= textOf(objectOf(extras['metadata'])?.['working_dir'])
    const text = textOf(value['content']) ?? ''
    to.answered(place('/content'), isFailure(observation, value, extras, text), text, {
      callId: textOf(objectOf(value['tool_call_metadata'])?.['tool_call_id']),
      eventId: value['cause'],
    })
  }
}

/** `-1` is the exit code of a command that still runs. */
function isFailure(observation: string, value: JsonObject, extras: JsonObject, text: string): boolean | null {
  if (observation === 'error' || observation === 'user_rejected') return true
  const code = objectOf(extras['metadata'])?.['exit_code'] ?? extras['exit_code']
  if (typeof code === 'number') return code === -1 ? null : code !== 0
  if (typeof value['success'] === 'boolean') return !value['success']
  if (observation === 'edit' || observation === 'read') return text.startsWith('ERROR:')
  return observation === 'browse' && typeof extras['error'] === 'boolean' ? extras['error'] : null
}

function at(value: JsonObject, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce<unknown>((inner, key) => objectOf(inner)?.[key], value)
}
