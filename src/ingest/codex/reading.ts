import type { ImportedSession, ImportedStep } from '../../domain/imported.ts'
import type { MessageSource, StepKind } from '../../domain/vocabulary.ts'
import { ActiveTime } from '../active-time.ts'
import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import { repositoryNameOf } from '../repository.ts'
import { textsOf } from './content.ts'
import { CopiedHistory } from './copied-history.ts'
import { envelopeOf, isStateMark, kindOf, type CodexRecord } from './envelope.ts'
import { PullRequests } from './pull-requests.ts'
import * as known from './record-kinds.ts'
import { promptTitle, typedIn } from './prompt.ts'
import { idInName, sessionMetaIn, type SessionMeta } from './session-meta.ts'
import { Tokens } from './tokens.ts'
import { failureIn, isFailure, toolCallIn, toolResultIn } from './tool-calls.ts'
import { Turn } from './turn.ts'
import { Twins, type Form } from './twins.ts'

const QUIET_EVENTS = [...known.IRRELEVANT_EVENTS, ...known.TURN_STARTS, ...known.TURN_ENDS]

/** Reads one rollout file: one session, whose head is the first `session_meta`. */
export class CodexReading implements Reading {
  readonly #source: Source
  readonly #sink: Sink
  readonly #time = new ActiveTime()
  readonly #copied = new CopiedHistory()
  readonly #turn = new Turn()
  readonly #tokens = new Tokens()
  readonly #pullRequests = new PullRequests()
  readonly #prompts = new Twins()
  readonly #answers = new Twins()
  /** Calls that wait for their result, with what an event has said of their failure. */
  readonly #calls = new Map<string, boolean | null>()
  #id: string | null = null
  #meta: SessionMeta | null = null
  #cwd: string | null = null
  #name: string | null = null
  #firstPrompt: string | null = null

  constructor(source: Source, sink: Sink) {
    this.#source = source
    this.#sink = sink
  }

  record(source: SourceRecord): void {
    const record = envelopeOf(source)
    if (record === null) {
      const { type, payload } = source.value
      if (!isStateMark(source.value)) this.#sink.notUnderstood(kindOf(type, objectOf(payload)?.['type']))
      return
    }
    this.#identify(record)
    if (this.#id === null) return
    if (this.#copied.covers(record, this.#id)) this.#passCopied(record)
    else {
      const wasAtWork = this.#turn.isAtWork
      const byPerson = this.#read(record, this.#id)
      this.#time.add(record.at, byPerson || !wasAtWork)
    }
  }

  end(): readonly ImportedSession[] {
    if (this.#id === null || !this.#turn.hasBegun) return []
    const pullRequests = this.#pullRequests.all
    const [first] = pullRequests
    return [
      {
        externalId: this.#id,
        parentExternalId: this.#meta?.parentId ?? null,
        title: this.#name ?? this.#firstPrompt,
        firstRecordAt: this.#time.first,
        lastRecordAt: this.#time.last,
        activeMicros: this.#time.active,
        ending: this.#turn.ending,
        agentVersion: this.#meta?.version ?? null,
        cwd: this.#cwd,
        repositoryUrl: this.#meta?.repositoryUrl ?? null,
        repositoryName:
          this.#meta?.repositoryName ?? (first === undefined ? null : repositoryNameOf(first.url)),
        branch: this.#meta?.branch ?? null,
        pullRequests,
        tokensByModel: this.#tokens.byModel,
      },
    ]
  }

  /** The file's name counts only where the head is lost: a later head is a copied one. */
  #identify(record: CodexRecord): void {
    if (record.type !== 'session_meta') {
      this.#id ??= idInName(this.#source.name)
      return
    }
    const meta = sessionMetaIn(record.payload)
    this.#id ??= (record.position.line === 1 ? meta.id : null) ?? idInName(this.#source.name) ?? meta.id
    if (this.#meta !== null || (meta.id !== null && meta.id !== this.#id)) return
    this.#meta = meta
    this.#cwd = meta.cwd
  }

  #passCopied({ type, payload }: CodexRecord): void {
    if (type === 'event_msg' && payload['type'] === 'token_count')
      this.#tokens.begin(objectOf(payload['info']))
  }

  /** Whether the record is a person's message. */
  #read(record: CodexRecord, id: string): boolean {
    const { type, payload } = record
    switch (type) {
      case 'session_meta':
        return false
      case 'turn_context':
        this.#cwd ??= textOf(payload['cwd'])
        this.#tokens.usedBy(textOf(payload['model']))
        return false
      case 'response_item':
        return this.#readItem(record, id)
      case 'event_msg':
        return this.#readEvent(record, id)
      case 'token_usage_record':
        this.#tokens.record(payload)
        return false
      case 'compacted':
        this.#step(record, id, 'notice', 'message', { name: 'compacted' })
        return false
      case 'inter_agent_communication':
        this.#step(record, id, 'context', 'content')
        return false
    }
    if (!known.IRRELEVANT_RECORDS.includes(type)) this.#sink.notUnderstood(kindOf(type))
    return false
  }

