import { openHands } from '../../src/ingest/openhands/index.ts'
import { readTranscript } from './read-transcript.ts'

export const stamp = (seconds: number) => `2026-01-05T09:00:${String(seconds).padStart(2, '0')}.000001`
export const action = (id: number, source: string, name: string, args: object, more: object = {}) => ({
  id,
  timestamp: stamp(id),
  source,
  message: '',
  action: name,
  args,
  ...more,
})
export const observation = (id: number, cause: number, name: string, content: string, more: object = {}) => ({
  id,
  timestamp: stamp(id),
  source: 'agent',
  cause,
  observation: name,
  content,
  extras: {},
  ...more,
})
export const asked = (callId: string, name: string, response: object = { id: callId }) => ({
  tool_call_metadata: { function_name: name, tool_call_id: callId, model_response: response },
})
export const exited = (code: number) => ({
  extras: { metadata: { exit_code: code, working_dir: '/workspace/shop' } },
})

export const PROMPT = action(1, 'user', 'message', {
  content: 'Mend it.\n<issue_description>\nThe total is wrong\n',
})
export const LS = action(
  5,
  'agent',
  'run',
  { command: 'ls', thought: 'I look.' },
  asked('c1', 'execute_bash'),
)
export const LISTED = observation(6, 5, 'run', 'shop.ts', { ...asked('c1', 'execute_bash'), ...exited(0) })
const FINISH = action(
  9,
  'agent',
  'finish',
  { final_thought: 'Done.', task_completed: 'true' },
  asked('c2', 'finish'),
)
export const TRAJECTORY = [
  action(0, 'agent', 'system', { content: 'Be kind', openhands_version: '0.35.0' }),
  PROMPT,
  action(2, 'user', 'recall', { query: 'Mend it.' }),
  observation(3, 2, 'recall', 'Added', { extras: { repo_name: 'ada/shop' } }),
  LS,
  LISTED,
  FINISH,
]
export const STEPS = [
  ['context', null, null, '/args/content'],
  ['user_message', null, null, '/args/content'],
  ['context', null, null, '/extras'],
  ['agent_message', null, null, '/args/thought'],
  ['tool_call', 'execute_bash', null, '/args'],
  ['tool_result', 'c1', false, '/content'],
  ['agent_message', null, null, '/args/final_thought'],
  ['notice', 'finish', null, '/args'],
]

export const document = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1))

export function told(bytes: Buffer) {
  const { sessions, messages, steps, notUnderstood } = readTranscript(bytes, openHands)
  const of = (id = '') => ({
    messages: (messages.get(id) ?? []).map(({ source, text }) => [source, text]),
    steps: (steps.get(id) ?? []).map(({ kind, name, callId, isError, pointer }) => [
      kind,
      name ?? callId,
      isError,
      pointer,
    ]),
  })
  const [session] = sessions
  return {
    session,
    sessions,
    of,
    ...of(session?.externalId),
    notUnderstood: Object.fromEntries(notUnderstood),
  }
}
