import type { Meaning } from '../event.ts'

/** What the clients' notices mean, by name. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  interrupted: 'interrupted',
  turn_aborted: 'interrupted',
  abort: 'interrupted',
  compacted: 'compacted',
  compact_boundary: 'compacted',
  microcompact_boundary: 'compacted',
  'session.compaction_complete': 'compacted',
  'session.truncation': 'compacted',
  condensation: 'compacted',
  'permission.denied': 'refused',
  api_error: 'api_error',
  error: 'api_error',
  stream_error: 'api_error',
  'session.error': 'api_error',
}

const LIMITED =
  /\b(?:429|529|overloaded|rate.?limit(?:ed)?|usage limit|quota (?:exceeded|reached)|too many requests)\b/i

export function meaningOf(name: string, text: string, isError: boolean): Meaning | null {
  // What a run recorded of its end (SWE-agent, OpenHands).
  if (name === 'outcome') return isError ? 'ended_badly' : 'ended_well'
  if (isError && LIMITED.test(text)) return 'rate_limited'
  return MEANINGS[name] ?? null
}
