import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import * as codex from '../ingest/codex-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { transcriptOf } from '../support/transcript.ts'

/** A home folder in which agents have worked. */
export class Home {
  readonly path: string
  readonly claude: string
  readonly codex: string

  /** Without a path, in a folder of its own that goes with the test's file. */
  constructor(path = ownFolder()) {
    this.path = path
    this.claude = join(path, '.claude', 'projects')
    this.codex = join(path, '.codex', 'sessions')
  }

  get folders(): string[] {
    return [this.claude, this.codex, join(this.path, '.gemini', 'tmp')]
  }

  put(file: string, bytes: string | Buffer): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }

  /** Sessions of Claude Code, each in its file; the numbers tell them apart. */
  claudeSessions(from: number, to: number): void {
    for (let n = from; n < to; n++) {
      this.put(join(this.claude, 'shop', `${sessionId(n)}.jsonl`), claudeTranscript(n))
    }
  }

  /** The bytes of a session of Claude Code. */
  read(n: number): string {
    return claudeTranscript(n)
  }

  claudeSubAgent(n: number): void {
    const file = join(this.claude, 'shop', sessionId(n), 'subagents', 'agent-1a2b3c.jsonl')
    this.put(
      file,
      claudeTranscript(n)
        .replaceAll('"isSidechain":false', '"isSidechain":true,"agentId":"1a2b3c"')
        .replaceAll('"00000000-', '"1a2b3c00-'),
    )
  }

  codexSession(): void {
    const records = [
      codex.head(0),
      ...codex.turn(1),
      ...codex.prompt(2, 'Mend it'),
      ...codex.answer(3, 'Mended.'),
    ]
    this.put(
      join(this.codex, '2026', '01', '05', `rollout-${codex.SESSION}.jsonl`),
      jsonLines([...records, codex.complete(4)]),
    )
  }
}

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-home-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function sessionId(n: number): string {
  return `11111111-2222-4333-8444-${String(n).padStart(12, '0')}`
}

function claudeTranscript(n: number): string {
  // Sessions with records of the same id would be copies of one another.
  return transcriptOf(`Mend till ${n}`)
    .replaceAll('11111111-2222-4333-8444-555555555555', sessionId(n))
    .replaceAll('00000000-0000-', `00000000-${String(n).padStart(4, '0')}-`)
}
