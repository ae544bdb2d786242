import type { Agent } from '../domain/vocabulary.ts'
import { claudeCode } from './claude-code/index.ts'
import { codex } from './codex/index.ts'
import { copilotCli } from './copilot-cli/index.ts'
import { geminiCli } from './gemini-cli/index.ts'
import { formOf, type Head } from './head.ts'
import type { Importer } from './importer.ts'
import { openHands } from './openhands/index.ts'
import { sweAgent } from './swe-agent/index.ts'

/** Every importer, by agent. */
export const IMPORTERS: Record<Agent, Importer> = {
  'claude-code': claudeCode,
  codex,
  'copilot-cli': copilotCli,
  'gemini-cli': geminiCli,
  openhands: openHands,
  'swe-agent': sweAgent,
}

/** The importer whose transcript begins like this; content alone decides. */
export function detect(head: Head): Importer | undefined {
  return Object.values(IMPORTERS).find((importer) => formOf(importer, head) !== null)
}
