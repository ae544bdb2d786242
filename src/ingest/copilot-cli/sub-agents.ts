import { Draft } from '../draft.ts'
import { textOf } from '../fields.ts'
import type { Sink } from '../importer.ts'
import type { CopilotEvent } from './event.ts'

/** The sub-agents of a session, by their own id or by the call that started them, in order of appearance. */
export class SubAgents {
  readonly #sink: Sink
  readonly #drafts = new Map<string, Draft>()
  readonly #idOfCall = new Map<string, string>()

  constructor(sink: Sink) {
    this.#sink = sink
  }

  get all(): readonly Draft[] {
    return [...this.#drafts.values()]
  }

  find(agentId: string): Draft | undefined {
    return this.#drafts.get(this.#idOfCall.get(agentId) ?? agentId)
  }

  /** The sub-agent's session that an event is of; `undefined` for the main agent's. */
  of(event: CopilotEvent, main: Draft): Draft | undefined {
    const { agentId, parentToolCallId } = event
    if (agentId === null && parentToolCallId === null) return undefined
    const id = agentId ?? this.#idOfCall.get(parentToolCallId ?? '') ?? parentToolCallId ?? ''
    if (agentId !== null && parentToolCallId !== null) this.#idOfCall.set(parentToolCallId, agentId)
    return this.#draft(id, main)
  }

  started({ agentId, data }: CopilotEvent, main: Draft): void {
    const callId = textOf(data['toolCallId'])
    const id = agentId ?? callId
    if (id === null) return
    if (callId !== null) this.#idOfCall.set(callId, id)
    const draft = this.#draft(id, main)
    draft.title ??= textOf(data['agentDisplayName']) ?? textOf(data['agentName'])
  }

  #draft(id: string, main: Draft): Draft {
    let draft = this.#drafts.get(id)
    if (draft === undefined) {
      draft = new Draft(`${main.externalId}/${id}`, this.#sink)
      draft.parentExternalId = main.externalId
      draft.agentVersion = main.agentVersion
      draft.cwd = main.cwd
      draft.repositoryName = main.repositoryName
      draft.branch = main.branch
      this.#drafts.set(id, draft)
    }
    return draft
  }
}
