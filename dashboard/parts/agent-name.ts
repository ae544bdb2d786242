import type { MachineTranscripts } from '../../sdk/index.ts'
import { wordFor } from '../texts/word.ts'

/** In every language. */
const NAMES: Readonly<Record<MachineTranscripts['agents'][number]['agent'], string>> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  'copilot-cli': 'Copilot CLI',
  'gemini-cli': 'Gemini CLI',
  openhands: 'OpenHands',
  'swe-agent': 'SWE-agent',
}

/** An agent as its makers write it. */
export function agentName(agent: string): string {
  return wordFor(NAMES, agent) ?? agent
}