  #readItem(record: CodexRecord, id: string): boolean {
    const { payload } = record
    const type = textOf(payload['type']) ?? ''
    const call = toolCallIn(payload)
    const result = toolResultIn(payload)
    if (type === 'message') return this.#readMessage(record, id)
    if (call !== null) {
      this.#replied()
      this.#turn.called(call.name)
      if (call.callId !== null) this.#calls.set(call.callId, null)
      this.#pullRequests.called(call.name, call.callId, payload)
      this.#step(record, id, 'tool_call', call.field, { name: call.name, callId: call.callId })
    } else if (result !== null) {
      this.#replied()
      this.#turn.worked()
      const output = payload[result.field]
      const isError = (result.callId === null ? null : this.#calls.get(result.callId)) ?? isFailure(output)
      if (result.callId !== null) this.#calls.delete(result.callId)
      this.#pullRequests.answered(result.callId, isError, output)
      this.#step(record, id, 'tool_result', result.field, { callId: result.callId, isError })
    } else if (type === 'reasoning') {
      this.#replied()
      this.#turn.worked()
      this.#step(record, id, 'reasoning', 'summary')
    } else if (type === 'agent_message') {
      this.#step(record, id, 'context', 'content')
    } else if (!known.IRRELEVANT_ITEMS.includes(type)) {
      this.#sink.notUnderstood(kindOf('response_item', type))
    }
    return false
  }

  #readMessage(record: CodexRecord, id: string): boolean {
    const { payload } = record
    if (payload['role'] === 'assistant') {
      this.#answer(record, id, 'item', textsOf(payload['content']).join(''), 'content')
      return false
    }
    const typed = payload['role'] === 'user' ? typedIn(payload['content']) : ''
    if (typed !== '') return this.#prompt(record, id, 'item', typed, 'content')
    this.#step(record, id, 'context', 'content')
    return false
  }

  #readEvent(record: CodexRecord, id: string): boolean {
    const { payload } = record
    const type = textOf(payload['type']) ?? ''
    this.#turn.event(type, payload)
    switch (type) {
      case 'user_message':
        return this.#readUserEvent(record, id)
      case 'agent_message':
        this.#answer(record, id, 'event', textOf(payload['message']) ?? '', 'message')
        return false
      case 'item_completed':
        return this.#readCompleted(record, id)
      case 'token_count':
        this.#tokens.count(objectOf(payload['info']))
        return false
      case 'thread_name_updated':
        this.#name = textOf(payload['thread_name'])?.trim() ?? this.#name
        return false
    }
    const isError = Object.hasOwn(known.NOTICES, type) ? known.NOTICES[type] : undefined
    if (isError !== undefined) this.#step(record, id, 'notice', '', { name: type, isError })
    else if (known.CALL_ENDS.includes(type)) this.#callEnded(payload['call_id'], payload)
    else if (!QUIET_EVENTS.includes(type)) {
      this.#sink.notUnderstood(kindOf('event_msg', type))
    }
    return false
  }

  #readUserEvent(record: CodexRecord, id: string): boolean {
    const { payload } = record
    // Versions of 2025 marked injected messages by their kind.
    const isPrompt = payload['kind'] === undefined || payload['kind'] === null || payload['kind'] === 'plain'
    const pictures = [...listOf(payload['images']), ...listOf(payload['local_images'])]
    const text = isPrompt ? typedIn(payload['message'], pictures) : ''
    return text !== '' && this.#prompt(record, id, 'event', text, 'message')
  }

  #readCompleted(record: CodexRecord, id: string): boolean {
    const item = objectOf(record.payload['item'])
    const type = textOf(item?.['type']) ?? ''
    if (type === 'UserMessage') {
      const text = typedIn(item?.['content'])
      return text !== '' && this.#prompt(record, id, 'completed', text, 'item')
    }
    if (type === 'AgentMessage') {
      this.#answer(record, id, 'completed', textsOf(item?.['content']).join(''), 'item', item?.['phase'])
    } else if (!known.COMPLETED_ITEMS.includes(type)) {
      this.#sink.notUnderstood(kindOf('event_msg/item_completed', type))
    } else if (item) this.#callEnded(item['id'], item)
    return false
  }

  #callEnded(callId: unknown, event: JsonObject): void {
    if (typeof callId === 'string' && this.#calls.has(callId)) this.#calls.set(callId, failureIn(event))
  }

  #prompt(record: CodexRecord, id: string, form: Form, text: string, field: string): boolean {
    this.#turn.worked()
    this.#answers.part()
    const isPersons = this.#meta?.isSubAgent !== true
    if (this.#prompts.isRepeat(form, text)) return isPersons
    this.#firstPrompt ??= promptTitle(text)
    this.#step(record, id, isPersons ? 'user_message' : 'context', field)
    if (isPersons) this.#message(record, id, 'user', text)
    return isPersons
  }

  #answer(record: CodexRecord, id: string, form: Form, text: string, field: string, phase?: unknown): void {
    this.#turn.said(phase ?? record.payload['phase'])
    this.#prompts.part()
    if (text.trim() === '' || this.#answers.isRepeat(form, text)) return
    this.#step(record, id, 'agent_message', field)
    this.#message(record, id, 'devin', text)
  }

  #replied(): void {
    this.#prompts.part()
    this.#answers.part()
  }

  #message({ at, position }: CodexRecord, id: string, source: MessageSource, text: string): void {
    this.#sink.message(id, { source, eventId: eventIdOf(position.line), text, at, position })
  }

  /** `field` of the payload holds the content; where it is missing, the payload does. */
  #step(
    record: CodexRecord,
    id: string,
    kind: StepKind,
    field: string,
    rest: Partial<ImportedStep> = {},
  ): void {
    const { payload, base, at, position } = record
    const pointer = field !== '' && Object.hasOwn(payload, field) ? `${base}/${field}` : base
    const eventId = eventIdOf(position.line)
    this.#sink.step(id, {
      kind,
      name: null,
      callId: null,
      isError: null,
      eventId,
      at,
      position,
      pointer,
      ...rest,
    })
  }
}

/** Records have no ids of their own in most versions; a file only grows at its end, so their lines do. */
function eventIdOf(line: number): string {
  return `line-${line}`
}
