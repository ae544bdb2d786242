import type { ImportedSession, ImportedStep, SourcePosition } from '../domain/imported.ts'
import type { Ending } from '../domain/status.ts'
import type { Micros } from '../domain/time.ts'
import { titleOf } from '../domain/title.ts'
import { ActiveTime } from './active-time.ts'
import type { Sink } from './importer.ts'
import { OpenedPullRequests } from './opened-pull-requests.ts'
import { repositoryNameOf } from './repository.ts'
import { TokenTally } from './token-tally.ts'

/** Where a step stands, and when it happened. */
export interface Place {
  readonly eventId: string
  readonly at: Micros | null
  readonly position: SourcePosition
  /** JSON pointer to its content inside the record. */
  readonly pointer: string
}

/** One session while its records go by: hands on what happens, and keeps what it tells of itself at the end. */
export class Draft {
  readonly externalId: string
  readonly tokens = new TokenTally()
  readonly pullRequests = new OpenedPullRequests()
  parentExternalId: string | null = null
  /** What it is called, where a record says so; else the first prompt gives the title. */
  title: string | null = null
  ending: Ending = 'turn_over'
  agentVersion: string | null = null
  cwd: string | null = null
  repositoryUrl: string | null = null
  repositoryName: string | null = null
  branch: string | null = null
  recordedCostUsd: number | null = null
  tokensAreComplete = true
  /** Whether anybody asked for anything, or the agent said or did anything. */
  hasContent = false
  #firstPrompt: string | null = null
  readonly #time = new ActiveTime()
  readonly #sink: Sink

  constructor(externalId: string, sink: Sink) {
    this.externalId = externalId
    this.#sink = sink
  }

  /** A record of this time. `byPerson`: it is something a person did, so nobody worked before it. */
  touch(at: Micros | null, byPerson = false): void {
    this.#time.add(at, byPerson)
  }

  /** What the agent was asked; only a person's words are a message of theirs. */
  asked(place: Place, text: string, byPerson = true): void {
    this.hasContent = true
    this.#firstPrompt ??= titleOf(text)
    this.ending = 'broke_off'
    this.step(place, { kind: byPerson ? 'user_message' : 'context' })
    const { eventId, at, position } = place
    if (byPerson) this.#sink.message(this.externalId, { source: 'user', eventId, text, at, position })
  }

  /** What the agent said; `goesOn` when more of its turn is to come. */
  said(place: Place, text: string, goesOn: boolean): void {
    this.hasContent = true
    this.ending = goesOn ? 'broke_off' : 'turn_over'
    this.step(place, { kind: 'agent_message' })
    const { eventId, at, position } = place
    this.#sink.message(this.externalId, { source: 'devin', eventId, text, at, position })
  }

  thought(place: Place): void {
    this.#worked()
    this.step(place, { kind: 'reasoning' })
  }

  /** `command` is what the call runs in a shell, if it does. */
  called(place: Place, name: string, callId: string | null, command: string | null): void {
    this.#worked()
    this.pullRequests.called(callId, name, command)
    this.step(place, { kind: 'tool_call', name, callId })
  }

  answered(place: Place, callId: string | null, isError: boolean | null, text: () => string): void {
    this.#worked()
    this.pullRequests.answered(callId, isError, text)
    this.step(place, { kind: 'tool_result', callId, isError })
  }

  noticed(place: Place, name: string, isError: true | null = null): void {
    this.step(place, { kind: 'notice', name, isError })
  }

  step(place: Place, facts: Pick<ImportedStep, 'kind'> & Partial<ImportedStep>): void {
    this.#sink.step(this.externalId, { name: null, callId: null, isError: null, ...place, ...facts })
  }

  #worked(): void {
    this.hasContent = true
    this.ending = 'broke_off'
  }

  end(): ImportedSession {
    const pullRequests = this.pullRequests.all
    const [first] = pullRequests
    return {
      externalId: this.externalId,
      parentExternalId: this.parentExternalId,
      title: titleOf(this.title ?? '') ?? this.#firstPrompt,
      firstRecordAt: this.#time.first,
      lastRecordAt: this.#time.last,
      activeMicros: this.#time.active,
      ending: this.ending,
      agentVersion: this.agentVersion,
      cwd: this.cwd,
      repositoryUrl: this.repositoryUrl,
      repositoryName: this.repositoryName ?? (first === undefined ? null : repositoryNameOf(first.url)),
      branch: this.branch,
      pullRequests,
      tokensByModel: this.tokens.byModel,
      tokensAreComplete: this.tokensAreComplete,
      recordedCostUsd: this.recordedCostUsd,
    }
  }
}
