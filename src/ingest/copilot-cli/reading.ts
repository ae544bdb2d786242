import type { ImportedSession } from '../../domain/imported.ts'
import { Draft, type Place } from '../draft.ts'
import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import { eventIn, type CopilotEvent } from './event.ts'
import { EVENT_TYPES, isReadType, type ReadType } from './event-types.ts'
import { standingPointer } from '../pointer.ts'
import { SubAgents } from './sub-agents.ts'
import { Usage } from './usage.ts'

/** The tools by which the agent asks a person and waits. */
const QUESTION_TOOLS: ReadonlySet<string> = new Set(['ask_user', 'exit_plan_mode'])
const ATTACHMENT = '[Attachment]'

/** Reads one event log: a session, and the sub-agents whose events stand among its own. */
export class CopilotReading implements Reading {
  readonly #source: Source
  readonly #sink: Sink
  readonly #subAgents: SubAgents
  readonly #usage = new Usage()
  readonly #ids = new Set<string>()
  readonly #calls = new Set<string>()
  readonly #questions = new Set<string>()
  #main: Draft | null = null
  #model: string | null = null
  #lastReasoning: string | null = null

  constructor(source: Source, sink: Sink) {
    this.#source = source
    this.#sink = sink
    this.#subAgents = new SubAgents(sink)
  }

