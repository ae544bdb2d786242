import type { MachineTranscripts } from '../../sdk/index.ts'

/** Agents as their makers write them, in every language. */
export const AGENT_NAMES: Readonly<Record<MachineTranscripts['agents'][number]['agent'], string>> = {
  'claude-code': 'Claude Code',
  codex: 'Codex',
  'copilot-cli': 'Copilot CLI',
  'gemini-cli': 'Gemini CLI',
  openhands: 'OpenHands',
  'swe-agent': 'SWE-agent',
}
