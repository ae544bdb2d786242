import type { ImportedSession } from '../../domain/imported.ts'
import { parseIso } from '../../domain/time.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import { readAssistant } from './assistant.ts'
import { Conversation, type Entry } from './conversation.ts'
import { objectOf, textOf } from '../fields.ts'
import { PromptQueue } from './prompt-queue.ts'
import { readAttachment, readQueueOperation } from './queued-prompt.ts'
import { CONVERSATION_TYPES, isRecordType } from './records.ts'
import { sessionIdInName, SubAgents } from './sub-agent.ts'
import { readSystem } from './system.ts'
import { readUser } from './user.ts'

/** A uuid that stands twice is a copy; of anything else (a redacted id, say) that can't be said. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LONGEST_KIND = 60
const IN_CONVERSATION: ReadonlySet<string> = new Set(CONVERSATION_TYPES)

/** Reads the records of one file. */
export class TranscriptReading implements Reading {
  readonly #name: string | null
  readonly #sink: Sink
  readonly #subAgents: SubAgents
  readonly #queue = new PromptQueue()
  /** By external id, each with the session its records name. */
  readonly #conversations = new Map<string, { readonly sessionId: string; readonly is: Conversation }>()
  /** In order of appearance. */
  readonly #sessionIds = new Set<string>()
  readonly #recordIds = new Set<string>()
  readonly #summaries: { readonly text: string; readonly leaf: string }[] = []
  #sessionId: string | null

  constructor(source: Source, sink: Sink) {
    this.#name = source.name
    this.#sink = sink
    this.#subAgents = new SubAgents(source.name)
    this.#sessionId = sessionIdInName(source.name)
  }

  record({ value: record, position }: SourceRecord): void {
    const type = record['type']
    if (!isRecordType(type)) {
      this.#notUnderstood(textOf(type) ?? 'no_type')
      return
    }
    if (type === 'summary') {
      const text = textOf(record['summary'])
      const leaf = textOf(record['leafUuid'])
      if (text !== null && leaf !== null) this.#summaries.push({ text, leaf })
      return
    }
    const sessionId = this.#sessionIdOf(record)
    if (sessionId === null) {
      if (IN_CONVERSATION.has(type)) this.#notUnderstood(`${type}/no_session`)
      return
    }
    const id = this.#idOf(record, IN_CONVERSATION.has(type), `line-${position.line}`)
    if (id === null) return
    const entry: Entry = { record, id, at: parseIso(record['timestamp']), position }
    switch (type) {
      case 'user':
      case 'assistant':
      case 'system':
      case 'attachment':
        this.#sessionIds.add(sessionId)
        this.#readConversation(type, this.#conversationOf(record, id, sessionId), entry)
        return
      case 'progress':
        this.#conversationOf(record, id, sessionId).touch(record, false)
        return
      default:
        this.#readFact(type, this.#main(sessionId), entry)
    }
  }

  end(): readonly ImportedSession[] {
    for (const { is } of this.#conversations.values()) is.messages.close()
    const ids = [...this.#sessionIds]
    const own = this.#ownSessionId(ids)
    const summary = this.#summaries.findLast(({ leaf }) => this.#recordIds.has(leaf))?.text ?? null
    return ids
      .slice(own === null ? 0 : ids.indexOf(own))
      .flatMap((id) => [...this.#conversations.values()].filter(({ sessionId }) => sessionId === id))
      .filter(({ is }) => is.hasContent)
      .map(({ is }) => is.end(is.externalId === own ? summary : null))
  }

  /**
   * A resumed session's file may begin with the records of the session it goes on from, under that one's
   * id. So the file's own id is the one its name holds, else the last; what stands before it is a copy.
   */
  #ownSessionId(ids: readonly string[]): string | null {
    return ids.find((id) => this.#name?.includes(id)) ?? ids.at(-1) ?? null
  }

  #sessionIdOf(record: JsonObject): string | null {
    const id = textOf(record['sessionId'])
    const agentId = textOf(record['agentId'])
    // Some sub-agents' records name the agent here, not the session; then the folder does.
    const named = agentId !== null && id === `agent-${agentId}` ? sessionIdInName(this.#name) : id
    this.#sessionId = named ?? this.#sessionId
    return this.#sessionId
  }

  /** The record's id; `null` for a copy: of another session's history, or of a record that stood before. */
  #idOf(record: JsonObject, remember: boolean, substitute: string): string | null {
    const uuid = textOf(record['uuid'])
    const isFork = objectOf(record['forkedFrom']) !== null
    if (uuid === null || !remember) return isFork ? null : (uuid ?? substitute)
    if (this.#recordIds.has(uuid)) return isFork || UUID.test(uuid) ? null : substitute
    this.#recordIds.add(uuid)
    return isFork ? null : uuid
  }

  #main(sessionId: string): Conversation {
    return this.#conversation(sessionId, null, sessionId)
  }

  #conversationOf(record: JsonObject, id: string, sessionId: string): Conversation {
    if (record['isSidechain'] !== true) return this.#main(sessionId)
    return this.#conversation(
      `${sessionId}/${this.#subAgents.agentIdOf(record, id, this.#recordIds)}`,
      sessionId,
      sessionId,
    )
  }

  #conversation(externalId: string, parent: string | null, sessionId: string): Conversation {
    const known = this.#conversations.get(externalId)
    if (known) return known.is
    const is = new Conversation(externalId, parent, this.#sink)
    this.#conversations.set(externalId, { sessionId, is })
    return is
  }

  #readConversation(type: (typeof CONVERSATION_TYPES)[number], to: Conversation, entry: Entry): void {
    const unknownBlock = (block: string) => this.#notUnderstood(`${type}/${block}`)
    switch (type) {
      case 'user':
        return readUser(to, entry, unknownBlock)
      case 'assistant':
        return readAssistant(to, entry, unknownBlock)
      case 'system':
        return readSystem(to, entry)
      case 'attachment':
        return readAttachment(to, entry, this.#queue)
    }
  }

  #readFact(type: string, to: Conversation, entry: Entry): void {
    const { record } = entry
    switch (type) {
      case 'custom-title':
        to.customTitle = textOf(record['customTitle']) ?? to.customTitle
        return
      case 'ai-title':
        to.aiTitle = textOf(record['aiTitle']) ?? to.aiTitle
        return
      case 'pr-link':
        to.touch(record, false)
        to.pullRequests.linked(record['prUrl'], record['prRepository'])
        return
      case 'queue-operation':
        readQueueOperation(to, entry, this.#queue)
    }
  }

  #notUnderstood(kind: string): void {
    this.#sink.notUnderstood(kind.slice(0, LONGEST_KIND))
  }
}