  record({ value, position }: SourceRecord): void {
    const event = eventIn(value)
    if (event === null || !EVENT_TYPES.has(event.type)) {
      this.#sink.notUnderstood(textOf(value['type']) ?? 'untyped')
      return
    }
    const main = this.#mainOf(event)
    if (main === null) return
    const eventId = this.#idOf(event, `line-${position.line}`)
    const { type, at, data } = event
    const draft = type.startsWith('subagent.') ? main : (this.#subAgents.of(event, main) ?? main)
    draft.touch(at, this.#isByPerson(event, draft))
    if (!isReadType(type)) return
    const place = (field: string, part?: string): Place => ({
      eventId: part === undefined ? eventId : `${eventId}/${part}`,
      at,
      position,
      pointer: field === '' ? '/data' : standingPointer(value, `/data/${field}`),
    })
    this.#read(type, draft, main, event, data, place)
  }

  end(): readonly ImportedSession[] {
    if (this.#main === null) return []
    this.#usage.end()
    const subAgents = this.#subAgents.all.filter((draft) => draft.hasContent)
    if (!this.#main.hasContent && subAgents.length === 0) return []
    return [this.#main, ...subAgents].map((draft) => draft.end())
  }

  #mainOf({ type, data }: CopilotEvent): Draft | null {
    const told = type === 'session.start' ? textOf(data['sessionId']) : null
    const id = told ?? idInName(this.#source.name)
    if (this.#main === null && id !== null) this.#main = new Draft(id, this.#sink)
    return this.#main
  }

  #idOf({ id }: CopilotEvent, substitute: string): string {
    if (id === null || this.#ids.has(id)) return substitute
    this.#ids.add(id)
    return id
  }

  /** What a person did: until then nobody worked. */
  #isByPerson({ type, data }: CopilotEvent, draft: Draft): boolean {
    switch (type) {
      case 'user.message':
        return draft.parentExternalId === null && isTyped(data)
      case 'permission.completed':
      case 'session.resume':
      case 'tool.user_requested':
        return true
      case 'tool.execution_complete':
        return this.#questions.has(textOf(data['toolCallId']) ?? '')
      default:
        return false
    }
  }

  #read(
    type: ReadType,
    draft: Draft,
    main: Draft,
    event: CopilotEvent,
    data: JsonObject,
    place: (field: string, part?: string) => Place,
  ): void {
    switch (type) {
      case 'session.start':
        main.agentVersion = textOf(data['copilotVersion']) ?? main.agentVersion
        this.#model = textOf(data['selectedModel']) ?? this.#model
        takeContext(main, objectOf(data['context']))
        return
      case 'session.resume':
        this.#model = textOf(data['selectedModel']) ?? this.#model
        takeContext(main, objectOf(data['context']))
        return
      case 'session.context_changed':
        takeContext(main, data)
        return
      case 'session.model_change':
        this.#model = textOf(data['newModel']) ?? this.#model
        return
      case 'session.title_changed':
        main.title = textOf(data['title']) ?? main.title
        return
      case 'user.message':
        this.#readPrompt(draft, data, place)
        return
      case 'system.message':
      case 'system.notification':
      case 'skill.invoked':
        draft.step(place('content'), { kind: 'context' })
        return
      case 'tool.user_requested':
        this.#calls.add(textOf(data['toolCallId']) ?? '')
        draft.step(place(''), { kind: 'context' })
        return
      case 'assistant.reasoning':
        this.#lastReasoning = textOf(data['content'])
        if (this.#lastReasoning !== null) draft.thought(place('content'))
        return
      case 'assistant.message':
        this.#readMessage(draft, data, place)
        return
      case 'tool.execution_start':
        this.#call(draft, place('arguments'), data['toolName'], data['toolCallId'], data['arguments'])
        return
      case 'tool.execution_complete':
        this.#readResult(draft, data, place)
        return
      case 'subagent.started':
        this.#subAgents.started(event, main)
        main.noticed(place(''), type)
        return
      case 'permission.requested':
        draft.noticed(place('permissionRequest'), type)
        draft.ending = 'asks'
        return
      case 'permission.completed': {
        const kind = textOf(objectOf(data['result'])?.['kind']) ?? ''
        draft.noticed(place('result'), type, isDenial(kind) ? true : null)
        draft.ending = 'broke_off'
        return
      }
      case 'hook.end':
        if (data['success'] === false) draft.noticed(place(''), 'hook_failed', true)
        return
      case 'abort':
        draft.noticed(place(''), type)
        draft.ending = 'broke_off'
        return
      case 'session.error':
        draft.noticed(place(''), type, true)
        draft.ending = 'api_error'
        return
      case 'session.shutdown':
        this.#usage.shutDown(main, data, (agentId) => this.#subAgents.find(agentId))
        main.noticed(place(''), type, data['shutdownType'] === 'error' ? true : null)
        if (data['shutdownType'] === 'error') main.ending = 'api_error'
        return
      case 'session.compaction_complete':
      case 'session.task_complete':
        draft.noticed(place(''), type, data['success'] === false ? true : null)
        return
      case 'subagent.failed':
        main.noticed(place(''), type, true)
        return
      default:
        draft.noticed(place(''), type)
    }
  }

  #readPrompt(draft: Draft, data: JsonObject, place: (field: string) => Place): void {
    const text = textOf(data['content']) ?? (listOf(data['attachments']).length > 0 ? ATTACHMENT : null)
    if (text === null) return
    const byPerson = draft.parentExternalId === null && isTyped(data)
    if (!byPerson && draft.parentExternalId === null) {
      draft.step(place('content'), { kind: 'context' })
      draft.ending = 'broke_off'
    } else draft.asked(place(Object.hasOwn(data, 'content') ? 'content' : 'attachments'), text, byPerson)
  }

  #readMessage(draft: Draft, data: JsonObject, place: (field: string, part?: string) => Place): void {
    const requests = listOf(data['toolRequests'])
    this.#usage.said(draft, data, this.#model)
    const reasoning = textOf(data['reasoningText'])
    // Some versions write the reasoning down as an event of its own, too.
    if (reasoning !== null && reasoning !== this.#lastReasoning)
      draft.thought(place('reasoningText', 'reasoning'))
    this.#lastReasoning = null
    const text = textOf(data['content'])
    if (text !== null) draft.said(place('content'), text, requests.length > 0)
    else if (requests.length === 0) draft.ending = 'turn_over'
    for (const [index, item] of requests.entries()) {
      const request = objectOf(item)
      if (request === null) continue
      const { name, toolCallId, arguments: input } = request
      this.#call(draft, place(`toolRequests/${index}/arguments`, String(index)), name, toolCallId, input)
    }
  }

  /** A call stands in the message that asks for it and once more when it begins; the first counts. */
  #call(draft: Draft, place: Place, toolName: unknown, toolCallId: unknown, input: unknown): void {
    const callId = textOf(toolCallId)
    const name = textOf(toolName) ?? 'unknown'
    if (callId !== null && this.#calls.has(callId)) return
    if (callId !== null) this.#calls.add(callId)
    draft.called(place, name, callId, textOf(objectOf(input)?.['command']))
    if (!QUESTION_TOOLS.has(name)) return
    if (callId !== null) this.#questions.add(callId)
    draft.ending = 'asks'
  }

  #readResult(draft: Draft, data: JsonObject, place: (field: string) => Place): void {
    const callId = textOf(data['toolCallId'])
    const field = ['error', 'result'].find((name) => objectOf(data[name]) !== null) ?? ''
    if (data['isUserRequested'] === true) {
      draft.step(place(field), { kind: 'context' })
      return
    }
    const isError = typeof data['success'] === 'boolean' ? !data['success'] : null
    const text = (): string => textOf(objectOf(data['result'])?.['content']) ?? ''
    draft.answered(place(field), callId, isError, text)
  }
}

/** Skills, other agents and the client's own loop write prompts too; then their origin is named. */
function isTyped(data: JsonObject): boolean {
  const source = textOf(data['source'])
  return (source === null || source === 'user') && data['isAutopilotContinuation'] !== true
}

function isDenial(kind: string): boolean {
  return kind.startsWith('denied') || kind === 'cancelled'
}

function takeContext(draft: Draft, context: JsonObject | null): void {
  draft.cwd ??= textOf(context?.['cwd'])
  draft.branch = textOf(context?.['branch']) ?? draft.branch
  draft.repositoryName ??= textOf(context?.['repository'])
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** The id in `<session id>/events.jsonl`, or in the file's name, for a log whose beginning is lost. */
function idInName(name: string | null): string | null {
  return name?.match(UUID)?.at(-1)?.toLowerCase() ?? null
}
