import type { ImportedSession, TokenCounts } from '../../domain/imported.ts'
import { parseIso, type Micros } from '../../domain/time.ts'
import { Draft, type Place } from '../draft.ts'
import { countOf, listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import { standingPointer } from '../pointer.ts'
import {
  contentFieldOf,
  contentText,
  hasPicture,
  isHead,
  isTyped,
  messageKindOf,
  type MessageKind,
} from './records.ts'
import { toolCallIn } from './tool-calls.ts'

const ASKING_TOOL = 'ask_user'
const PICTURE = '[Image]'

/** What was told of a message already: a line may repeat it with more calls, results or its tokens. */
interface Told {
  readonly kind: MessageKind | null
  isCounted: boolean
  hasThoughts: boolean
  hasText: boolean
  readonly called: Set<string>
  readonly answered: Set<string>
}

/** Reads one chat. Its messages may be written again as they grow; each part of one counts where it first stands. */
export class GeminiReading implements Reading {
  readonly #source: Source
  readonly #sink: Sink
  readonly #told = new Map<string, Told>()
  #draft: Draft | null = null
  #isSubAgent = false

  constructor(source: Source, sink: Sink) {
    this.#source = source
    this.#sink = sink
    const members = [...(source.outline?.members ?? [])].map(([name, { value }]) => [name, value])
    if (source.outline !== null) this.#takeHead(Object.fromEntries(members) as JsonObject)
  }

  record(record: SourceRecord): void {
    const { value } = record
    const update = objectOf(value['$set'])
    if (messageKindOf(value) !== null) this.#readMessage(record, value, '', false)
    else if (update !== null) {
      this.#takeFacts(update)
      // The history as the model is to see it from now on: what is new in it is a summary of what is left out.
      this.#readMessages(record, update['messages'], '/$set/messages', true)
    } else if (isHead(value)) {
      this.#takeHead(value)
      this.#readMessages(record, value['messages'], '/messages', false)
    } else if (textOf(value['$rewindTo']) !== null) {
      const { position } = record
      const place = { eventId: `line-${position.line}`, at: null, position, pointer: '/$rewindTo' }
      this.#own().noticed(place, 'rewind')
    } else this.#sink.notUnderstood(textOf(value['type']) ?? 'untyped')
  }

  end(): readonly ImportedSession[] {
    return this.#draft?.hasContent === true ? [this.#draft.end()] : []
  }

  #own(): Draft {
    this.#draft ??= new Draft(stemOf(this.#source.name), this.#sink)
    return this.#draft
  }

  #takeHead(head: JsonObject): void {
    this.#draft ??= new Draft(textOf(head['sessionId']) ?? stemOf(this.#source.name), this.#sink)
    this.#draft.touch(parseIso(head['startTime']))
    this.#isSubAgent = head['kind'] === 'subagent'
    if (this.#isSubAgent) this.#draft.parentExternalId = folderOf(this.#source.name)
    this.#takeFacts(head)
  }

  #takeFacts(facts: JsonObject): void {
    const draft = this.#own()
    draft.title = textOf(facts['summary']) ?? draft.title
    draft.cwd ??= textOf(listOf(facts['directories'])[0])
  }

  #readMessages(record: SourceRecord, messages: unknown, pointer: string, isHistory: boolean): void {
    for (const [index, item] of listOf(messages).entries()) {
      const message = objectOf(item)
      if (message !== null && messageKindOf(message) !== null)
        this.#readMessage(record, message, `${pointer}/${index}`, isHistory)
    }
  }

  #readMessage({ position }: SourceRecord, message: JsonObject, base: string, isHistory: boolean): void {
    const kind = messageKindOf(message)
    const named = textOf(message['id']) ?? ''
    const id = (this.#told.get(named)?.kind ?? kind) === kind ? named : `${named}/${kind}`
    const before = this.#told.get(id)
    if (before !== undefined && kind !== 'agent') return
    const told = before ?? newlyTold(kind)
    this.#told.set(id, told)
    const at = parseIso(message['timestamp'])
    const place = (pointer: string, part: string): Place => ({
      eventId: part === '' ? id : `${id}/${part}`,
      at,
      position,
      pointer: `${base}${standingPointer(message, `/${pointer}`)}`,
    })
    const field = contentFieldOf(message)
    const text = contentText(message[field])
    if (isHistory && before === undefined) {
      if (text !== null) this.#own().step(place(field, ''), { kind: 'context' })
    } else if (kind === 'user') this.#readPrompt(message, text, at, place)
    else if (kind === 'notice') this.#readNotice(message, text ?? '', at, place(field, ''))
    else this.#readAnswer(message, told, text, at, place)
  }

  #readPrompt(
    message: JsonObject,
    text: string | null,
    at: Micros | null,
    place: (field: string, part: string) => Place,
  ): void {
    const draft = this.#own()
    const field = contentFieldOf(message)
    const prompt = text ?? (hasPicture(message['content']) ? PICTURE : null)
    // Results of tools that are handed over by themselves: they stand with their calls, too.
    if (prompt === null) return
    const byPerson = !this.#isSubAgent && isTyped(prompt)
    draft.touch(at, !this.#isSubAgent)
    if (byPerson || this.#isSubAgent) draft.asked(place(field, ''), prompt, byPerson)
    else draft.step(place(field, ''), { kind: 'context' })
  }

  /** What the client tells the person; it may be long after anybody worked. */
  #readNotice(message: JsonObject, text: string, at: Micros | null, place: Place): void {
    const draft = this.#own()
    const type = textOf(message['type']) ?? ''
    draft.touch(at, true)
    draft.noticed(place, type, type === 'error' ? true : null)
    if (type === 'error') draft.ending = 'api_error'
    else if (/^Request cancelled/i.test(text)) draft.ending = 'broke_off'
  }

  #readAnswer(
    message: JsonObject,
    told: Told,
    text: string | null,
    at: Micros | null,
    place: (field: string, part: string) => Place,
  ): void {
    const draft = this.#own()
    draft.touch(at)
    const tokens = objectOf(message['tokens'])
    if (tokens !== null && !told.isCounted) {
      told.isCounted = true
      draft.tokens.add(textOf(message['model']), countsOf(tokens))
    }
    if (listOf(message['thoughts']).length > 0 && !told.hasThoughts) {
      told.hasThoughts = true
      draft.thought(place('thoughts', 'thoughts'))
    }
    const calls = listOf(message['toolCalls'])
    if (text !== null && !told.hasText) {
      told.hasText = true
      draft.said(place(contentFieldOf(message), ''), text, calls.length > 0)
    }
    for (const [index, item] of calls.entries()) {
      const call = objectOf(item)
      if (call !== null) this.#readCall(draft, call, told, `toolCalls/${index}`, place)
    }
  }

  #readCall(
    draft: Draft,
    value: JsonObject,
    told: Told,
    field: string,
    place: (field: string, part: string) => Place,
  ): void {
    const call = toolCallIn(value, place(field, field).eventId)
    if (!told.called.has(call.callId)) {
      told.called.add(call.callId)
      draft.called(place(`${field}/args`, field), call.name, call.callId, call.command)
      if (call.name === ASKING_TOOL || value['status'] === 'awaiting_approval') draft.ending = 'asks'
    }
    if (!call.isAnswered || told.answered.has(call.callId)) return
    told.answered.add(call.callId)
    const at = parseIso(value['timestamp'])
    draft.touch(at, call.name === ASKING_TOOL)
    const output = call.resultField === null ? field : `${field}/${call.resultField}`
    const answer = place(output, `${field}/result`)
    draft.answered({ ...answer, at: at ?? answer.at }, call.callId, call.isError, () => call.resultText())
  }
}

function newlyTold(kind: MessageKind | null): Told {
  return {
    kind,
    isCounted: false,
    hasThoughts: false,
    hasText: false,
    called: new Set(),
    answered: new Set(),
  }
}

/** Gemini's input includes what was read from a cache; thoughts stand beside the output. */
function countsOf(tokens: JsonObject): Partial<TokenCounts> {
  const cacheRead = countOf(tokens['cached'])
  const reasoning = countOf(tokens['thoughts'])
  return {
    input: Math.max(0, countOf(tokens['input']) + countOf(tokens['tool']) - cacheRead),
    output: countOf(tokens['output']) + reasoning,
    cacheRead,
    reasoning,
  }
}

/** Stands for the id of a chat whose beginning is lost. */
function stemOf(name: string | null): string {
  return /([^/]+?)(?:\.jsonl?)?$/.exec(name ?? '')?.[1] ?? 'unknown'
}

/** A sub-agent's file stands in a folder that is named after its parent. */
function folderOf(name: string | null): string | null {
  return /([^/]+)\/[^/]+$/.exec(name ?? '')?.[1] ?? null
}
