import type { ImportedSession, SourcePosition } from '../../domain/imported.ts'
import { parseIso, type Micros } from '../../domain/time.ts'
import { titleOf } from '../../domain/title.ts'
import type { StepKind } from '../../domain/vocabulary.ts'
import { ActiveTime } from '../active-time.ts'
import type { JsonObject, Sink } from '../importer.ts'
import { textOf } from '../fields.ts'
import { Messages } from './messages.ts'
import { PullRequests } from './pull-requests.ts'
import { Tokens } from './tokens.ts'
import { Turn } from './turn.ts'

/** One record of a conversation, with what every reader of it needs. */
export interface Entry {
  readonly record: JsonObject
  /** Its `uuid`, or a substitute that is as stable; unique in the file. */
  readonly id: string
  readonly at: Micros | null
  readonly position: SourcePosition
}

/** What a step is, apart from where it stands. */
export interface StepFacts {
  readonly kind: StepKind
  readonly pointer: string
  readonly name?: string | null
  readonly callId?: string | null
  readonly isError?: boolean | null
  /** Tells the steps of one record apart. */
  readonly part?: number | null
}

/** One session, the main one or a sub-agent's, while its records go by: what it needs to tell of itself at the end. */
export class Conversation {
  readonly externalId: string
  readonly parentExternalId: string | null
  readonly messages: Messages
  readonly tokens = new Tokens()
  readonly turn = new Turn()
  readonly pullRequests = new PullRequests()
  /** Title given by a person, and by the client. */
  customTitle: string | null = null
  aiTitle: string | null = null
  readonly #sink: Sink
  readonly #time = new ActiveTime()
  #hasContent = false
  #firstPrompt: string | null = null
  #version: string | null = null
  #cwd: string | null = null
  #branch: string | null = null

  constructor(externalId: string, parentExternalId: string | null, sink: Sink) {
    this.externalId = externalId
    this.parentExternalId = parentExternalId
    this.#sink = sink
    this.messages = new Messages((message) => sink.message(externalId, message))
  }

  /** Whether anybody asked for anything, or the agent said or did anything. */
  get hasContent(): boolean {
    return this.#hasContent
  }

  hasPrompt(text: string): void {
    this.#hasContent = true
    this.#firstPrompt ??= titleOf(text)
  }

  hasApiMessage(): void {
    this.#hasContent = true
  }

  /** Takes from a record what any may hold. `byPerson`: it is something a person did, so nobody worked before it. */
  touch(record: JsonObject, byPerson: boolean): void {
    this.#time.add(parseIso(record['timestamp']), byPerson)
    this.#version = textOf(record['version']) ?? this.#version
    this.#cwd ??= textOf(record['cwd'])
    const branch = textOf(record['gitBranch'])
    if (branch !== null && branch !== 'HEAD') this.#branch = branch
  }

  step({ id, at, position }: Entry, facts: StepFacts): void {
    this.#sink.step(this.externalId, {
      kind: facts.kind,
      name: facts.name ?? null,
      callId: facts.callId ?? null,
      isError: facts.isError ?? null,
      eventId: facts.part === undefined || facts.part === null ? id : `${id}/${facts.part}`,
      at,
      position,
      pointer: facts.pointer,
    })
  }

  /** `summary` is what the client called it when it had neither kind of title. */
  end(summary: string | null): ImportedSession {
    return {
      externalId: this.externalId,
      parentExternalId: this.parentExternalId,
      title: titleOf(this.customTitle ?? this.aiTitle ?? summary ?? this.#firstPrompt ?? ''),
      firstRecordAt: this.#time.first,
      lastRecordAt: this.#time.last,
      activeMicros: this.#time.active,
      ending: this.turn.ending,
      agentVersion: this.#version,
      cwd: this.#cwd,
      repositoryUrl: null,
      repositoryName: this.pullRequests.repositoryName,
      branch: this.#branch,
      pullRequests: this.pullRequests.all,
      tokensByModel: this.tokens.byModel(),
    }
  }
}
