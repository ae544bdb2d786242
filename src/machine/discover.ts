import { AGENTS, type Agent } from '../domain/vocabulary.ts'
import { headOf } from '../ingest/head.ts'
import { detect } from '../ingest/registry.ts'
import { beginningOf } from './read-file.ts'
import { findTranscripts, type Failure, type TranscriptFile } from './transcripts.ts'

/** What an agent has left on this machine. */
export interface AgentFound {
  readonly agent: Agent
  /** Without those of sub-agents, which have files of their own. */
  readonly sessions: number
  readonly files: number
  readonly bytes: number
  /** Those of the folders looked into that hold them. */
  readonly folders: readonly string[]
}

export interface Discovery {
  /** All that was looked into. */
  readonly folders: readonly string[]
  /** Most sessions first. */
  readonly agents: readonly AgentFound[]
  readonly failed: readonly Failure[]
}

/** By the first it is nearly always told; some records hold a picture. */
const BEGINNINGS = [64 * 1024, 1024 * 1024]
const AT_ONCE = 8

/** Looks for transcripts and tells by their beginnings whose they are. */
export async function discover(folders: readonly string[]): Promise<Discovery> {
  const agents = new Map(AGENTS.map((agent) => [agent, new Gathered(agent)]))
  const failed: Failure[] = []
  for (const folder of folders) {
    const found = await findTranscripts([folder], { isOptional: true })
    failed.push(...found.failed)
    const waiting = found.files.values()
    const work = async (): Promise<void> => {
      for (const file of waiting) {
        const agent = await agentOf(file)
        if (agent !== undefined) agents.get(agent)?.add(file, folder)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }
  const left = [...agents.values()].filter(({ files }) => files > 0)
  return { folders, agents: left.toSorted((one, other) => other.sessions - one.sessions), failed }
}

class Gathered implements AgentFound {
  readonly agent: Agent
  readonly folders: string[] = []
  sessions = 0
  files = 0
  bytes = 0

  constructor(agent: Agent) {
    this.agent = agent
  }

  add({ name, size }: TranscriptFile, folder: string): void {
    if (!this.folders.includes(folder)) this.folders.push(folder)
    if (!OF_SUB_AGENT.test(name)) this.sessions++
    this.files++
    this.bytes += size
  }
}

const OF_SUB_AGENT = /(?:^|\/)agent-[^/]+\.jsonl$/

/** Whose transcript it is; `undefined` for nobody's, and for one that can't be read, which an import then says. */
async function agentOf({ path, size }: TranscriptFile): Promise<Agent | undefined> {
  for (const bytes of BEGINNINGS) {
    const beginning = await beginningOf(path, bytes).catch(() => undefined)
    if (beginning === undefined || beginning.length === 0) return undefined
    const head = headOf([beginning], true)
    const agent = head && detect(head)?.agent
    if (agent !== undefined || size <= bytes) return agent
  }
  return undefined
}
