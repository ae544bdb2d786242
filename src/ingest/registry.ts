import type { Importer, JsonObject } from './importer.ts'
import type { Agent } from '../domain/vocabulary.ts'
import { claudeCode } from './claude-code/index.ts'
import { codex } from './codex/index.ts'

/** Every importer, by agent. */
export const IMPORTERS: Record<Agent, Importer> = { 'claude-code': claudeCode, codex }

/** The importer whose transcript begins with these records; content alone decides. */
export function detect(head: readonly JsonObject[]): Importer | undefined {
  return Object.values(IMPORTERS).find((importer) => importer.detects(head))
}
